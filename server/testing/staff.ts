import type { Complaint } from '#shared/api/complaint.ts';
import type { Department } from '#shared/case/events.ts';
import type { Role } from '#shared/case/rights.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../node/random.ts';
import { addPerson } from '../staff/persons.ts';
import { aFiledCase } from './complaints.ts';
import type { TestServer } from './test-server.ts';

/** Adds a person of the staff, who can sign in with the token at once. */
export function aPerson(server: TestServer, roles: Role[], department?: Department) {
  return addPerson(server.ports, {
    ...{ name: `Someone ${roles.join()}`, roles },
    ...(department && { department }),
  });
}

/** What a command is sent with; `more` are members of the envelope. */
export type Giving = { bearer?: string; more?: object; headers?: Record<string, string> };

/** Sends a command with a fresh id, unless `more` has one. */
export function give(
  server: TestServer,
  caseId: string,
  [type, body]: [type: string, body: object],
  { bearer, more, headers = {} }: Giving,
): Promise<Response> {
  const json = { v: 1, id: newId(randomBytesOf), caseId, type, body, ...more };
  return server.send('POST', '/v1/commands', { json, headers, ...(bearer && { bearer }) });
}

/** An answer to a complaint that lists no grievances. */
export const ANSWER = { findings: [{ grievance: 0, finding: 'partly', reasons: 'Daarom.' }] };

/** A filed case with a handler of its department and a reviewer. */
export async function aHandledCase(server: TestServer, about: Partial<Complaint> = {}) {
  const filed = await aFiledCase(server, about);
  const handler = await aPerson(server, ['handler'], 'src');
  const reviewer = await aPerson(server, ['reviewer']);
  return { ...filed, caseId: filed.command.caseId, handler, reviewer };
}
