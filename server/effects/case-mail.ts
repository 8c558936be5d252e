import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import { clocksInWords, nextInWords } from '#shared/procedure/explain-case.ts';
import { TELEPHONE } from '#shared/procedure/procedure.ts';
import { timelineOf } from '#shared/procedure/timeline.ts';
import { fill } from '#shared/texts/msg.ts';
import { readLog } from '../cases/case-log.ts';
import type { Server } from '../env.ts';
import type { Claimed } from './claim-effects.ts';
import type { Composed } from './deliver-effects.ts';
import { mailWords } from './mail-words.ts';
import { addressIn, mailOf } from './mail-of.ts';
import { type Paragraph, waysIn, writeMail } from './write-mail.ts';

/**
 * The mail about one entry of a case, in the case's language: that something happened and how to read it, never its words. It tells how things stood with that entry, and goes to the
 * address that the case has now; a change of contact goes to the address before it.
 */
export async function caseMail(
  { db, now, settings }: Server,
  { id, caseId, payload }: Pick<Claimed, 'id' | 'caseId' | 'payload'>,
): Promise<Composed> {
  const { seq } = JSON.parse(payload) as { seq: number };
  const { entries } = await readLog(db, caseId);
  const entry = entries.find((one) => one.seq === seq);
  const about = entry && mailOf(entry);
  if (!entry || !about) return { nothing: 'notKnown' };
  const upTo = (last: number) => entries.filter((one) => one.seq <= last).reduce(evolve, NO_CASE);
  const told = entry.event.type === 'contactCorrected' ? upTo(seq - 1) : upTo(Infinity);
  const to = addressIn(told);
  if (to === undefined) return { nothing: 'noAddress' };
  const then = upTo(seq);
  const paragraphs = paragraphsOf(then, entry, brusselsTime(now()).date);
  const letter = {
    subject: mailWords(then.language)[about.subject],
    paragraphs: [...paragraphs, ...waysIn(then.language, then, settings)],
  };
  return writeMail(id, to, then, letter, settings);
}

function paragraphsOf(then: Case, entry: CaseEntry, today: CivilDate): Paragraph[] {
  const { language } = then;
  const t = mailWords(language);
  const { type } = entry.event;
  const phone = TELEPHONE.number;
  const [told] = timelineOf(t, language, then, [entry]);
  const happened = told?.what ?? '';
  const next = nextInWords(t, language, then, today);
  switch (type) {
    case 'complaintFiled':
    case 'complaintQuarantined':
    case 'complaintRegistered': {
      const dates = clocksInWords(t, language, clocksOf(then, today)).map(({ due }) => due);
      return [type === 'complaintRegistered' ? happened : t.mailReceived, ...dates];
    }
    case 'contactCorrected':
      return [t.mailContact, fill(t.mailContactNot, { phone })];
    case 'codeReplaced':
      return [t.mailCode, fill(t.mailCodeNot, { phone })];
    case 'promiseMissed':
      return [happened, t.mailElsewhere];
    case 'answered':
    case 'secondReadingDecided':
      return [happened, t.mailAnswer, next];
    case 'acknowledged':
    case 'extended':
    case 'informationAsked':
    case 'informationAdded':
    case 'messageSent':
    case 'secondReadingRequested':
    case 'closed':
    case 'reopened':
    case 'withdrawn':
    case 'reclassified':
    case 'recourseDeclared':
      return [happened, t.mailDetails, ...(next ? [next] : [])];
    case 'assigned':
    case 'secondReadingAssigned':
    case 'notedInternally':
    case 'erased':
      return [];
  }
  return [happened];
}
