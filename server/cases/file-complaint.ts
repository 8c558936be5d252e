import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { nextDue } from '#shared/case/clocks.ts';
import { decide } from '#shared/case/decide.ts';
import { evolve, NO_CASE } from '#shared/case/evolve.ts';
import { canonicalJson } from '#shared/proof/canonical-json.ts';
import { newId } from '#shared/proof/ids.ts';
import { signReceipt } from '#shared/proof/receipt.ts';
import { referenceAttempts, referenceOf } from '#shared/proof/reference.ts';
import { BusyError, TakenError } from '../db/database.ts';
import type { Server } from '../env.ts';
import { writeCursor } from '../events/cursor.ts';
import { readCommand, readLog, writeFiling, type KeptAnswer } from './case-log.ts';
import { commandOf, type Envelope } from './command-of.ts';
import { linkEntries } from './link-entries.ts';
import { receiptOf } from './receipt-of.ts';

/** What became of a filing. Only `answer` means that the complaint is kept; it is given after the database said so. */
export type Filed =
  | { answer: CommandAnswer }
  | { refused: 'alreadyFiled' | 'idReused' }
  | { retryAfterSeconds: number };

/** How often one filing looks again after another process took one of its keys. */
const LOOKS = 12;

/**
 * Files a complaint exactly once: the same envelope again, now or in a year, from this process or another, has the same answer. `address` is what
 * the rate limit counts by; a replay is not counted. Throws `BusyError` when nobody knows whether it was kept: the same may be sent again.
 */
export async function fileComplaint(
  server: Server,
  envelope: Envelope,
  address: string,
): Promise<Filed> {
  const { type, caseId, body, files, verifier } = envelope;
  const [principal, fingerprint] = await Promise.all([
    verifier === undefined ? '' : server.keys.mac(verifier),
    server.keys.mac(canonicalJson({ type, caseId, body, files, verifier })),
  ]);
  return server.turns(caseId, () =>
    fileInTurn({ server, envelope, principal, fingerprint, address }),
  );
}

type Sent = {
  server: Server;
  envelope: Envelope;
  principal: string;
  fingerprint: string;
  address: string;
};

async function fileInTurn(sent: Sent): Promise<Filed> {
  const { server, envelope, fingerprint, address } = sent;
  let takenReferences = 0;
  for (let look = 0; look < LOOKS; look += 1) {
    const [known, log] = await Promise.all([
      readCommand(server.db, envelope.id),
      readLog(server.db, envelope.caseId),
    ]);
    if (known) return known.fingerprint === fingerprint ? replay(known) : { refused: 'idReused' };
    const retryAfterSeconds = look === 0 ? server.filingLimit(address) : undefined;
    if (retryAfterSeconds !== undefined) return { retryAfterSeconds };
    try {
      return await decideAndWrite(sent, log, takenReferences);
    } catch (error) {
      if (!(error instanceof TakenError)) throw error;
      // Said as of an id: that a code opens some other case is nobody's to find out.
      if (error.key === 'verifiers.verifier') return { refused: 'idReused' };
      if (error.key === 'cases.reference') takenReferences += 1;
    }
  }
  throw new BusyError();
}

function replay({ answer, salt }: { answer: KeptAnswer; salt?: string }): Filed {
  return { answer: { ...answer, result: 'replayed', ...(salt !== undefined && { salt }) } };
}

async function decideAndWrite(
  { server, envelope, principal, fingerprint }: Sent,
  { entries, end }: Awaited<ReturnType<typeof readLog>>,
  takenReferences: number,
): Promise<Filed> {
  const { id, caseId } = envelope;
  const now = server.now();
  const at = new Date(now).toISOString();
  const today = brusselsTime(now).date;
  const reference = freeReference(server, caseId, Number(today.slice(0, 4)), takenReferences);
  const command = commandOf(envelope);
  const before = entries.reduce(evolve, NO_CASE);
  const decision = decide(
    command,
    before,
    { role: 'customer' },
    { today, reference, maxExtensionDays: 0 },
  );
  // A filing by the customer can meet no other refusal than that there is a case already.
  if ('refused' in decision) return { refused: 'alreadyFiled' };
  const linked = await linkEntries(server, { caseId, at, by: decision.by }, decision.events, end);
  const [first] = linked;
  if (!first) throw new Error('A command that is allowed has at least one event.');
  const case_ = linked.reduce(evolve, before);
  const receipt = receiptOf(id, command, first, case_);
  const answer: KeptAnswer = {
    result: command.type === 'fileComplaint' ? 'applied' : 'quarantined',
    reference: case_.reference,
    seq: first.pub,
    cursor: writeCursor(server.logId, first.pub),
    receipt: await signReceipt(server.subtle, server.keys.signing, receipt),
  };
  await writeFiling(server.db, {
    command: { id, principal, fingerprint, answer },
    ...{ caseId, at, verifier: principal, entries: linked, case_ },
    nextDue: nextDue(case_, today),
  });
  server.signals.ring(caseId);
  const { salt } = first;
  return { answer: { ...answer, ...(salt !== undefined && { salt }) } };
}

// The page shows the first one before we answer, so it is what a case gets unless another case has it.
function freeReference(server: Server, caseId: string, year: number, taken: number): string {
  if (referenceAttempts.includes(taken)) return referenceOf(caseId, year, taken);
  return referenceOf(newId(server.random), year, 0);
}
