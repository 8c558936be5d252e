import type { Command } from '#shared/case/commands.ts';
import { canonicalJson } from '#shared/proof/canonical-json.ts';
import { newId } from '#shared/proof/ids.ts';
import type { Server } from '../env.ts';
import { sweepIfPossible } from '../uploads/blobs.ts';
import { askerOf, type Principal } from '../sessions/principal.ts';
import { applyCommand, type Outcome } from './apply-command.ts';
import type { Envelope } from './command-of.ts';

/** Follows a command of somebody who is signed in. A customer's case is the one that their session opens; any other is not there for them. */
export async function giveCommand(
  server: Server,
  principal: Principal,
  envelope: Envelope,
  command: Command,
): Promise<Outcome> {
  const { id, type, caseId, base, body, files } = envelope;
  if (principal.kind === 'customer' && principal.caseId !== caseId) return { problem: 'notFound' };
  const who =
    principal.kind === 'customer' ? `customer:${principal.caseId}` : `staff:${principal.person.id}`;
  const fingerprint = await server.keys.mac(canonicalJson({ who, type, caseId, body, files }));
  const asker = askerOf(principal);
  return applyCommand(server, { id, caseId, command, asker, principal: who, fingerprint, base });
}

/** Follows a command that nobody sent: the clock's, or the end of a retention. It is decided like any other. */
export async function giveAsSystem(
  server: Server,
  caseId: string,
  command: Extract<Command, { type: 'markPromiseMissed' | 'replaceCode' | 'erase' }>,
): Promise<Outcome> {
  const who = { principal: 'system', fingerprint: '', asker: { role: 'system' } as const };
  return applyCommand(server, { id: newId(server.random), caseId, command, ...who });
}

/**
 * Takes the words and files of a closed case away for ever: bodies and salts, what the lists kept of them, and every byte that was sent. Its log still folds and its chain still
 * holds.
 */
export async function eraseCase(server: Server, caseId: string): Promise<Outcome> {
  const outcome = await giveAsSystem(server, caseId, { type: 'erase' });
  await sweepIfPossible(server);
  return outcome;
}
