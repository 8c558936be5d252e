import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import type { Language } from '#shared/api/choices.ts';
import type { Command } from '#shared/case/commands.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { decide, type Refusal } from '#shared/case/decide.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import { type Asker, maySee } from '#shared/case/rights.ts';
import { newId } from '#shared/proof/ids.ts';
import { signReceipt } from '#shared/proof/receipt.ts';
import { referenceAttempts, referenceOf } from '#shared/proof/reference.ts';
import { BusyError, type Statement, TakenError } from '../db/database.ts';
import { isMailed, mailOf, mailRow } from '../effects/mail-of.ts';
import type { Server } from '../env.ts';
import type { Became } from '../meter.ts';
import { LINK_OVER } from '../lost-code/code-links.ts';
import { writeCursor, writeDeskCursor } from '../events/cursor.ts';
import { DESK } from '../events/signals.ts';
import { readPerson } from '../staff/persons.ts';
import { BOUND } from '../uploads/bind-right.ts';
import { type KeptAnswer, readCommand, readLog, writeCommand } from './case-log.ts';
import { caseRow } from './case-row.ts';
import { type LinkedEntry, linkEntries } from './link-entries.ts';
import { publicChain } from './public-chain.ts';
import { receiptOf } from './receipt-of.ts';

/** A command on its way: who gives it, as the commands' table keeps them (`principal`, `fingerprint`) and as `decide` knows them. */
export type Given = {
  id: string;
  caseId: string;
  command: Command;
  asker: Asker;
  principal: string;
  /** The same id with another fingerprint is refused. */
  fingerprint: string;
  /** The last entry that its giver saw, as they count; undefined doesn't compare. */
  base?: number | undefined;
  /** Keyed hash of the verifier of a case that begins; '' for none. */
  verifier?: string;
  /** What is written with the entries, or not at all. */
  beside?: readonly Statement[];
  /** Asked once for a command that is new; a number of seconds turns it away. */
  limit?: () => number | undefined;
};

/** What became of a command. Only `answer` means that it was kept; it is given after the database said so. */
export type Outcome =
  | { answer: CommandAnswer }
  | { refused: Refusal; path?: string; language: Language }
  | { problem: 'idReused' | 'notFound' | 'stale' }
  | { retryAfterSeconds: number };

/** How often one command looks again after another process took one of its keys. */
const LOOKS = 12;

/**
 * Follows a command exactly once: the same again, now or in a year, from this process or another, has the same answer. Throws `BusyError` when nobody
 * knows whether it was kept: the same may be given again.
 */
export async function applyCommand(server: Server, given: Given): Promise<Outcome> {
  const outcome = await server.turns(given.caseId, () => applyInTurn(server, given));
  server.meter?.decided(given.command.type, becameOf(outcome));
  return outcome;
}

function becameOf(outcome: Outcome): Became {
  if ('answer' in outcome) return outcome.answer.result;
  if ('problem' in outcome) return outcome.problem;
  return 'refused' in outcome ? 'refused' : 'turnedAway';
}

async function applyInTurn(server: Server, given: Given): Promise<Outcome> {
  let takenReferences = 0;
  for (let look = 0; look < LOOKS; look += 1) {
    const [known, log] = await Promise.all([
      readCommand(server.db, given.id),
      readLog(server.db, given.caseId),
    ]);
    if (known) return again(server, given, known);
    const before = log.entries.reduce(evolve, NO_CASE);
    const problem = obstacle(given, before, log.end?.pub ?? 0);
    if (problem) return unlessApplied(server, given, { problem });
    const retryAfterSeconds = look === 0 ? given.limit?.() : undefined;
    if (retryAfterSeconds !== undefined) return { retryAfterSeconds };
    try {
      const outcome = await decideAndWrite(server, given, { ...log, before, takenReferences });
      return 'refused' in outcome ? await unlessApplied(server, given, outcome) : outcome;
    } catch (error) {
      if (!(error instanceof TakenError)) throw error;
      // Said as of an id: that a code opens some other case is nobody's to find out.
      if (error.key === 'verifiers.verifier' || error.key === BOUND) return { problem: 'idReused' };
      if (error.key === LINK_OVER) return { problem: 'notFound' };
      if (error.key === 'cases.reference') takenReferences += 1;
    }
  }
  throw new BusyError();
}

// The log may be of a moment after that of the command: what stands in the way is then what this very command did, for whoever sent it from elsewhere at the same time.
async function unlessApplied(server: Server, given: Given, outcome: Outcome): Promise<Outcome> {
  const known = await readCommand(server.db, given.id);
  return known ? again(server, given, known) : outcome;
}

type Applied = NonNullable<Awaited<ReturnType<typeof readCommand>>>;

const again = (server: Server, given: Given, known: Applied): Outcome =>
  known.fingerprint === given.fingerprint ? replay(server, known) : { problem: 'idReused' };

