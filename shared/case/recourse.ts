import type { CivilDate } from '../calendar/civil-date.ts';
import { ombudsfinClock } from './clocks.ts';
import type { Case } from './evolve.ts';

/** The outside bodies and the courts, by the names that a declaration uses. */
export const RECOURSE_BODIES = [
  'ombudsfin',
  'consumerConnect',
  'insuranceOmbudsman',
  'economicInspection',
  'court',
] as const;
export type Body = (typeof RECOURSE_BODIES)[number];

/** Something a body asks for; 'has' is what the case already holds of it. */
export type Need =
  | 'complaintToCompany'
  | 'clearObject'
  | 'correspondence'
  | 'contracts'
  | 'description'
  | 'company'
  | 'contractReference'
  | 'onlineForm';

/** Why a body is open, not yet open, or not for this customer. */
export type RecourseReason =
  | 'answered'
  | 'answerLate'
  | 'answerAwaited'
  | 'businessAskThem'
  | 'consumersOnly'
  | 'anyTime'
  | 'notInsurance'
  | 'reportsOnly'
  | 'always';

/** One way out: whether it is open today, from when, until when where a limit is known, and what it asks for. */
export type Recourse = {
  body: Body;
  state: 'open' | 'notYet' | 'notForYou';
  why: RecourseReason;
  from?: CivilDate;
  until?: CivilDate;
  needs: readonly Need[];
  has: readonly Need[];
  missing: readonly Need[];
};

const NEEDS: Record<Body, readonly Need[]> = {
  ombudsfin: ['complaintToCompany', 'clearObject', 'correspondence', 'contracts'],
  consumerConnect: [],
  insuranceOmbudsman: ['description', 'company', 'contractReference'],
  economicInspection: ['onlineForm'],
  court: [],
};

/** Whether a body wants the complaint to have gone to the company first; one can have gone to the others before. */
export const wantsComplaintFirst = (body: Body): boolean =>
  body === 'ombudsfin' || body === 'consumerConnect';

/** Where a case stands with each outside body on a day (facts: steps 3 and 4, insurance products, "What the bodies ask for"). */
export function recourseOf(case_: Case, today: CivilDate): readonly Recourse[] {
  if (case_.status === 'none') return [];
  const held = heldBy(case_);
  return RECOURSE_BODIES.map((body) => {
    const needs = NEEDS[body];
    return {
      body,
      ...stateOf(body, case_, today),
      needs,
      has: needs.filter((need) => held.has(need)),
      missing: needs.filter((need) => !held.has(need)),
    };
  });
}

/** The bodies that every answer names to this customer; a body that is not for them is not named. */
export const bodiesFor = (case_: Case, today: CivilDate): readonly Body[] =>
  recourseOf(case_, today)
    .filter(({ state }) => state !== 'notForYou')
    .map(({ body }) => body);

type Standing = Pick<Recourse, 'state' | 'why' | 'from' | 'until'>;

function stateOf(body: Body, case_: Case, today: CivilDate): Standing {
  switch (body) {
    case 'ombudsfin':
      if (case_.customer === 'business') return { state: 'notForYou', why: 'businessAskThem' };
      return { ...afterAnswer(case_, today), until: ombudsfinClock(case_).due };
    case 'consumerConnect':
      if (case_.customer === 'business') return { state: 'notForYou', why: 'consumersOnly' };
      return afterAnswer(case_, today);
    case 'insuranceOmbudsman':
      return case_.subject === 'insurance'
        ? { state: 'open', why: 'anyTime' }
        : { state: 'notForYou', why: 'notInsurance' };
    case 'economicInspection':
      return { state: 'open', why: 'reportsOnly' };
    case 'court':
      return { state: 'open', why: 'always' };
  }
}

function afterAnswer(case_: Case, today: CivilDate): Standing {
  const { start: from } = ombudsfinClock(case_);
  if (case_.firstAnsweredOn !== undefined) return { state: 'open', why: 'answered', from };
  return today >= from
    ? { state: 'open', why: 'answerLate', from }
    : { state: 'notYet', why: 'answerAwaited', from };
}

function heldBy({ filed, acknowledgedOn, firstAnsweredOn, quarantined }: Case): ReadonlySet<Need> {
  const held = new Set<Need>(['complaintToCompany', 'company']);
  if (acknowledgedOn !== undefined || firstAnsweredOn !== undefined) held.add('correspondence');
  if (filed === undefined || quarantined) return held;
  held.add('clearObject').add('description');
  const { contract } = filed as { contract?: { reference?: string } };
  if (contract?.reference) held.add('contractReference');
  return held;
}
