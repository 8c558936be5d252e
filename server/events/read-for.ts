import type { EventsAnswer } from '#shared/api/wire.ts';
import type { Server } from '../env.ts';
import type { Principal } from '../sessions/principal.ts';
import { readCaseEvents } from './read-case-events.ts';
import { type DeskEvents, readDeskEvents } from './read-desk-events.ts';
import { type Asked, readEvents } from './read-events.ts';

/** Why there is nothing to read: see `PROBLEMS`. */
export type Unreadable = 'cursor' | 'otherLog' | 'notFound';

/** What there is after a cursor for a principal, of one case where it is named: the answer of `GET /v1/events`. */
export async function readFor(
  server: Server,
  principal: Principal,
  { caseId, ...asked }: Asked & { caseId: string | undefined },
): Promise<{ answer: EventsAnswer | DeskEvents } | { problem: Unreadable }> {
  if (principal.kind === 'staff')
    return caseId === undefined
      ? readDeskEvents(server, principal.person, asked)
      : readCaseEvents(server, principal.person, caseId, asked);
  if (caseId !== undefined && caseId !== principal.caseId) return { problem: 'notFound' };
  return readEvents(server, principal.caseId, asked);
}
