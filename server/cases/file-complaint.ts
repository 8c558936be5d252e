import type { CommandAnswer } from '#shared/api/wire.ts';
import { canonicalJson } from '#shared/proof/canonical-json.ts';
import type { Server } from '../env.ts';
import { applyCommand } from './apply-command.ts';
import { type Envelope, filingOf } from './command-of.ts';

/** What became of a filing. Only `answer` means that the complaint is kept; it is given after the database said so. */
export type Filed =
  | { answer: CommandAnswer }
  | { refused: 'alreadyFiled' | 'idReused' }
  | { retryAfterSeconds: number };

/**
 * Files a complaint exactly once, for anybody: the verifier that comes along says who may send the same again. `address` is what the rate limit counts by; a
 * replay is not counted. Throws `BusyError` when nobody knows whether it was kept: the same may be sent again.
 */
export async function fileComplaint(
  server: Server,
  envelope: Envelope,
  address: string,
): Promise<Filed> {
  const { id, type, caseId, body, files, verifier } = envelope;
  const [principal, fingerprint] = await Promise.all([
    verifier === undefined ? '' : server.keys.mac(verifier),
    server.keys.mac(canonicalJson({ type, caseId, body, files, verifier })),
  ]);
  const outcome = await applyCommand(server, {
    ...{ id, caseId, principal, fingerprint, verifier: principal, command: filingOf(envelope) },
    asker: { role: 'customer' },
    limit: () => server.filingLimit(address),
  });
  if ('answer' in outcome || 'retryAfterSeconds' in outcome) return outcome;
  // A filing by the customer can meet no other refusal than that there is a case already.
  return { refused: 'problem' in outcome ? 'idReused' : 'alreadyFiled' };
}
