import type { Language } from '../api/choices.ts';
import type { Complaint } from '../api/complaint.ts';
import { departmentOf, RULES } from '../procedure/procedure.ts';
import type { Command } from './commands.ts';
import type { Circumstances, Decided, Refused } from './decide.ts';
import type { CaseEvent } from './events.ts';

/** A complaint that a customer files: it begins today, in the department of its kind of customer. */
export function filed(
  complaint: Complaint,
  files: readonly unknown[],
  { today, reference }: Circumstances,
): Decided {
  const event: CaseEvent = {
    type: 'complaintFiled',
    ...{ reference, receivedOn: today, rules: RULES },
    ...classified(complaint),
    files: files.length,
  };
  return { event, body: files.length > 0 ? { ...complaint, files } : complaint };
}

function classified({ marque, language, customer, subject, insurance, grievances }: Complaint) {
  return {
    ...{ marque, language, customer, department: departmentOf(customer), subject },
    ...(insurance && { insurance }),
    ...(grievances && { grievances: grievances.length }),
  };
}

/** What is no valid complaint, kept as it was sent: a complaint is a complaint. */
export function quarantined(
  asSent: unknown,
  files: unknown,
  { today, reference }: Circumstances,
): Decided {
  const language = languageOf(asSent);
  const received = { reference, receivedOn: today, rules: RULES };
  const said = asSent as { customer?: unknown } | null;
  const event: CaseEvent = {
    ...{ type: 'complaintQuarantined', ...received, language },
    ...(said?.customer === 'business' && { customer: 'business' }),
  };
  return { event, body: files === undefined ? { asSent } : { asSent, files } };
}

function languageOf(asSent: unknown): Language {
  const language = (asSent as { language?: unknown } | null)?.language;
  return language === 'nl' || language === 'de' || language === 'en' ? language : 'fr';
}

/** A complaint that came in by another way, with the day on which it really did. */
export function registered(
  { complaint, receivedOn, channel }: Command & { type: 'registerComplaint' },
  { today, reference }: Circumstances,
): Decided | Refused {
  if (receivedOn > today) return { refused: 'inTheFuture', path: 'receivedOn' };
  const received = { reference, receivedOn, rules: RULES };
  const event: CaseEvent = {
    type: 'complaintRegistered',
    ...{ channel, ...received, ...classified(complaint), files: 0 },
  };
  return { event, body: complaint };
}