const BEGINS: ReadonlySet<Command['type']> = new Set([
  'fileComplaint',
  'quarantineComplaint',
  'registerComplaint',
]);

// Foreign and missing are one and the same to whoever asks.
function obstacle({ asker, base, command }: Given, before: Case, pub: number) {
  const begins = BEGINS.has(command.type);
  if (before.status === 'none') return begins ? undefined : 'notFound';
  if (asker.role === 'staff' && !maySee(asker, before)) return 'notFound';
  const seen = asker.role === 'staff' ? before.seq : pub;
  return base === undefined || begins || base === seen ? undefined : 'stale';
}

function replay({ logId }: Server, { answer, salt, g }: Applied): Outcome {
  const { cursor = writeDeskCursor(logId, g) } = answer;
  // Only a receipt needs the salt.
  const proof = answer.receipt !== undefined && salt !== undefined && { salt };
  return { answer: { ...answer, cursor, result: 'replayed', ...proof } };
}

type Known = Awaited<ReturnType<typeof readLog>> & { before: Case; takenReferences: number };

async function decideAndWrite(
  server: Server,
  given: Given,
  { entries, commitments, end, before, takenReferences }: Known,
): Promise<Outcome> {
  const { id, caseId, command, asker, principal, fingerprint, verifier = '', beside = [] } = given;
  const now = notBefore(entries, server.now());
  const at = new Date(now).toISOString();
  const today = brusselsTime(now).date;
  const decision = decide(command, before, asker, {
    today,
    reference: freeReference(server, caseId, Number(today.slice(0, 4)), takenReferences),
    named: 'to' in command ? await readPerson(server.db, command.to) : undefined,
    maxExtensionDays: server.settings.maxExtensionDays,
  });
  if ('refused' in decision) return { ...decision, language: before.language };
  const linked = await linkEntries(server, { caseId, at, by: decision.by }, decision.events, end);
  const [first] = linked;
  if (!first) throw new Error('A command that is allowed has at least one event.');
  const case_ = linked.reduce(evolve, before);
  const seen = [
    ...entries.map((entry, at) => ({ ...entry, commitment: commitments[at] ?? null })),
    ...linked,
  ];
  const chain = () => publicChain(server.subtle, caseId, seen);
  const answer = await answerTo(server, given, first, { case_, today, chain });
  const mails = mailRows(server, caseId, before, linked);
  const g = await writeCommand(server.db, {
    command: { id, principal, fingerprint, answer },
    ...{ caseId, at, verifier, entries: linked, erasing: command.type === 'erase' },
    ...{ beside, effects: mails },
    row: caseRow(caseId, entries[0]?.at ?? at, case_),
  });
  server.signals.ring(caseId);
  server.signals.ring(DESK);
  if (mails.length > 0) server.deliverSoon();
  const { cursor = writeDeskCursor(server.logId, g) } = answer;
  const { salt } = first;
  const proof = answer.receipt !== undefined && salt !== undefined && { salt };
  return { answer: { ...answer, cursor, ...proof } };
}

// Clocks are set back, and two servers have two of them: no entry of a case is older than the one before it, for whoever reads it (decision 0010).
const notBefore = (entries: readonly CaseEntry[], now: number): number =>
  Math.max(now, Date.parse(entries.at(-1)?.at ?? '') || 0);

// In the same write as what they are about: no entry without its mail, and no mail without its entry.
function mailRows(
  { random }: Server,
  caseId: string,
  before: Case,
  linked: readonly LinkedEntry[],
) {
  let case_ = before;
  return linked.flatMap((entry) => {
    const around = { before: case_, after: evolve(case_, entry) };
    case_ = around.after;
    const about = mailOf(entry);
    return about && isMailed(about, entry, around) ? [mailRow(random, caseId, entry)] : [];
  });
}

async function answerTo(
  { logId, subtle, keys }: Server,
  { id, command, asker }: Given,
  first: LinkedEntry,
  { case_, today, chain }: { case_: Case; today: CivilDate; chain: () => Promise<string> },
): Promise<KeptAnswer> {
  const result = command.type === 'quarantineComplaint' ? 'quarantined' : 'applied';
  const { reference } = case_;
  if (asker.role !== 'customer') return { result, reference, seq: first.seq };
  const pub = first.pub ?? 0;
  const receipt = receiptOf(id, command, first, { case_, today, chain: await chain() });
  return {
    ...{ result, reference, seq: pub, cursor: writeCursor(logId, pub) },
    receipt: await signReceipt(subtle, keys.signing, receipt),
  };
}

// The page shows the first one before we answer, so it is what a case gets unless another case has it.
function freeReference(server: Server, caseId: string, year: number, taken: number): string {
  if (referenceAttempts.includes(taken)) return referenceOf(caseId, year, taken);
  return referenceOf(newId(server.random), year, 0);
}
