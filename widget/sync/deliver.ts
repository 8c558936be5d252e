import { commitmentOf } from '#shared/proof/chain.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { readReceipt, verifyReceipt } from '#shared/proof/receipt.ts';
import type { CommandAnswer, MetaAnswer } from '#shared/api/wire.ts';
import type { Api } from './api.ts';
import type { KeptSealed, Proof } from './store.ts';

/** What became of one sending: the proof that the server has it; to be tried again, where it said so after how long; or that it would never be taken as it is. */
export type Delivered =
  { proof: Proof; reference: string } | { again: true; afterMs?: number } | { parked: string };

/** Sends what was sealed and looks at the answer. Nothing but a right receipt is taken for "received". Never throws. */
export async function deliver(api: Api, sealed: KeptSealed, now: number): Promise<Delivered> {
  const reply = await api.send(sealed.command);
  if ('unreachable' in reply) return { again: true };
  if ('problem' in reply) {
    const { status, code } = reply.problem;
    const { retryAfterSeconds } = reply;
    if (status === 429 || status >= 500)
      return { again: true, ...(retryAfterSeconds && { afterMs: retryAfterSeconds * 1_000 }) };
    return { parked: code };
  }
  for (const anew of [false, true]) {
    const meta = await api.meta(anew);
    if (!('answer' in meta)) return { again: true };
    const proven = await prove(sealed, reply.answer, meta.answer, now);
    // A key that came into use while this page was open: its list is asked for anew, once.
    if (proven !== 'unknownKey') return proven;
  }
  return { parked: 'receipt' };
}

async function prove(
  { command }: KeptSealed,
  { result, receipt = '', salt = '' }: CommandAnswer,
  { keys, log }: MetaAnswer,
  now: number,
): Promise<Delivered | 'unknownKey'> {
  const verified = await verifyReceipt(crypto.subtle, keys, receipt);
  if ('problem' in verified && verified.problem === 'unknownKey') return 'unknownKey';
  const unchecked = 'problem' in verified && verified.problem === 'unsupported';
  const said = 'receipt' in verified ? verified.receipt : unchecked && readReceipt(receipt);
  if (!said) return { parked: 'receipt' };
  // What was set aside is stored inside an envelope that says so.
  const stored = [await committed(command, salt), await committed(command, salt, 'asSent')];
  const isOurs =
    said.commandId === command.id &&
    said.caseId === command.caseId &&
    stored.includes(said.commitment);
  if (!isOurs) return { parked: 'receipt' };
  return {
    // The server takes another one where a case has it already.
    reference: said.reference,
    proof: {
      ...{ receipt, salt, log, at: now },
      ...(result === 'quarantined' && { quarantined: true }),
      ...(unchecked && { unchecked: true }),
    },
  };
}

// As the server makes the body of the entry: the complaint, with the announcements of its files where it has some.
function committed(
  { body, files }: KeptSealed['command'],
  salt: string,
  as?: 'asSent',
): Promise<string> {
  const announced = Array.isArray(files) && (as || files.length > 0) ? { files } : {};
  const words = as ? { asSent: body, ...announced } : { ...body, ...announced };
  return commitmentOf(crypto.subtle, salt, words as Json).catch(() => '');
}
