import * as v from 'valibot';
import { type Complaint, Contact } from '../api/complaint.ts';
import { type FieldError, fieldErrors } from '../api/problem.ts';
import { type Draft, type Field, type FieldName, FIELDS, isAsked } from './fields.ts';

/** What is asked for to correct contact details: the questions of the form. */
export const CONTACT_FIELDS: readonly Field[] = FIELDS.filter(({ path }) =>
  path.startsWith('contact.'),
);

/** The questions to be asked: what the form would ask, and beside it whatever is held already, so that nothing is dropped unseen. */
export const contactFields = (draft: Draft, held: Draft): readonly Field[] =>
  CONTACT_FIELDS.filter((field) => isAsked(field, draft) || held[field.name]);

/** What was typed, as the contact that a command carries, or every mistake by its path in a complaint. */
export function readContact(
  draft: Draft,
): { contact: Complaint['contact'] } | { errors: FieldError[] } {
  const pick = (...names: FieldName[]) =>
    Object.fromEntries(
      names.flatMap((name) => (draft[name]?.trim() ? [[name, draft[name].trim()]] : [])),
    );
  const address = pick('street', 'postalCode', 'city', 'country');
  // A country alone is what a form begins with, and no address.
  const hasAddress = draft.prefers === 'post' || Object.keys(address).some((n) => n !== 'country');
  const read = v.safeParse(Contact, {
    ...pick('name', 'company', 'email', 'phone'),
    ...(hasAddress && { address }),
    ...pick('prefers'),
  });
  if (read.success) return { contact: read.output };
  return {
    errors: fieldErrors(read.issues).map(({ path, code }) => ({ path: `contact.${path}`, code })),
  };
}
