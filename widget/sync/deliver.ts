import { commitmentOf } from '#shared/proof/chain.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { readReceipt, verifyReceipt } from '#shared/proof/receipt.ts';
import type { Language } from '#shared/api/choices.ts';
import type { CommandAnswer, CommandEnvelope, MetaAnswer } from '#shared/api/wire.ts';
import type { Api } from './api.ts';
import type { KeptSealed, Proof } from './store.ts';

/** What became of one sending: the proof that the server has it; to be tried again, where it said so after how long; that the session is over; or that it would never be taken as it is, with the server's own sentence where it gave one. */
export type Delivered =
  | { proof: Proof; reference: string; seq: number }
  | { again: true; afterMs?: number }
  | { signedOut: true }
  | { parked: string; why?: string | undefined };

/** The longest rest of our own between two tries. */
export const LONGEST_MS = 300_000;

/** A command on its way. `words` are what the body of its entry may be, undefined for none; `token` is that of the session it is given in, and `language` that of its giver. */
type Sending = {
  command: CommandEnvelope;
  words: readonly unknown[];
  token?: string;
  language?: Language;
};

/** Sends a sealed complaint and looks at the answer. */
export function deliver(api: Api, { command }: KeptSealed, now: number): Promise<Delivered> {
  // What was set aside is stored inside an envelope that says so.
  return deliverCommand(
    api,
    { command, words: [wordsOf(command), wordsOf(command, 'asSent')] },
    now,
  );
}

/** Sends a command and looks at the answer. Nothing but a right receipt is taken for "received". Never throws. */
export async function deliverCommand(api: Api, sending: Sending, now: number): Promise<Delivered> {
  const { command, token, language } = sending;
  const reply = await api.send(command, token, language);
  if ('unreachable' in reply) return { again: true };
  if ('problem' in reply) {
    const { status, code, detail } = reply.problem;
    const { retryAfterSeconds } = reply;
    if (status === 429 || status >= 500)
      return { again: true, ...(retryAfterSeconds && { afterMs: retryAfterSeconds * 1_000 }) };
    if (token && status === 401) return { signedOut: true };
    return { parked: code, why: detail };
  }
  for (const anew of [false, true]) {
    const meta = await api.meta(anew);
    if (!('answer' in meta)) return { again: true };
    const proven = await prove(sending, reply.answer, meta.answer, now);
    // A key that came into use while this page was open: its list is asked for anew, once.
    if (proven !== 'unknownKey') return proven;
  }
  return { parked: 'receipt' };
}

async function prove(
  { command, words }: Sending,
  { result, seq, receipt = '', salt = '' }: CommandAnswer,
  { keys, log }: MetaAnswer,
  now: number,
): Promise<Delivered | 'unknownKey'> {
  const verified = await verifyReceipt(crypto.subtle, keys, receipt);
  if ('problem' in verified && verified.problem === 'unknownKey') return 'unknownKey';
  const unchecked = 'problem' in verified && verified.problem === 'unsupported';
  const said = 'receipt' in verified ? verified.receipt : unchecked && readReceipt(receipt);
  if (!said) return { parked: 'receipt' };
  const stored = await Promise.all(words.map((body) => committed(body, salt)));
  const isOurs =
    said.commandId === command.id &&
    said.caseId === command.caseId &&
    stored.includes(said.commitment);
  if (!isOurs) return { parked: 'receipt' };
  return {
    // The server takes another one where a case has it already.
    reference: said.reference,
    seq,
    proof: {
      ...{ receipt, salt, log, at: now },
      ...(result === 'quarantined' && { quarantined: true }),
      ...(unchecked && { unchecked: true }),
    },
  };
}

// A receipt of an entry without words names no commitment.
const committed = async (body: unknown, salt: string): Promise<string | undefined> =>
  body === undefined ? '' : commitmentOf(crypto.subtle, salt, body as Json).catch(() => undefined);

// As the server makes the body of the entry: the complaint, with the announcements of its files where it has some.
function wordsOf({ body, files }: CommandEnvelope, as?: 'asSent'): unknown {
  const announced = Array.isArray(files) && (as || files.length > 0) ? { files } : {};
  return as ? { asSent: body, ...announced } : { ...body, ...announced };
}

/** When to try again after so many tries, and whether the server asked for that. */
export function restAfter(tries: number, delivered: Delivered) {
  const afterMs = 'again' in delivered ? delivered.afterMs : undefined;
  const asked = afterMs === undefined ? {} : { asked: true as const };
  return { tries, nextAt: Date.now() + (afterMs ?? ownRestMs(tries)), ...asked };
}

/** How long to rest where the server asks for nothing: longer after each try, and by chance, so that not everybody comes back at once. */
export const ownRestMs = (tries: number, longestMs = LONGEST_MS): number =>
  Math.min(1_000 * 2 ** tries, longestMs) * (0.5 + Math.random() / 2);
