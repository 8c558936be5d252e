import * as v from 'valibot';
import { type Language } from '../api/choices.ts';
import { Complaint } from '../api/complaint.ts';
import { type FieldError, fieldErrors } from '../api/problem.ts';
import { fill } from '../texts/msg.ts';
import type { FormTexts } from '../texts/form.ts';
import { type Draft, type Field, FIELDS, type FieldName, isAsked } from './fields.ts';

/** A sentence about one field, in the person's language. */
export type Mistake = { name: FieldName; text: string };

/** What was typed, put into the shape of a `Complaint`: trimmed, without what is empty or not asked for. It may still be wrong. */
export function complaintFrom(draft: Draft, marque: string, language: Language): unknown {
  const filled: Draft = {};
  for (const field of FIELDS) {
    const value = draft[field.name]?.trim();
    if (value && isAsked(field, draft)) filled[field.name] = value;
  }
  const pick = (...names: FieldName[]) =>
    Object.fromEntries(names.flatMap((n) => (filled[n] === undefined ? [] : [[n, filled[n]]])));
  const address = pick('street', 'postalCode', 'city', 'country');
  const grievances = filled.grievances
    ?.split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    // What a page got wrong is no mistake of the person, who could not mend it.
    marque: /^[a-z0-9-]{1,40}$/.test(marque) ? marque : 'sfs',
    language,
    ...pick('customer'),
    contact: {
      ...pick('name', 'company', 'email', 'phone'),
      ...(draft.prefers === 'post' && { address }),
      ...pick('prefers'),
    },
    contract: filled.contractUnknown
      ? { unknown: true }
      : { ...(filled.contractReference && { reference: filled.contractReference }) },
    ...pick('subject', 'insurance', 'description'),
    ...(grievances && { grievances }),
    ...pick('wish'),
  };
}

/** Reads a draft as a complaint: the complaint, or every mistake in the order of the form. */
export function readDraft(
  draft: Draft,
  marque: string,
  language: Language,
): { complaint: Complaint } | { errors: FieldError[] } {
  const candidate = complaintFrom(draft, marque, language);
  const read = v.safeParse(Complaint, candidate);
  return read.success ? { complaint: read.output } : { errors: fieldErrors(read.issues) };
}

/** Puts field errors into sentences, one a field, in the order of the form; errors of other steps are left out. */
export function mistakes(
  t: FormTexts,
  errors: readonly FieldError[],
  fields: readonly Field[] = FIELDS,
): Mistake[] {
  return fields.flatMap((field) => {
    const error = errors.find(
      ({ path }) => path === field.path || path.startsWith(`${field.path}.`),
    );
    return error ? [{ name: field.name, text: sentence(t, error.code, field) }] : [];
  });
}

function sentence(t: FormTexts, code: string, field: Field): string {
  const texts: Record<string, string> = {
    choose: t.errorChoose,
    tooLong: field.name === 'grievances' ? t.errorTooMany : t.errorTooLong,
    tooMany: t.errorTooMany,
    email: t.errorEmail,
    phone: t.errorPhone,
    neededToAnswer: t.errorNeededToAnswer,
    referenceOrUnknown: t.errorReferenceOrUnknown,
    unexpected: t.errorUnexpected,
    required: field.kind === 'radios' ? t.errorChoose : t.errorRequired,
  };
  return fill(texts[code] ?? t.errorRequired, {
    field: question(t[field.label]),
    max: field.max ?? '',
  });
}

// A label that asks loses its question mark where a sentence goes on behind it.
const question = (label: string) => label.replace(/\s*\?$/, '');
