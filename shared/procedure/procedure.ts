import type { Customer } from '../api/choices.ts';
import type { OpeningHours } from '../calendar/opening-hours.ts';
import type { Department } from '../case/events.ts';

/** Version of the rules below and of how days are counted; it is written into each case when it is filed. */
export const RULES = '2026-11';

/** The company's own promise: an acknowledgement of receipt within this many working days. */
export const ACKNOWLEDGEMENT_WORKING_DAYS = 5;

/** Who handles what: SRC the private customers (B2C), BU Lease the business customers (B2B). */
export const departmentOf = (customer: Customer): Department =>
  customer === 'private' ? 'src' : 'lease';

/** The departments' own names; they are the same in every language. */
export const DEPARTMENT_NAMES: Record<Department, string> = { src: 'SRC', lease: 'BU Lease' };

const minutes = (hour: number) => hour * 60;
const morning = { from: minutes(9), to: minutes(11) };
const afternoon = { from: minutes(13), to: minutes(15) };

/** The company's telephone, answered in Brussels working hours, never on a Belgian legal holiday. */
export const TELEPHONE: { number: string; hours: OpeningHours } = {
  number: '+32 2 370 77 11',
  hours: { 1: morning, 2: morning, 3: afternoon, 4: morning, 5: afternoon },
};

/** How to reach the outside bodies. Their names and addresses are texts: they differ by language. Only these pages are known to exist. */
export const BODIES = {
  ombudsfin: {
    form: 'https://www.ombudsfin.be/fr/introduire-une-plainte',
    email: 'ombudsman@ombudsfin.be',
  },
  consumerConnect: { site: 'https://consumerconnect.be' },
  economicInspection: {
    site: 'https://economie.fgov.be/fr',
    phone: '0800 120 33',
    email: 'info.eco@economie.fgov.be',
  },
  insuranceOmbudsman: {
    site: 'https://www.ombudsman-insurance.be',
    phone: '+32 2 547 58 71',
    email: 'info@ombudsman-insurance.be',
  },
} as const;
