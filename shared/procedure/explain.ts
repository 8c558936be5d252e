import type { Customer, Language } from '../api/choices.ts';
import { INSURANCES } from '../api/choices.ts';
import type { Channels } from '../api/wire.ts';
import { brusselsTime } from '../calendar/brussels-time.ts';
import { openingState } from '../calendar/opening-hours.ts';
import { promisesFrom } from '../case/promises.ts';
import { dateInWords, timeOfDay } from '../texts/format.ts';
import { fill } from '../texts/msg.ts';
import type { SightTexts } from '../texts/sight.ts';
import { BODIES, DEPARTMENT_NAMES, departmentOf, TELEPHONE } from './procedure.ts';

/** Something to tap, copy or write on an envelope. `href` is tel:, mailto: or https:; `note` is said behind it. */
export type Contact = { text: string; href?: string; copy?: string; note?: string };

/** One thing on the page, in reading order; 'label' is a small heading over what follows. */
export type Line =
  | { kind: 'text' | 'label'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'contacts'; contacts: readonly Contact[] };

/** A part of the procedure as every surface shows it: explainer, hosted page, print. */
export type Section = { id: string; heading: string; lines: readonly Line[] };

/** What the explanation depends on beside the texts. `now` in epoch milliseconds; without `customer` both kinds are told. */
export type Explained = {
  language: Language;
  now: number;
  channels: Channels;
  customer?: Customer | undefined;
};

const text = (value: string): Line => ({ kind: 'text', text: value });
const label = (value: string): Line => ({ kind: 'label', text: value });
const contacts = (...all: Contact[]): Line => ({ kind: 'contacts', contacts: all });
const copied = (value: string): Contact => ({ text: value, copy: value });
const phone = (number: string): Contact => ({
  ...copied(number),
  href: `tel:${number.replaceAll(' ', '')}`,
});
const email = (address: string): Contact => ({ ...copied(address), href: `mailto:${address}` });

/** The two promises with the dates they would mean for a complaint filed now, and how those were counted. */
export function explainPromises(t: SightTexts, { language, now }: Explained) {
  const today = brusselsTime(now).date;
  const inWords = (date: string) => dateInWords(language, date);
  const [acknowledgement, answer] = promisesFrom(today);
  return {
    today: fill(t.promisesToday, { today: inWords(today) }),
    promises: [
      fill(t.promiseAcknowledgement, { date: inWords(acknowledgement.due) }),
      fill(t.promiseAnswer, { date: inWords(answer.due) }),
    ],
    counted: [
      t.countRule,
      ...acknowledgement.explanation.skipped.map(({ date, why }) =>
        fill(t.countSkipped, { date: inWords(date), why: t[why] }),
      ),
      t.promiseOwn,
    ],
  };
}

/** The whole procedure, step by step; a channel that isn't configured isn't in it. */
export function explainProcedure(t: SightTexts, about: Explained): readonly Section[] {
  return [
    { id: 'contact', heading: t.step1Heading, lines: firstContact(t, about) },
    {
      id: 'secondReading',
      heading: t.step2Heading,
      lines: [
        text(fill(t.secondReading, { service: t.complaintsService })),
        text(t.secondReadingTerm),
      ],
    },
    { id: 'mediation', heading: t.step3Heading, lines: mediation(t, about) },
    { id: 'supervisor', heading: t.step4Heading, lines: supervisor(t) },
    { id: 'insurance', heading: t.insuranceHeading, lines: insurance(t) },
  ];
}

/** Whether the telephone is answered now, and until or from when. */
export function telephoneNow(t: SightTexts, { language, now }: Explained): string {
  const state = openingState(TELEPHONE.hours, now);
  if (state.open) return fill(t.phoneOpen, { time: timeOfDay(state.closes.minutes) });
  if (!state.opens) return '';
  const { date, minutes } = state.opens;
  const today = date === brusselsTime(now).date;
  return fill(today ? t.phoneOpensToday : t.phoneOpens, {
    date: dateInWords(language, date),
    time: timeOfDay(minutes),
  });
}

function firstContact(t: SightTexts, about: Explained): Line[] {
  const { emailPrivate, emailBusiness, portalUrl } = about.channels;
  const kinds = (['private', 'business'] as const).filter(
    (kind) => !about.customer || kind === about.customer,
  );
  const nameOf = { private: t.privateCustomers, business: t.businessCustomers };
  const mail = { private: emailPrivate, business: emailBusiness };
  const mails = kinds.flatMap((kind) => (mail[kind] ? [{ kind, address: mail[kind] }] : []));
  return [
    text(t.step1),
    text(t.whoHandles),
    label(t.needsHeading),
    {
      kind: 'list',
      items: [t.needsContact, t.needsReference, t.needsDescription, t.needsDocuments],
    },
    label(t.channelForm),
    text(t.channelFormHow),
    ...(portalUrl
      ? [
          label(t.channelPortal),
          text(t.channelPortalHow),
          contacts({ text: t.channelPortalOpen, href: portalUrl }),
        ]
      : []),
    ...(mails.length > 0 ? [label(t.channelEmail)] : []),
    ...mails.flatMap(({ kind, address }) => [text(nameOf[kind]), contacts(email(address))]),
    label(t.channelPost),
    text(t.channelPostHow),
    ...kinds.flatMap((kind) => [
      text(nameOf[kind]),
      contacts(
        copied(`${t.companyName}, ${DEPARTMENT_NAMES[departmentOf(kind)]}, ${t.companyAddress}`),
      ),
    ]),
    label(t.channelPhone),
    contacts(phone(TELEPHONE.number)),
    text(telephoneNow(t, about)),
    text(t.phoneHours),
  ];
}

function mediation(t: SightTexts, { customer }: Explained): Line[] {
  const forConsumers = [
    text(t.step3),
    label(t.ombudsfin),
    contacts({ text: t.ombudsfinForm, href: BODIES.ombudsfin.form }, copied(t.ombudsfinAddress)),
    text(t.ombudsfinEmail),
    contacts(email(BODIES.ombudsfin.email)),
    text(t.ombudsfinAsks),
    text(t.opinionTerm),
    label(t.consumerConnect),
    text(t.consumerConnectHow),
    contacts({ text: 'consumerconnect.be', href: BODIES.consumerConnect.site }),
  ];
  const forBusinesses = [label(t.businessCustomers), text(t.step3Business)];
  return [...forConsumers, ...(customer === 'private' ? [] : forBusinesses), text(t.courts)];
}

const supervisor = (t: SightTexts): Line[] => [
  text(t.step4),
  label(t.economicInspection),
  contacts(
    { text: t.websiteFrench, href: BODIES.economicInspection.site },
    { ...phone(BODIES.economicInspection.phone), note: t.phoneFree },
    email(BODIES.economicInspection.email),
    copied(t.economicInspectionAddress),
  ),
];

const insurance = (t: SightTexts): Line[] => [
  text(t.insuranceSame),
  label(t.insuranceCovered),
  { kind: 'list', items: INSURANCES.map((product) => t[product]) },
  text(t.insuranceNotCovered),
  text(t.insuranceBody),
  label(t.insuranceOmbudsman),
  contacts(
    { text: t.website, href: BODIES.insuranceOmbudsman.site },
    phone(BODIES.insuranceOmbudsman.phone),
    email(BODIES.insuranceOmbudsman.email),
    copied(t.insuranceOmbudsmanAddress),
  ),
  text(t.insuranceAsks),
  text(t.opinionTerm),
];
