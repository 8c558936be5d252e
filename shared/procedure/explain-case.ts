import type { Language } from '../api/choices.ts';
import type { Clock } from '../case/promises.ts';
import type { CaseFile } from '../api/files.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { awaitsCustomer } from '../case/awaits-customer.ts';
import { nextDue } from '../case/clocks.ts';
import type { CaseEntry } from '../case/events.ts';
import type { Case, Status } from '../case/evolve.ts';
import type { CaseTexts } from '../texts/case.ts';
import type { FormTexts } from '../texts/form.ts';
import { dateInWords } from '../texts/format.ts';
import { fill } from '../texts/msg.ts';
import type { SightTexts } from '../texts/sight.ts';

/** What the sentences about a clock are made of; the receipt's page has no texts of a case, and needs none. */
export type ClockTexts = SightTexts & FormTexts & Partial<CaseTexts>;

/** A promise in words: the date; how it was counted, sentence by sentence; and whether it was kept, where that is known. */
export type ClockInWords = { due: string; why: readonly string[]; kept: string };

/** The company's own promises in words; the limits of outside bodies are told with the bodies. */
export const clocksInWords = (
  t: ClockTexts,
  language: Language,
  clocks: readonly Clock[],
): readonly ClockInWords[] =>
  clocks
    .filter(({ kind }) => kind === 'commitment')
    .map((clock) => clockInWords(t, language, clock));

/** One promise in words. */
export function clockInWords(t: ClockTexts, language: Language, clock: Clock): ClockInWords {
  const { name, due, start, met, missed, ended, explanation } = clock;
  const inWords = (date: string) => dateInWords(language, date);
  const [dueText, whyText] = textsOf(t, name, explanation.source);
  const skipped = explanation.skipped.map(({ date, why }) =>
    fill(t.countSkipped, { date: inWords(date), why: t[why] }),
  );
  const kept = [
    met && t.met ? fill(t.met, { date: inWords(met) }) : '',
    ended && t.endedClock ? fill(t.endedClock, { date: inWords(ended) }) : '',
    missed ? (t.missedPromise ?? '') : '',
  ];
  return {
    due: fill(dueText, { date: inWords(due) }),
    why: [
      fill(whyText, { start: inWords(start) }),
      ...skipped,
      ...(explanation.source === 'procedure' && t.sourceProcedure ? [t.sourceProcedure] : []),
    ],
    kept: kept.filter(Boolean).join(' '),
  };
}

function textsOf(
  t: ClockTexts,
  name: Clock['name'],
  source: Clock['explanation']['source'],
): readonly [string, string] {
  switch (name) {
    case 'acknowledgement':
      return [t.dueAcknowledgement, t.whyAcknowledgement];
    case 'extendedAnswer':
      return [t.dueExtendedAnswer ?? '', t.whyExtendedAnswer ?? ''];
    case 'secondReading':
      return [t.dueSecondReading ?? '', t.whySecondReading ?? ''];
    case 'answer':
    case 'ombudsfin':
      return [t.dueAnswer, source === 'ownTarget' ? (t.whyReopened ?? '') : t.whyAnswer];
  }
}

/** Who acts next and by when, in one sentence, whether that date has passed, and whether the customer was asked something since they last wrote; '' where nothing more is due. */
export function nextInWords(
  t: CaseTexts,
  language: Language,
  case_: Case,
  today: CivilDate,
  entries: readonly CaseEntry[] = [],
): string {
  if (case_.status === 'answered') return t.nextAnswered;
  if (case_.status === 'reviewed') return t.nextReviewed;
  if (case_.status === 'closed') return case_.erased ? '' : t.nextClosed;
  const due = nextDue(case_, today);
  const next = NEXT[case_.status];
  if (due === undefined || next === undefined) return '';
  const sentence = fill(t[next], { date: dateInWords(language, due) });
  return [sentence, due < today ? t.datePassed : '', awaitsCustomer(entries) ? t.nextAsked : '']
    .filter(Boolean)
    .join(' ');
}

const NEXT: Partial<Record<Status, keyof CaseTexts>> = {
  received: 'nextReceived',
  acknowledged: 'nextAcknowledged',
  inSecondReading: 'nextInSecondReading',
};

/** Where a file of a case is, in a few words. */
export const fileInWords = (t: CaseTexts, { state, scan }: CaseFile): string =>
  scan === 'infected' ? t.fileHarmful : state === 'arrived' ? t.fileArrived : t.fileAwaited;

/** Where a case stands, in one sentence. */
export function statusInWords(t: CaseTexts, { status, withdrawn }: Case): string {
  if (withdrawn) return t.didWithdraw;
  switch (status) {
    case 'none':
    case 'received':
      return t.statusReceived;
    case 'acknowledged':
      return t.statusAcknowledged;
    case 'answered':
      return t.statusAnswered;
    case 'inSecondReading':
      return t.statusInSecondReading;
    case 'reviewed':
      return t.statusReviewed;
    case 'closed':
      return t.statusClosed;
  }
}
