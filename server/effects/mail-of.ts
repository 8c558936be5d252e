import type { CaseEntry, CaseEvent } from '#shared/case/events.ts';
import type { Case } from '#shared/case/evolve.ts';
import { newId } from '#shared/proof/ids.ts';
import type { MailTexts } from '#shared/texts/mail.ts';
import type { effects } from '../db/schema.ts';
import type { Ports } from '../env.ts';
import { isPlainAddress } from './mail.ts';

/** What a mail is about: its subject, and whether it warns of something that could have been done by a stranger. */
export type MailAbout = { subject: keyof MailTexts & `mailSubject${string}`; warns: boolean };

const news = (subject: MailAbout['subject']): MailAbout => ({ subject, warns: false });
const warning = (subject: MailAbout['subject']): MailAbout => ({ subject, warns: true });

/** The mail that an entry gives rise to; undefined for what customers did themselves and for what isn't theirs to see. */
export function mailOf({ event, by }: Pick<CaseEntry, 'event' | 'by'>): MailAbout | undefined {
  switch (event.type) {
    case 'complaintFiled':
    case 'complaintQuarantined':
    case 'complaintRegistered':
      return news('mailSubjectReceived');
    case 'contactCorrected':
      return warning('mailSubjectContact');
    case 'codeReplaced':
      return warning('mailSubjectCode');
    case 'acknowledged':
    case 'informationAdded':
    case 'informationAsked':
    case 'messageSent':
    case 'extended':
    case 'answered':
    case 'secondReadingRequested':
    case 'secondReadingDecided':
    case 'closed':
    case 'reopened':
    case 'withdrawn':
    case 'reclassified':
    case 'recourseDeclared':
    case 'promiseMissed':
      return by.role === 'customer' ? undefined : news(SUBJECTS[event.type] ?? 'mailSubjectNews');
    case 'assigned':
    case 'secondReadingAssigned':
    case 'notedInternally':
    case 'erased':
      return undefined;
  }
  return undefined;
}

const SUBJECTS: Partial<Record<CaseEvent['type'], MailAbout['subject']>> = {
  acknowledged: 'mailSubjectAcknowledged',
  informationAsked: 'mailSubjectAsked',
  extended: 'mailSubjectExtended',
  answered: 'mailSubjectAnswered',
  secondReadingDecided: 'mailSubjectReviewed',
  closed: 'mailSubjectClosed',
  promiseMissed: 'mailSubjectMissed',
};

/** The customer's address for mails about a case, as the case now says; undefined where there is none that could be one, or none any more. */
export function addressIn(case_: Case): string | undefined {
  const { email } = contactIn(case_);
  return typeof email === 'string' && isPlainAddress(email) ? email : undefined;
}

/** Whether a customer wants to be told by e-mail what is new. Who prefers the post or the telephone gets warnings alone. */
export const wantsNews = (case_: Case): boolean => {
  const { prefers } = contactIn(case_);
  return prefers !== 'post' && prefers !== 'phone';
};

// What was set aside as it came may still hold a contact at its usual place.
function contactIn({ contact, filed, quarantined }: Case): { email?: unknown; prefers?: unknown } {
  const whole = quarantined ? (filed as { asSent?: unknown } | undefined)?.asSent : filed;
  return (contact ?? (whole as { contact?: object } | null | undefined)?.contact ?? {}) as object;
}

/** The case before an entry, and with it. */
export type Around = { before: Case; after: Case };

/** Whom the mail about an entry goes to as things stood then; a change of contact is told to the address before it. */
export function isMailed(about: MailAbout, { event }: CaseEntry, { before, after }: Around) {
  const told = event.type === 'contactCorrected' ? before : after;
  return addressIn(told) !== undefined && (about.warns || wantsNews(told));
}

/** The row that stands for the mail about an entry. */
export const mailRow = (
  random: Ports['random'],
  caseId: string,
  { seq, at }: CaseEntry,
): typeof effects.$inferInsert => ({
  ...{ id: newId(random), kind: 'mail', caseId, at, dueAt: at },
  dedupe: `mail:${caseId}:${seq}`,
  payload: JSON.stringify({ seq }),
});
