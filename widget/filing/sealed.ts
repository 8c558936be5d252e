import type { Complaint } from '#shared/api/complaint.ts';
import { type CommandAnswer, WIRE_VERSION } from '#shared/api/wire.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { commitmentOf } from '#shared/proof/chain.ts';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { newId } from '#shared/proof/ids.ts';
import { readReceipt, type Receipt, verifyReceipt } from '#shared/proof/receipt.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import type { Api } from '../sync/api.ts';
import type { Sealed } from '../sync/device.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Makes the ids and the access code of a complaint, once, before anything is sent. Wants a secure page (https). */
export async function seal(complaint: Complaint, now: number): Promise<Sealed> {
  const code = makeCode(random);
  return {
    code,
    at: new Date(now).toISOString(),
    command: {
      v: WIRE_VERSION,
      id: newId(random),
      caseId: newId(random),
      type: 'fileComplaint',
      body: cleanJson(complaint as Json) as Complaint,
      verifier: await verifierOf(crypto.subtle, code),
    },
  };
}

/** Where a sealed complaint is. What went wrong never costs it: it stays sealed and can be sent again. */
export type Sending =
  | { state: 'sending' | 'unreachable' }
  | { state: 'busy'; seconds: number }
  | { state: 'refused'; code: string };

/** What this page could find out about the receipt: 'unchecked' when the keys couldn't be had, which says nothing against it. */
export type Check = 'checking' | 'valid' | 'invalid' | 'unsupported' | 'unchecked';

/** A complaint that the server has, with its proof. */
export type Filed = { sealed: Sealed; answer: CommandAnswer; receipt: Receipt; check: Check };

/** Sends a sealed complaint, the first time or again. */
export async function send(api: Api, sealed: Sealed): Promise<Filed | Sending> {
  const reply = await api.send(sealed.command);
  if ('unreachable' in reply) return { state: 'unreachable' };
  if ('problem' in reply) {
    const { status, code } = reply.problem;
    const passing = status === 429 || status >= 500;
    return passing
      ? { state: 'busy', seconds: reply.retryAfterSeconds ?? 30 }
      : { state: 'refused', code };
  }
  const receipt = readReceipt(reply.answer.receipt ?? '');
  // An answer without a receipt that we can read is no proof, so it is not taken for one.
  if (!receipt) return { state: 'unreachable' };
  return { sealed, answer: reply.answer, receipt, check: 'checking' };
}

/** Checks that the receipt is signed by the company's key and speaks of these very words, this case and this sending. */
export async function checkReceipt(api: Api, { sealed, answer }: Filed): Promise<Check> {
  const meta = await api.meta();
  if (!('answer' in meta)) return 'unchecked';
  const verified = await verifyReceipt(crypto.subtle, meta.answer.keys, answer.receipt ?? '');
  if ('problem' in verified) return verified.problem === 'unsupported' ? 'unsupported' : 'invalid';
  const { receipt } = verified;
  const { id, caseId, body } = sealed.command;
  // A quarantined complaint is stored inside an envelope that says so.
  const stored = (answer.result === 'quarantined' ? { asSent: body } : body) as Json;
  const commitments = await Promise.all(
    [stored, { asSent: body } as Json].map((words) =>
      commitmentOf(crypto.subtle, answer.salt ?? '', words),
    ),
  );
  const ours =
    receipt.commandId === id &&
    receipt.caseId === caseId &&
    receipt.reference === answer.reference &&
    commitments.includes(receipt.commitment);
  return ours ? 'valid' : 'invalid';
}
