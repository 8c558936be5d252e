import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CaseEntry } from '#shared/case/events.ts';
import { evolve, NO_CASE } from '#shared/case/evolve.ts';
import { newId } from '#shared/proof/ids.ts';
import { readPublicEntries } from '../cases/case-log.ts';
import type { AppEnv, Server } from '../env.ts';
import { useSession } from '../sessions/sessions.ts';
import { caseFiles } from '../uploads/case-files.ts';
import type { SentAct } from './case-acts.ts';
import { casePage, type Opening, openingPage, type ReadCase } from './case-page.ts';
import { reply, wordsOf } from './reply.ts';

/** Nothing typed yet. */
export const BLANK: Opening = { reference: '', code: '' };

/** The two fields, empty. */
export const showOpening = (c: Context<AppEnv>): Response =>
  reply(c, openingPage(wordsOf(c), BLANK), { page: 'case' });

/** The two fields once more, with one sentence over them. */
export function askAgain(
  c: Context<AppEnv>,
  typed: Opening,
  notice: string,
  status: ContentfulStatusCode,
  retryAfterSeconds?: number,
): Response {
  const content = openingPage(wordsOf(c), typed, notice);
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return reply(c, content, { page: 'case', status, ...wait });
}

/** The same because the session is over; what was written goes along. */
export const askAnew = (c: Context<AppEnv>, written?: SentAct, notice = ''): Response =>
  askAgain(
    c,
    { ...BLANK, written },
    [wordsOf(c).t.sessionEnded, written ? wordsOf(c).t.writtenHere : '', notice]
      .filter(Boolean)
      .join(' '),
    401,
  );

/** The case that a session opens, undefined when it is over. */
export const caseIdOf = async (server: Server, token: string | undefined) =>
  token === undefined ? undefined : useSession(server, token);

/** How a case is shown after something was done in it. */
export type After = Pick<ReadCase, 'refused' | 'done' | 'isToPrint' | 'letter'> & {
  status?: ContentfulStatusCode;
};

/** The page of a case, or the two fields where the session is over. */
export async function showCase(
  c: Context<AppEnv>,
  token: string | undefined,
  after: After = {},
): Promise<Response> {
  const { server } = c.var;
  const caseId = await caseIdOf(server, token);
  if (token === undefined || caseId === undefined) return askAnew(c);
  const { status = 200, ...shown } = after;
  const log = await readPublicLog(server, caseId);
  const content = casePage(wordsOf(c), {
    ...{ ...log, files: await caseFiles(server.db, caseId, log.entries) },
    ...{ token, today: brusselsTime(server.now()).date, newId: () => newId(server.random) },
    ...shown,
  });
  return reply(c, content, { page: 'case', status });
}

const ENTRIES = 200;

/** What its customer sees of a case: the entries, and the case folded from them. */
export async function readPublicLog({ db }: Server, caseId: string) {
  const entries: CaseEntry[] = [];
  let page: CaseEntry[];
  do {
    page = await readPublicEntries(db, caseId, { after: entries.length, limit: ENTRIES });
    entries.push(...page);
  } while (page.length === ENTRIES);
  return { case_: entries.reduce(evolve, NO_CASE), entries };
}
