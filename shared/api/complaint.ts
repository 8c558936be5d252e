import * as v from 'valibot';
import { CUSTOMERS, INSURANCES, LANGUAGES, PREFERENCES, SUBJECTS } from './choices.ts';
import { LIMITS } from './limits.ts';

/** Why a field was not accepted. Every code has a sentence in each language (`error.*` in the form's texts). */
export const FIELD_CODES = [
  'required',
  'choose',
  'tooLong',
  'tooMany',
  'email',
  'phone',
  'neededToAnswer',
  'referenceOrUnknown',
  'unexpected',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

const code = (value: FieldCode) => value;

const text = (max: number) =>
  v.pipe(
    v.string(code('required')),
    v.check((value) => value.trim() !== '', code('required')),
    v.maxLength(max, code('tooLong')),
  );
const choice = <const T extends readonly string[]>(options: T) =>
  v.picklist(options, code('choose'));

const Address = v.strictObject({
  street: text(LIMITS.street),
  postalCode: text(LIMITS.postalCode),
  city: text(LIMITS.city),
  country: text(LIMITS.country),
});

const MAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const hasDigits = (value: string) => value.replace(/\D/g, '').length > 5;

/** How a customer can be reached; the way they prefer has to be there. */
export const Contact = v.pipe(
  v.strictObject({
    name: text(LIMITS.name),
    company: v.optional(text(LIMITS.company)),
    email: v.optional(v.pipe(text(LIMITS.email), v.regex(MAIL, code('email')))),
    phone: v.optional(v.pipe(text(LIMITS.phone), v.check(hasDigits, code('phone')))),
    address: v.optional(Address),
    prefers: choice(PREFERENCES),
  }),
  v.forward(
    v.partialCheck(
      [['prefers'], ['email']],
      (contact) => contact.prefers !== 'email' || contact.email !== undefined,
      code('neededToAnswer'),
    ),
    ['email'],
  ),
  v.forward(
    v.partialCheck(
      [['prefers'], ['phone']],
      (contact) => contact.prefers !== 'phone' || contact.phone !== undefined,
      code('neededToAnswer'),
    ),
    ['phone'],
  ),
  v.forward(
    v.partialCheck(
      [['prefers'], ['address']],
      (contact) => contact.prefers !== 'post' || contact.address !== undefined,
      code('neededToAnswer'),
    ),
    ['address'],
  ),
);

const Contract = v.pipe(
  v.strictObject({
    reference: v.optional(text(LIMITS.contractReference)),
    unknown: v.optional(v.literal(true, code('unexpected'))),
  }),
  v.forward(
    v.check(
      (contract) => (contract.reference === undefined) === (contract.unknown === true),
      code('referenceOrUnknown'),
    ),
    ['reference'],
  ),
);

/**
 * What a customer files. Strict, and without any transformation: what was sent is what is stored, committed to and proven.
 * Whoever sends it trims first. A body that fails is not refused but set aside for a person to read ("quarantined").
 */
export const Complaint = v.pipe(
  v.strictObject({
    marque: v.pipe(v.string(code('required')), v.regex(/^[a-z0-9-]{1,40}$/, code('choose'))),
    language: choice(LANGUAGES),
    customer: choice(CUSTOMERS),
    contact: Contact,
    contract: Contract,
    subject: choice(SUBJECTS),
    insurance: v.optional(choice(INSURANCES)),
    description: text(LIMITS.description),
    grievances: v.optional(
      v.pipe(
        v.array(text(LIMITS.grievance)),
        v.minLength(1, code('required')),
        v.maxLength(LIMITS.grievances, code('tooMany')),
      ),
    ),
    wish: v.optional(text(LIMITS.wish)),
  }),
  v.forward(
    v.partialCheck(
      [['subject'], ['insurance']],
      (complaint) => complaint.subject === 'insurance' || complaint.insurance === undefined,
      code('unexpected'),
    ),
    ['insurance'],
  ),
);
export type Complaint = v.InferOutput<typeof Complaint>;
