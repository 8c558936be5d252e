import type { Language } from '../api/choices.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Case } from '../case/evolve.ts';
import type { Department } from '../case/events.ts';
import { type Draft, isAsked, FIELDS } from '../filing/fields.ts';
import { heldContact } from '../filing/held-contact.ts';
import { actsIn } from '../procedure/customer-acts.ts';
import { DEPARTMENT_NAMES, departmentOf } from '../procedure/procedure.ts';
import { colon, dateInWords } from '../texts/format.ts';
import type { FormTexts } from '../texts/form.ts';
import type { LettersTexts } from '../texts/letters.ts';
import { fill } from '../texts/msg.ts';
import type { SightTexts } from '../texts/sight.ts';

export type LetterTexts = SightTexts & FormTexts & LettersTexts;

/** A letter to be printed, laid out by whoever draws it. The QR code holds `reference` alone; a complaint that isn't filed has none. `words` are a person's own and keep their lines. */
export type Letter = {
  from: readonly string[];
  to: readonly string[];
  date: string;
  subject: string;
  reference: string | undefined;
  paragraphs: readonly { kind: 'text' | 'words'; text: string }[];
  isWithEnclosures: boolean;
};

/** What can be written by post in a case, in the order in which it is offered. */
export const LETTERS = ['write', 'requestSecondReading'] as const;
export type LetterKind = (typeof LETTERS)[number];

/** The letters that make sense now, as the core says. */
export const lettersIn = (case_: Case): readonly LetterKind[] =>
  LETTERS.filter((kind) => actsIn(case_).includes(kind));

/** A letter about a case, to the department that has it, or to the Complaints Service from the request for a second reading on. */
export function caseLetter(
  t: LetterTexts,
  language: Language,
  case_: Case,
  { kind, text, today }: { kind: LetterKind; text: string; today: CivilDate },
): Letter {
  const { reference } = case_;
  const isRequest = kind === 'requestSecondReading';
  const isWithService = case_.status === 'inSecondReading' || case_.status === 'reviewed';
  const to = isRequest || isWithService ? 'complaintsService' : case_.department;
  return {
    from: sender(heldContact(case_)),
    to: addressee(t, to),
    date: dateInWords(language, today),
    subject: fill(isRequest ? t.letterSubjectRequest : t.letterSubject, { reference }),
    reference,
    paragraphs: [
      ...(isRequest ? [{ kind: 'text' as const, text: t.letterRequestedBy }] : []),
      { kind: 'words', text: text.trim() },
    ],
    isWithEnclosures: !isRequest,
  };
}

/** A complaint as a letter, before anything was sent: what was typed, to the operations department that handles it (facts: step 1). */
export function filingLetter(
  t: LetterTexts,
  language: Language,
  draft: Draft,
  today: CivilDate,
): Letter {
  const typed = (name: keyof Draft) => draft[name]?.trim() ?? '';
  const chosen = (name: keyof Draft) => {
    const field = FIELDS.find((one) => one.name === name);
    const option = field?.options?.find(({ value }) => value === draft[name]);
    return option && option.value && field && isAsked(field, draft) ? t[option.label] : '';
  };
  const under = (label: string, text: string) =>
    text
      ? [
          { kind: 'text' as const, text: label },
          { kind: 'words' as const, text },
        ]
      : [];
  const facts = [
    typed('contractReference') &&
      t.contractReference + colon(language) + typed('contractReference'),
    chosen('subject') && [chosen('subject'), chosen('insurance')].filter(Boolean).join(', '),
  ].filter(Boolean);
  const way = chosen('prefers');
  return {
    from: sender(draft),
    to: addressee(t, departmentOf(draft.customer === 'business' ? 'business' : 'private')),
    date: dateInWords(language, today),
    subject: t.letterSubjectNew,
    reference: undefined,
    paragraphs: [
      ...facts.map((text) => ({ kind: 'words' as const, text })),
      { kind: 'words', text: typed('description') },
      ...under(t.letterPoints, typed('grievances')),
      ...under(t.letterWish, typed('wish')),
      ...(way ? [{ kind: 'text' as const, text: fill(t.letterAnswerBy, { way }) }] : []),
    ],
    isWithEnclosures: true,
  };
}

/** Who writes, as it stands on a letter; what isn't known is left out. */
export const sender = (draft: Draft): readonly string[] =>
  [
    draft.company,
    draft.name,
    draft.street,
    [draft.postalCode, draft.city].filter(Boolean).join(' '),
    draft.street ? draft.country : '',
    draft.email,
    draft.phone,
  ].flatMap((line) => (line?.trim() ? [line.trim()] : []));

function addressee(t: LetterTexts, to: Department | 'complaintsService'): readonly string[] {
  const [, street = '', place = ''] = /^(.*), ([^,]+)$/.exec(t.companyAddress) ?? [];
  const part = to === 'complaintsService' ? t.complaintsService : DEPARTMENT_NAMES[to];
  return [t.companyName, part, street, place];
}
