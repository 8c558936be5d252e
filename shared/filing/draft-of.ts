import type { Complaint } from '../api/complaint.ts';
import type { Draft } from './fields.ts';

/** The way back: a complaint as it would have been typed, for showing it under the same questions. */
export function draftOf(complaint: Complaint): Draft {
  const { customer, contact, contract, subject, insurance, description, grievances, wish } =
    complaint;
  const { name, company, email, phone, address, prefers } = contact;
  return {
    ...{ customer, subject, description, prefers, name },
    ...(company && { company }),
    ...(email && { email }),
    ...(phone && { phone }),
    ...address,
    ...(contract.reference && { contractReference: contract.reference }),
    ...(contract.unknown && { contractUnknown: 'yes' }),
    ...(insurance && { insurance }),
    ...(grievances && { grievances: grievances.join('\n') }),
    ...(wish && { wish }),
  };
}
