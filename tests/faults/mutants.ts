import type { Invariant } from './ledger.ts';
import type { Plan } from './round.ts';
import { UPLOAD_MUTANTS } from './upload-mutants.ts';

/** A text of a file, there exactly once, and what stands in its place. */
export type Change = readonly [found: string, instead: string];

/** A way to break the server: what is wrong with it, in the words of a reader, and the invariants of which at least one has to notice. */
export type Mutant = {
  wrong: string;
  caughtBy: readonly Invariant[];
  /** What its rounds need beside the usual. */
  plan?: Partial<Plan>;
  /** By file, from the root. */
  changes: Readonly<Record<string, readonly Change[]>>;
};

const APPLY = 'server/cases/apply-command.ts';
const LOG = 'server/cases/case-log.ts';
const LINK = 'server/cases/link-entries.ts';
const DESK = 'server/events/read-desk-events.ts';
const GROUP = 'server/db/group-commit.ts';

const sleep = (ms: number) =>
  `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});`;
const MS_OF_ENTRY =
  "sql<number>`(cast(strftime('%s', ${entries.at}) as integer) * 1000 + cast(substr(${entries.at}, 21, 3) as integer))`";

/** Every way in which the lab breaks the server to see itself notice; one more is one more member. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'no id check': {
    wrong: 'A command is followed again whenever it arrives, under an id of the server.',
    caughtBy: ['doubled'],
    changes: {
      [APPLY]: [
        ['    if (known) return again(', '    if (known && server === undefined) return again('],
      ],
      [LOG]: [
        [
          'const { id, principal, fingerprint, answer } = command;',
          'const { principal, fingerprint, answer } = command; const id = `${command.id}${Math.random()}`;',
        ],
      ],
    },
  },
  'answered before COMMIT': {
    wrong: 'The group commit answers its jobs, then commits.',
    caughtBy: ['lost'],
    changes: {
      [GROUP]: [
        [
          "      crashPoint('before-commit');\n",
          `      this.#options.answer(answers); ${sleep(40)} crashPoint('before-commit');\n`,
        ],
      ],
    },
  },
  'acknowledged before written': {
    wrong: 'A command is answered while its batch is still on its way to the database.',
    caughtBy: ['lost'],
    changes: {
      [APPLY]: [
        [
          'const g = await writeCommand(server.db, {',
          'const g = await (async (db, written) => (setTimeout(() => writeCommand(db, written).catch(() => {}), 30), 0))(server.db, {',
        ],
      ],
    },
  },
  'cursor by time': {
    wrong: 'The desk reads on after the time of the last entry that it got.',
    caughtBy: ['missed', 'twice'],
    changes: {
      [DESK]: [
        ['const SPAN = 10_000;', `const SPAN = 1e14; const MS = ${MS_OF_ENTRY};`],
        [
          'end = await lastPlace(db);',
          'end = (await readQueries(db).select({ ms: sql<number>`coalesce(max(${MS}), 0)` }).from(entries))[0]?.ms ?? 0;',
        ],
        [
          "import { and, asc, eq, gt, lte } from 'drizzle-orm';",
          "import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';",
        ],
        ['g: entries.g,', 'g: MS,'],
        [
          'and(gt(entries.g, after), lte(entries.g, end), visibleTo(person))',
          'and(gt(MS, after), lte(MS, end), visibleTo(person))',
        ],
        ['.orderBy(asc(entries.g))', '.orderBy(asc(MS))'],
      ],
    },
  },
  'end read after the entries': {
    wrong: 'The desk is told to go on behind entries that were written while it was answered.',
    caughtBy: ['missed'],
    changes: {
      [DESK]: [
        [
          'return { rows: await readSpan(db, person, span), end };',
          'const rows = await readSpan(db, person, span); return { rows, end: await lastPlace(db) };',
        ],
      ],
    },
  },
  'fingerprint ignored': {
    wrong: 'A known id is answered as before, whatever is sent under it.',
    caughtBy: ['identity'],
    changes: {
      [APPLY]: [['known.fingerprint === given.fingerprint ?', 'known.fingerprint !== undefined ?']],
    },
  },
  'principal ignored on replay': {
    wrong: 'Whoever sends a known command again gets the answer of its giver.',
    caughtBy: ['identity'],
    changes: {
      'server/cases/give-command.ts': [
        [
          'canonicalJson({ who, type, caseId, body, files })',
          'canonicalJson({ type, caseId, body, files })',
        ],
      ],
    },
  },
  'one number for both': {
    wrong: "Customers get the company's numbers, and see gaps where notes are.",
    caughtBy: ['gaps', 'missed', 'chain'],
    changes: { [LINK]: [['if (isPublic(event)) pub += 1;', 'if (isPublic(event)) pub = seq;']] },
  },
  'entries not dense': {
    wrong: 'Now and then a number is left out.',
    caughtBy: ['gaps', 'missed', 'chain'],
    changes: { [LINK]: [['    seq += 1;\n', '    seq += Math.random() < 0.1 ? 2 : 1;\n']] },
  },
  'words outside the batch': {
    wrong: 'Entries are written first, the words that belong to them a moment later.',
    caughtBy: ['lost', 'chain'],
    // The moment is short, and ten cases are over after two deaths.
    plan: { points: ['after-commit'], cases: 40, kills: 16 },
    changes: {
      [LOG]: [
        ['    ...words.map((row) => insertInto(bodies, row)),\n', ''],
        [
          '  return Number(results[statements.length - 1]',
          '  await new Promise((later) => setTimeout(later, 25));\n  if (words.length > 0) await db.write(words.map((row) => insertInto(bodies, row)));\n  return Number(results[statements.length - 1]',
        ],
      ],
    },
  },
  'cache outside the batch': {
    wrong: 'The row of the list is brought up to date after the log, in a write of its own.',
    caughtBy: ['cache'],
    changes: {
      [LOG]: [
        [
          'isNew ? insertInto(cases, row) : statementOf(q.update(cases).set(row).where(isCase(row.id))),',
          '...(isNew ? [insertInto(cases, row)] : []),',
        ],
        [
          '  return Number(results[statements.length - 1]',
          '  await new Promise((later) => setTimeout(later, 120 * Math.random()));\n  if (!isNew) await db.write([statementOf(q.update(cases).set(row).where(isCase(row.id)))]);\n  return Number(results[statements.length - 1]',
        ],
      ],
    },
  },
  'naive writer': {
    wrong: "The client's own pool and `execute`, a statement at a time.",
    caughtBy: ['lost', 'chain', 'cache', 'sound', 'gaps', 'refusals'],
    changes: {
      'server/node/open-database.ts': [
        [
          "import { openFileDatabase } from '../db/file-database.ts';",
          "import { openNaiveDatabase as openFileDatabase } from '../../tests/faults/naive-database.ts';",
        ],
      ],
    },
  },
  'poke only': {
    wrong: 'Who waits is woken by what their own process writes, and by nothing else.',
    caughtBy: ['told'],
    changes: { 'server/app.ts': [['makeSignals(watchLog(ports.db))', 'makeSignals()']] },
  },
  'no second look': {
    wrong: 'A key that another process took is an error instead of a reason to look again.',
    caughtBy: ['refusals', 'unanswered'],
    changes: { [APPLY]: [['if (!(error instanceof TakenError)) throw error;', 'throw error;']] },
  },
  'busy is broken': {
    wrong: 'A database that is busy is answered as a failure that nobody should try again.',
    caughtBy: ['refusals'],
    plan: { longLock: true },
    changes: {
      'server/app.ts': [
        [
          'const isBusy = error instanceof BusyError;',
          'const isBusy = error instanceof BusyError && c === undefined;',
        ],
      ],
    },
  },
  'receipt of another': {
    wrong: 'The receipt names the case where it should name the command.',
    caughtBy: ['receipts'],
    changes: {
      'server/cases/receipt-of.ts': [
        ['    commandId,\n    at,', '    commandId: caseId,\n    at,'],
      ],
    },
  },
  'words in the log': {
    wrong: 'What was sent is printed when its shape is unknown, and when it isn’t.',
    caughtBy: ['canary'],
    changes: {
      'server/cases/command-of.ts': [
        [
          '  return isType(envelope.type)',
          '  console.log(JSON.stringify(envelope));\n  return isType(envelope.type)',
        ],
      ],
    },
  },
  'chain not linked': {
    wrong: 'Every command is linked to the beginning instead of to the one before it.',
    caughtBy: ['chain'],
    changes: {
      [LINK]: [
        ['let { seq, pub, hash: prev } = end;', 'let { seq, pub } = end; let prev = FIRST_LINK;'],
      ],
    },
  },
  'time of the clock': {
    wrong: 'An entry has the time of its server, also where the entry before it is of a later one.',
    caughtBy: ['times'],
    changes: {
      [APPLY]: [['const now = notBefore(entries, server.now());', 'const now = server.now();']],
    },
  },
  ...UPLOAD_MUTANTS,
};

/** A source with changes made to it; throws where a text to be changed isn't there exactly once. */
export function mutated(source: string, changes: readonly Change[]): string {
  return changes.reduce((text, [found, instead]) => {
    const parts = text.split(found);
    if (parts.length !== 2)
      throw new Error(`"${found.trim()}" is there ${parts.length - 1} times, not once.`);
    return parts.join(instead);
  }, source);
}
