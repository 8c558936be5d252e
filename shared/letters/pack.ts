import type { Language } from '../api/choices.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Case } from '../case/evolve.ts';
import { promisesFrom } from '../case/promises.ts';
import { type Body, recourseOf } from '../case/recourse.ts';
import { heldContact } from '../filing/held-contact.ts';
import { type WayOut, waysOut } from '../procedure/ways-out.ts';
import type { CaseTexts } from '../texts/case.ts';
import { dateInWords } from '../texts/format.ts';
import { fill } from '../texts/msg.ts';
import type { SightTexts } from '../texts/sight.ts';
import { type LetterTexts, sender } from './letter.ts';

export type PackTexts = LetterTexts & CaseTexts;

/** What is prepared for one outside body: the way out in words, its postal address where the facts hold one, and a covering text to be completed by the person. */
export type Pack = WayOut & { address: string | undefined; text: string };

type Prepared = Exclude<Body, 'court'>;

/** The bodies that something is prepared for today: those that are for this customer. The facts hold nothing that a court asks for. */
export const packsIn = (case_: Case, today: CivilDate): readonly Prepared[] =>
  recourseOf(case_, today).flatMap(({ body, state }) =>
    state === 'notForYou' || body === 'court' ? [] : [body],
  );

/** The pack for a body; undefined where there is none. `language` is that of the texts: the facts don't say which languages a body works in. */
export function packOf(
  t: PackTexts,
  language: Language,
  case_: Case,
  { body, today }: { body: Body; today: CivilDate },
): Pack | undefined {
  const known = packsIn(case_, today).find((one) => one === body);
  const way = waysOut(t, language, recourseOf(case_, today)).find((one) => one.body === body);
  if (!known || !way) return undefined;
  const address = { ...ADDRESSES(t), consumerConnect: undefined }[known];
  return {
    ...way,
    address,
    text: coveringText(t, language, case_, { way, known, address, today }),
  };
}

const ADDRESSES = (t: SightTexts) => ({
  ombudsfin: t.ombudsfinAddress,
  insuranceOmbudsman: t.insuranceOmbudsmanAddress,
  economicInspection: t.economicInspectionAddress,
});

type Covered = { way: WayOut; known: Prepared; address: string | undefined; today: CivilDate };

function coveringText(
  t: PackTexts,
  language: Language,
  case_: Case,
  { way, known, address, today }: Covered,
): string {
  const { reference } = case_;
  const contact = heldContact(case_);
  const company = t.companyName;
  const isReport = known === 'economicInspection';
  const about = fill(isReport ? t.coverReport : t.coverSubject, { company, reference });
  const from = sender({ name: t.coverName, ...contact });
  return [
    [...from, ...(contact.street ? [] : [t.coverAddress])].join('\n'),
    [way.name, ...(address ? [address] : [])].join('\n'),
    dateInWords(language, today),
    about,
    t.letterOpening,
    history(t, language, case_, today).join('\n'),
    facts(t, case_).join('\n'),
    ...(case_.firstAnsweredOn && !isReport ? [`${t.coverWhy}\n${t.coverWhyBlank}`] : []),
    ...story(t, case_, isReport),
    [t.coverEnclosed, ...(known === 'ombudsfin' ? [t.coverContracts] : [])].join('\n'),
    t.letterClosing,
    contact.name ?? t.coverName,
  ].join('\n\n');
}

function history(t: PackTexts, language: Language, case_: Case, today: CivilDate): string[] {
  const { receivedOn, firstAnsweredOn, firstEndedOn, extension, secondReading, reference } = case_;
  const on = (date: CivilDate) => ({ date: dateInWords(language, date) });
  const [, { due }] = promisesFrom(receivedOn);
  const answer = firstAnsweredOn
    ? fill(t.coverAnswered, on(firstAnsweredOn))
    : firstEndedOn
      ? fill(t.coverWithdrawn, on(firstEndedOn))
      : fill(today > due ? t.coverLate : t.coverAwaited, on(due));
  return [
    fill(t.coverReceived, {
      ...{ company: t.companyName, address: t.companyAddress, reference },
      ...on(receivedOn),
    }),
    answer,
    ...(extension && !firstAnsweredOn && !firstEndedOn
      ? [fill(t.coverExtended, on(extension.until))]
      : []),
    ...(secondReading ? [fill(t.coverRequested, on(secondReading.requestedOn))] : []),
    ...(secondReading?.decidedOn ? [fill(t.coverReviewed, on(secondReading.decidedOn))] : []),
  ];
}

function facts(t: PackTexts, { subject, insurance, filed, quarantined }: Case): string[] {
  const reference = textIn((filed as Filed)?.contract?.reference);
  const blank = subject === 'insurance' ? t.coverInsuranceBlank : t.coverContractBlank;
  const about = insurance ? `${t[subject]}, ${t[insurance]}` : t[subject];
  return [
    // Nobody has said yet what a complaint is about that was set aside as it came.
    ...(quarantined && subject === 'other' ? [] : [fill(t.coverAbout, { subject: about })]),
    fill(t.coverContract, { contract: reference ?? blank }),
  ];
}

function story(t: PackTexts, { filed }: Case, isReport: boolean): string[] {
  const { description, grievances, wish } = (filed ?? {}) as NonNullable<Filed>;
  const points = Array.isArray(grievances) ? grievances.filter((one) => textIn(one)) : [];
  return [
    `${t.coverStory}\n${textIn(description) ?? t.coverStoryBlank}`,
    ...(points.length > 0 ? [[t.letterPoints, ...points.map((one) => `- ${one}`)].join('\n')] : []),
    ...(isReport ? [] : [`${t.letterWish}\n${textIn(wish) ?? t.coverWishBlank}`]),
  ];
}

// A complaint, or what was set aside as it came.
type Filed =
  | {
      contract?: { reference?: unknown } | null;
      description?: unknown;
      grievances?: unknown;
      wish?: unknown;
    }
  | null
  | undefined;

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : undefined;
