import { and, asc, eq, gt, lt, lte, notExists, or, sql } from 'drizzle-orm';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { addDays, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { Case } from '#shared/case/evolve.ts';
import { newId } from '#shared/proof/ids.ts';
import { readCase } from './cases/case-log.ts';
import { openPromises, remindOn } from './cases/case-row.ts';
import { giveAsSystem } from './cases/give-command.ts';
import { makeCheckpoint } from './chain/checkpoints.ts';
import { BusyError, statementOf } from './db/database.ts';
import { readQueries } from './db/queries.ts';
import { cases, effects } from './db/schema.ts';
import { deliverEffects } from './effects/deliver-effects.ts';
import type { Server } from './env.ts';
import { removeHandoffs } from './handoffs/handoffs.ts';
import { removeAsked } from './lost-code/ask-for-link.ts';
import { removeLinks } from './lost-code/code-links.ts';
import { errorLine } from './request-log.ts';
import { scanFiles } from './uploads/scan-files.ts';
import { tidyUploads } from './uploads/tidy-uploads.ts';

const PAGE = 100;

/**
 * What time itself asks for: reminders, promises that were missed, the checkpoint of the day that ended, files and drafts that nobody waits for any more, files to be scanned, and mails to be sent. Each happens once, however often and from however many
 * processes this is called, and what a stop or a failure has left undone is done at the next call. `now` is in milliseconds since 1970.
 */
export const tick = (server: Server, now: number): Promise<void> =>
  doEach(
    server,
    STEPS.map((step) => () => step(server, now)),
  );

const STEPS: readonly ((server: Server, now: number) => Promise<unknown>)[] = [
  (server, now) => doEach(server, promisesToWatch(server, now)),
  (server, now) => makeCheckpoint(server, addDays(brusselsTime(now).date, -1), now),
  tidyUploads,
  scanFiles,
  ({ db }, now) => removeHandoffs(db, now),
  ({ db }, now) => removeLinks(db, now),
  ({ db }, now) => removeAsked(db, now),
  deliverEffects,
];

type Work = () => Promise<unknown>;

/**
 * Does one work after the other. One that fails holds up none of the others: a store of files that is away is no reason to keep mails back, nor is one damaged case to watch none. Only a
 * database that is away ends it, as all would fail. Rejects with the last failure; those before it are logged.
 */
async function doEach(
  { log, now }: Server,
  works: Iterable<Work> | AsyncIterable<Work>,
): Promise<void> {
  let failed: { error: unknown } | undefined;
  for await (const work of works) {
    try {
      await work();
    } catch (error) {
      if (failed) log(errorLine(failed.error, new Date(now()).toISOString()));
      failed = { error };
      if (error instanceof BusyError) break;
    }
  }
  if (failed) throw failed.error;
}

async function* promisesToWatch(server: Server, now: number): AsyncGenerator<Work> {
  const today = brusselsTime(now).date;
  for (let after = ''; ;) {
    const ids = await casesToLookAt(server, today, after);
    for (const id of ids) yield () => look(server, id, now);
    after = ids.at(-1) ?? after;
    if (ids.length < PAGE) return;
  }
}

async function casesToLookAt({ db }: Server, today: CivilDate, after: string): Promise<string[]> {
  const q = readQueries(db);
  const reminded = q
    .select({ one: sql`1` })
    .from(effects)
    .where(eq(effects.dedupe, sql`'reminderDue:' || ${cases.id} || ':' || ${cases.promiseDue}`));
  const rows = await q
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        gt(cases.id, after),
        or(lt(cases.promiseDue, today), and(lte(cases.remindOn, today), notExists(reminded))),
      ),
    )
    .orderBy(asc(cases.id))
    .limit(PAGE);
  return rows.map(({ id }) => id);
}

async function look(server: Server, caseId: string, now: number): Promise<void> {
  const today = brusselsTime(now).date;
  const case_ = await readCase(server.db, caseId);
  await remind(server, caseId, case_, now);
  for (const { name, due } of openPromises(case_)) {
    if (due >= today) break;
    // Decided anew on the log as it is then: who kept or marked it meanwhile makes this a refusal, which is right.
    await giveAsSystem(server, caseId, { type: 'markPromiseMissed', clock: name });
  }
}

async function remind(server: Server, caseId: string, case_: Case, now: number): Promise<void> {
  const { db, random } = server;
  const q = readQueries(db);
  const rows = openPromises(case_)
    .filter((clock) => remindOn(clock) <= brusselsTime(now).date)
    .map(({ name, due, target }) => ({
      ...({ id: newId(random), kind: 'reminderDue', caseId } as const),
      dedupe: `reminderDue:${caseId}:${due}`,
      payload: JSON.stringify({ reference: case_.reference, clock: name, due, target }),
      at: new Date(now).toISOString(),
    }));
  if (rows.length === 0) return;
  await db.write([statementOf(q.insert(effects).values(rows).onConflictDoNothing())]);
}
