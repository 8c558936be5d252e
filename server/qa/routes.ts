import { desc, eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { fieldErrors } from '#shared/api/problem.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Status } from '#shared/case/evolve.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { newId } from '#shared/proof/ids.ts';
import { readReference } from '#shared/proof/reference.ts';
import { readCase } from '../cases/case-log.ts';
import { readEnvelope } from '../cases/command-of.ts';
import { answerCommand } from '../cases/routes.ts';
import { readQueries } from '../db/queries.ts';
import { cases } from '../db/schema.ts';
import type { AppEnv, Server } from '../env.ts';
import { problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { tick } from '../ticking.ts';
import { type Player, playedBy } from './players.ts';

const RECENT = 20;
const LONGEST_DAYS = 400;

const ClockMove = v.strictObject({
  days: v.pipe(v.number(), v.safeInteger(), v.minValue(1, 'forward'), v.maxValue(LONGEST_DAYS)),
});

const PlayedCommand = v.strictObject({
  reference: v.string(),
  type: v.string(),
  body: v.record(v.string(), v.unknown()),
});

const BY_REVIEWER: ReadonlySet<string> = new Set(['assignSecondReading', 'decideSecondReading']);
/** What a handler says in the first reading and, as they take no part in it, the reviewer in the second. */
const BY_READER: ReadonlySet<string> = new Set(['askInformation', 'sendMessage', 'noteInternally']);

/**
 * What the demo page plays the company with, under `/demo/qa`; without a log-in, so mounted in demo mode on a loopback address only. `GET` answers `{today, cases}`; `POST clock` `{days}` moves the server's
 * clock forward, lets it tick, and answers the same; `POST commands` `{reference, type, body}` gives a real command as a real person, and answers as
 * `POST /v1/commands` does.
 */
export const qaRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await present(c.var.server)))
  .post('/clock', async (c) => {
    const read = await readAs(c, ClockMove);
    if (read instanceof Response) return read;
    const { server } = c.var;
    const { demoClock, db } = server;
    if (!demoClock) return problem(c, 'notFound');
    demoClock.forward(read.days);
    // Who has a case open keeps it open: the days that pass are no idleness.
    await db.write([moveSessions(read.days)]);
    await tick(server, server.now());
    return c.json(await present(server));
  })
  .post('/commands', async (c) => {
    const read = await readAs(c, PlayedCommand);
    if (read instanceof Response) return read;
    const { server } = c.var;
    const { type, body } = read;
    const case_ = await findCase(server, read.reference);
    if (!case_) return problem(c, 'notFound');
    // Customers file; the company has no such command.
    if (type === 'fileComplaint') return problem(c, 'unknownCommand');
    const person = await playedBy(server, playerOf(type, case_.status), case_.department);
    const whole = type.startsWith('assign') ? { to: person.id, ...body } : body;
    const sent = { v: 1, id: newId(server.random), caseId: case_.id, type, body: whole };
    const command = readEnvelope(sent as Json);
    if ('problem' in command)
      return problem(c, command.problem, command.errors ? { errors: command.errors } : {});
    return answerCommand(c, { kind: 'staff', person }, command.envelope);
  });

function playerOf(type: string, status: Status): Player {
  const isReviewers =
    BY_REVIEWER.has(type) || (BY_READER.has(type) && status === 'inSecondReading');
  return isReviewers ? 'reviewer' : 'handler';
}

async function readAs<S extends v.GenericSchema>(
  c: Context<AppEnv>,
  schema: S,
): Promise<v.InferOutput<S> | Response> {
  const sent = await readJson(c.req.raw);
  if ('problem' in sent) return problem(c, sent.problem);
  const read = v.safeParse(schema, sent.json);
  if (read.success) return read.output;
  return problem(c, 'invalidRequest', { errors: fieldErrors(read.issues) });
}

async function present({ db, now }: Server) {
  const { id, reference, status } = cases;
  const rows = await readQueries(db)
    .select({ id, reference, status })
    .from(cases)
    .orderBy(desc(cases.receivedAt), desc(cases.id))
    .limit(RECENT);
  // An answer has a finding for each grievance, so the page has to know how many there are.
  const recent = rows.map(async ({ id: caseId, ...row }) => {
    const { grievances } = await readCase(db, caseId);
    return { ...row, grievances };
  });
  return { today: brusselsTime(now()).date, cases: await Promise.all(recent) };
}

async function findCase({ db }: Server, typed: string) {
  const [found] = await readQueries(db)
    .select({ id: cases.id, department: cases.department, status: cases.status })
    .from(cases)
    .where(eq(cases.reference, readReference(typed) ?? ''));
  return found;
}

const moveSessions = (days: number) => ({
  sql: `UPDATE sessions SET expires_at = strftime('%Y-%m-%dT%H:%M:%fZ', expires_at, ?1),
    ends_at = strftime('%Y-%m-%dT%H:%M:%fZ', ends_at, ?1)`,
  params: [`+${days} days`],
});
