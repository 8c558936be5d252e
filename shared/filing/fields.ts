import type { FormTexts } from '../texts/form.ts';
import type { SightTexts } from '../texts/sight.ts';
import { INSURANCES, PREFERENCES, SUBJECTS, CUSTOMERS } from '../api/choices.ts';
import { LIMITS } from '../api/limits.ts';

/** What a person fills in, by name; a ticked box is 'yes'. Nothing but strings, so that a draft is what was typed. */
export type Draft = Partial<Record<FieldName, string>>;

export type FieldName =
  | 'customer'
  | 'name'
  | 'company'
  | 'contractReference'
  | 'contractUnknown'
  | 'prefers'
  | 'email'
  | 'phone'
  | 'street'
  | 'postalCode'
  | 'city'
  | 'country'
  | 'subject'
  | 'insurance'
  | 'description'
  | 'grievances'
  | 'wish';

/** One question of the form, as data that the widget and the hosted page both draw. Texts are keys of the catalogues. */
export type Field = {
  name: FieldName;
  /** Where its answer stands in a `Complaint`, as in the path of a field error. */
  path: string;
  kind: 'text' | 'email' | 'tel' | 'area' | 'radios' | 'select' | 'box';
  label: keyof FormTexts;
  why?: keyof FormTexts;
  /** Choices: the value and its text; insurance products have theirs in the sight catalogue. */
  options?: readonly { value: string; label: keyof FormTexts | keyof SightTexts }[];
  autocomplete?: string;
  max?: number;
  /** When it is asked; always, unless told. `condition` says the same in words, for a page that can't hide it. */
  asked?: (draft: Draft) => boolean;
  condition?: keyof FormTexts;
  optional?: (draft: Draft) => boolean;
};

/** A step of the form: one group of questions, at most eight native controls (each costs about 9 ms on a slow phone). */
export type Step = { id: string; heading: keyof FormTexts; fields: readonly Field[] };

const same = <K extends string>(values: readonly K[]) =>
  values.map((value) => ({ value, label: value }));
const always = () => true;
const byPost = (draft: Draft) => draft.prefers === 'post';
const not = (preference: string) => (draft: Draft) => draft.prefers !== preference;

const address = (
  name: 'street' | 'postalCode' | 'city' | 'country',
  autocomplete: string,
): Field => ({
  name,
  path: `contact.address.${name}`,
  kind: 'text',
  label: name,
  autocomplete,
  max: LIMITS[name],
  asked: byPost,
  condition: 'addressWhy',
});

/** The questions in their order. The last step, checking and sending, asks nothing and so is not in here. */
export const STEPS: readonly Step[] = [
  {
    id: 'you',
    heading: 'you',
    fields: [
      {
        name: 'customer',
        path: 'customer',
        kind: 'radios',
        label: 'customer',
        why: 'customerWhy',
        options: same(CUSTOMERS),
      },
      {
        name: 'name',
        path: 'contact.name',
        kind: 'text',
        label: 'name',
        autocomplete: 'name',
        max: LIMITS.name,
      },
      {
        name: 'company',
        path: 'contact.company',
        kind: 'text',
        label: 'company',
        autocomplete: 'organization',
        max: LIMITS.company,
        asked: (draft) => draft.customer === 'business',
        condition: 'companyWhenNeeded',
        optional: always,
      },
      {
        name: 'contractReference',
        path: 'contract.reference',
        kind: 'text',
        label: 'contractReference',
        why: 'contractReferenceWhy',
        max: LIMITS.contractReference,
        optional: (draft) => draft.contractUnknown === 'yes',
      },
      {
        name: 'contractUnknown',
        path: 'contract.unknown',
        kind: 'box',
        label: 'contractUnknown',
        optional: always,
      },
    ],
  },
  {
    id: 'reach',
    heading: 'reach',
    fields: [
      {
        name: 'prefers',
        path: 'contact.prefers',
        kind: 'radios',
        label: 'prefers',
        options: same(PREFERENCES),
      },
      {
        name: 'email',
        path: 'contact.email',
        kind: 'email',
        label: 'emailLabel',
        why: 'alsoEmail',
        autocomplete: 'email',
        max: LIMITS.email,
        optional: not('email'),
      },
      {
        name: 'phone',
        path: 'contact.phone',
        kind: 'tel',
        label: 'phoneLabel',
        autocomplete: 'tel',
        max: LIMITS.phone,
        asked: not('post'),
        optional: not('phone'),
      },
      address('street', 'street-address'),
      address('postalCode', 'postal-code'),
      address('city', 'address-level2'),
      address('country', 'country-name'),
    ],
  },
  {
    id: 'subject',
    heading: 'subjectStep',
    fields: [
      {
        name: 'subject',
        path: 'subject',
        kind: 'radios',
        label: 'subject',
        options: same(SUBJECTS),
      },
      {
        name: 'insurance',
        path: 'insurance',
        kind: 'select',
        label: 'insuranceProduct',
        why: 'insuranceWhy',
        options: [{ value: '', label: 'insuranceUnknown' }, ...same(INSURANCES)],
        asked: (draft) => draft.subject === 'insurance',
        condition: 'insuranceWhenNeeded',
        optional: always,
      },
    ],
  },
  {
    id: 'story',
    heading: 'story',
    fields: [
      {
        name: 'description',
        path: 'description',
        kind: 'area',
        label: 'description',
        why: 'descriptionWhy',
        max: LIMITS.description,
      },
      {
        name: 'grievances',
        path: 'grievances',
        kind: 'area',
        label: 'grievances',
        why: 'grievancesWhy',
        optional: always,
      },
      {
        name: 'wish',
        path: 'wish',
        kind: 'area',
        label: 'wish',
        max: LIMITS.wish,
        optional: always,
      },
    ],
  },
];

/** Whether a field is asked for, given what was answered so far. */
export const isAsked = (field: Field, draft: Draft): boolean => field.asked?.(draft) ?? true;

export const FIELDS: readonly Field[] = STEPS.flatMap((step) => step.fields);
