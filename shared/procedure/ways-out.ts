import type { Language } from '../api/choices.ts';
import type { Body, Need, Recourse } from '../case/recourse.ts';
import type { CaseTexts } from '../texts/case.ts';
import { dateInWords } from '../texts/format.ts';
import { fill } from '../texts/msg.ts';
import type { SightTexts } from '../texts/sight.ts';
import { BODIES } from './procedure.ts';

type WayTexts = SightTexts & CaseTexts;

/** One way out in words: whose, whether it is open today, and what it asks for. `site` is a page that is known to exist. */
export type WayOut = {
  body: Body;
  name: string;
  open: boolean;
  lines: readonly string[];
  site?: { text: string; href: string };
};

/** The name of a body in the language of the texts. */
export function bodyName(t: WayTexts, body: Body): string {
  return t[body];
}

/** Where a customer can go beside us, in words, in the order of the procedure. */
export const waysOut = (
  t: WayTexts,
  language: Language,
  recourse: readonly Recourse[],
): readonly WayOut[] =>
  recourse.map((way) => {
    const { body, state } = way;
    const open = state !== 'notForYou';
    const more = open ? [...gives(t, body), ...needs(t, way)] : [];
    const lines = [...standing(t, language, way), ...more];
    const site = open ? siteOf(t, body) : undefined;
    return { body, name: bodyName(t, body), open, lines, ...(site && { site }) };
  });

function standing(t: WayTexts, language: Language, { why, from = '', until }: Recourse): string[] {
  const date = (day: string) => dateInWords(language, day);
  const limit = until === undefined ? [] : [fill(t.openUntil, { date: date(until) })];
  switch (why) {
    case 'answered':
    case 'answerLate':
      return [fill(t.openSince, { date: date(from) }), ...limit];
    case 'answerAwaited':
      return [fill(t.openFrom, { date: date(from) }), ...limit];
    case 'businessAskThem':
      return [t.notForBusiness];
    case 'consumersOnly':
      return [t.consumersOnly];
    case 'notInsurance':
      return [t.notInsurance];
    case 'reportsOnly':
      return [t.openAnyTime, t.reportsOnly];
    case 'anyTime':
    case 'always':
      return [t.openAnyTime];
  }
}

// What it costs and does, where the facts hold it: of the courts and the insurance ombudsman they name no cost.
function gives(t: WayTexts, body: Body): string[] {
  switch (body) {
    case 'ombudsfin':
      return [t.wayFree, t.opinionTerm];
    case 'consumerConnect':
      return [t.wayFree, t.consumerConnectHow];
    case 'insuranceOmbudsman':
      return [t.opinionTerm];
    case 'economicInspection':
    case 'court':
      return [];
  }
}

const NEEDS: Record<Need, keyof CaseTexts> = {
  complaintToCompany: 'needComplaintToCompany',
  clearObject: 'needClearObject',
  correspondence: 'needCorrespondence',
  contracts: 'needContracts',
  description: 'needDescription',
  company: 'needCompany',
  contractReference: 'needContractReference',
  onlineForm: 'needOnlineForm',
};

function needs(t: WayTexts, { has, missing }: Recourse): string[] {
  const list = (all: readonly Need[]) => all.map((need) => t[NEEDS[need]]).join(', ');
  return [
    ...(has.length > 0 ? [fill(t.needsHas, { list: list(has) })] : []),
    ...(missing.length > 0 ? [fill(t.needsMissing, { list: list(missing) })] : []),
  ];
}

function siteOf(t: WayTexts, body: Body): WayOut['site'] {
  switch (body) {
    case 'ombudsfin':
      return { text: t.theirFormFrench, href: BODIES.ombudsfin.form };
    case 'consumerConnect':
      return { text: t.theirForm, href: BODIES.consumerConnect.site };
    case 'economicInspection':
      return { text: t.theirFormFrench, href: BODIES.economicInspection.site };
    case 'insuranceOmbudsman':
      return { text: t.theirForm, href: BODIES.insuranceOmbudsman.site };
    case 'court':
      return undefined;
  }
}
