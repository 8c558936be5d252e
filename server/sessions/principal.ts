import type { Asker, Person } from '#shared/case/rights.ts';
import { readToken } from '../staff/persons.ts';
import type { Server } from '../env.ts';
import { useSession } from './sessions.ts';

/** Who a request is from: a customer with one case open, or a person of the staff. */
export type Principal = { kind: 'customer'; caseId: string } | { kind: 'staff'; person: Person };

/** Whom a bearer token stands for; undefined for one that is unknown or over, whoever's it was. */
export async function principalOf(server: Server, token: string): Promise<Principal | undefined> {
  const caseId = await useSession(server, token);
  if (caseId !== undefined) return { kind: 'customer', caseId };
  const person = await readToken(server, token);
  return person && { kind: 'staff', person };
}

/** The one who asks, as `decide` knows them. */
export const askerOf = (principal: Principal): Asker =>
  principal.kind === 'customer' ? { role: 'customer' } : principal.person;
