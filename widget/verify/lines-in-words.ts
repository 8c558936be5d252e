import type { Language } from '#shared/api/choices.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { CaseEvent } from '#shared/case/events.ts';
import type { CheckLine } from '#shared/proof/check-dossier.ts';
import { dateInWords, timeOfDay } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import type { VerifyTexts } from '#shared/texts/verify.ts';

/** How a line ends: proven, a gap that takes nothing from the rest, or wrong. */
export type Mark = 'good' | 'gap' | 'bad';

/** One line of a check in words: its state in one or two words, and the sentence. */
export type LineInWords = { mark: Mark; state: string; text: string };

/** Day and time in Brussels; what is no time stands as it is. */
export function momentInWords(language: Language, at: string): string {
  const epochMs = Date.parse(at);
  if (Number.isNaN(epochMs)) return at;
  const { date, minutes } = brusselsTime(epochMs);
  return `${dateInWords(language, date)}, ${timeOfDay(minutes)}`;
}

/** What a line says. */
export function lineInWords(t: VerifyTexts, language: Language, line: CheckLine): LineInWords {
  switch (line.about) {
    case 'seal':
      return sealInWords(t, language, line);
    case 'entry':
      return entryInWords(t, language, line);
    case 'receipt':
      return receiptInWords(t, line);
    case 'file':
    case 'content':
      return thingInWords(t, line);
    case 'stranger':
      return (line.state === 'leaving' ? gap : bad)(
        t.stateUnproven,
        fill(t.thingStranger, { path: line.path }),
      );
  }
}

const good = (t: VerifyTexts, text: string): LineInWords => ({
  ...{ mark: 'good', state: t.stateProven, text },
});
const gap = (state: string, text: string): LineInWords => ({ mark: 'gap', state, text });
const bad = (state: string, text: string): LineInWords => ({ mark: 'bad', state, text });

function sealInWords(
  t: VerifyTexts,
  language: Language,
  { state, at = '' }: Extract<CheckLine, { about: 'seal' }>,
): LineInWords {
  switch (state) {
    case 'proven':
      return good(t, fill(t.sealProven, { at: momentInWords(language, at) }));
    case 'changed':
      return bad(t.stateChanged, t.sealChanged);
    case 'missing':
      return bad(t.stateMissing, t.sealMissing);
    case 'unknownKey':
      return bad(t.stateUnproven, t.sealForeign);
    case 'unsupported':
      return gap(t.stateUnproven, t.sealUnsupported);
    case 'malformed':
    case 'badSignature':
      return bad(t.stateChanged, t.sealBad);
  }
}

const WORDS = {
  proven: ['good', 'stateProven', 'textProven'],
  none: ['good', 'stateProven', 'textNone'],
  changed: ['bad', 'stateChanged', 'textChanged'],
  missing: ['bad', 'stateMissing', 'textMissing'],
  erased: ['gap', 'stateErased', 'textErased'],
  leftOut: ['gap', 'stateLeftOut', 'textLeftOut'],
} as const;

function entryInWords(
  t: VerifyTexts,
  language: Language,
  { state, words, seq, at, type }: Extract<CheckLine, { about: 'entry' }>,
): LineInWords {
  const what = t[Object.hasOwn(KINDS, type) ? KINDS[type as Kind] : 'kindOther'];
  const [mark, stateKey, textKey] = WORDS[words];
  const place = { seq, what, at: momentInWords(language, at) };
  if (state === 'unsigned' && mark !== 'bad')
    return bad(t.stateUnproven, fill(t.entryUnsigned, place));
  return { mark, state: t[stateKey], text: fill(t.entryLine, { ...place, words: t[textKey] }) };
}

function receiptInWords(
  t: VerifyTexts,
  { state, path, seq = 0 }: Extract<CheckLine, { about: 'receipt' }>,
): LineInWords {
  switch (state) {
    case 'proven':
      return good(t, fill(t.receiptProven, { path, seq }));
    case 'missing':
      return gap(t.stateMissing, fill(t.thingMissing, { path }));
    case 'otherLog':
      return bad(t.stateChanged, fill(t.receiptOther, { path }));
    case 'malformed':
    case 'unknownKey':
    case 'badSignature':
    case 'unsupported':
      return bad(t.stateUnproven, fill(t.receiptWrong, { path }));
  }
}

function thingInWords(
  t: VerifyTexts,
  { state, path }: Extract<CheckLine, { about: 'file' | 'content' }>,
): LineInWords {
  switch (state) {
    case 'proven':
      return good(t, fill(t.thingProven, { path }));
    case 'changed':
      return bad(t.stateChanged, fill(t.thingChanged, { path }));
    case 'missing':
      return gap(t.stateMissing, fill(t.thingMissing, { path }));
    case 'unsigned':
      return bad(t.stateUnproven, fill(t.thingUnsigned, { path }));
    case 'leftOut':
      return gap(t.stateLeftOut, t.fileLeftOut);
    case 'awaited':
      return gap(t.stateMissing, t.fileNotThere);
    case 'held':
    case 'harmful':
      return gap(t.stateMissing, t.fileNotGiven);
  }
}

type Kind = Exclude<CaseEvent['type'], 'assigned' | 'secondReadingAssigned' | 'notedInternally'>;

const KINDS: Record<Kind, keyof VerifyTexts> = {
  complaintFiled: 'kindFiled',
  complaintRegistered: 'kindRegistered',
  complaintQuarantined: 'kindQuarantined',
  acknowledged: 'kindAcknowledged',
  informationAdded: 'kindAdded',
  informationAsked: 'kindAsked',
  messageSent: 'kindMessage',
  extended: 'kindExtended',
  answered: 'kindAnswered',
  secondReadingRequested: 'kindSecond',
  secondReadingDecided: 'kindDecided',
  closed: 'kindClosed',
  reopened: 'kindReopened',
  withdrawn: 'kindWithdrawn',
  reclassified: 'kindReclassified',
  recourseDeclared: 'kindRecourse',
  contactCorrected: 'kindContact',
  codeReplaced: 'kindCode',
  promiseMissed: 'kindMissed',
  erased: 'kindErased',
};
