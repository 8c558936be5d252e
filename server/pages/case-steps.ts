import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CaseEntry } from '#shared/case/events.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import { readCode, verifierOf } from '#shared/proof/code.ts';
import { readReference } from '#shared/proof/reference.ts';
import { fill } from '#shared/texts/msg.ts';
import { readPublicEntries } from '../cases/case-log.ts';
import { BusyError } from '../db/database.ts';
import type { AppEnv, Server } from '../env.ts';
import { closeSession, type Opened, openSession, useSession } from '../sessions/sessions.ts';
import { casePage, type Opening, openingPage } from './case-page.ts';
import type { SentForm } from './read-form.ts';
import { reply, wordsOf } from './reply.ts';
import type { Texts } from './words.ts';

/** How long to wait when the database is busy. */
const BUSY_SECONDS = 5;
const BLANK: Opening = { reference: '', code: '' };

/** The two fields, empty. */
export const showOpening = (c: Context<AppEnv>): Response =>
  reply(c, openingPage(wordsOf(c), BLANK), { page: 'case' });

/** One step of reading a case: open it, read it again, or leave it. */
export async function stepOn(c: Context<AppEnv>, form: SentForm): Promise<Response> {
  const session = form.get('session') ?? '';
  const token = /^[\w-]{43}$/.test(session) ? session : undefined;
  if (form.get('step') === 'close') return close(c, token);
  if (form.get('step') === 'read') return showCase(c, token);
  return open(c, { reference: form.get('reference') ?? '', code: form.get('code') ?? '' });
}

async function open(c: Context<AppEnv>, typed: Opening): Promise<Response> {
  const words = wordsOf(c);
  const { t } = words;
  const reference = readReference(typed.reference);
  const read = readCode(typed.code);
  if (!reference || !('code' in read)) {
    const suggestion = 'suggestion' in read ? read.suggestion : undefined;
    const code = 'code' in read ? undefined : wrongCode(t, read);
    const errors = {
      ...(!reference && { reference: t.referenceUnreadable }),
      ...(code && { code }),
    };
    const content = openingPage(words, { ...typed, errors, ...(suggestion && { suggestion }) });
    return reply(c, content, { page: 'case', status: 422 });
  }
  const opened = await openUnder(c, reference, read.code);
  if ('answer' in opened) return showCase(c, opened.answer.token);
  if ('refused' in opened) return again(c, typed, t.notOpened, 401);
  const { retryAfterSeconds: seconds, busy } = opened;
  const notice = fill(busy ? t.openLater : t.tooManyTries, { seconds });
  return again(c, typed, notice, busy ? 503 : 429, seconds);
}

async function openUnder(
  c: Context<AppEnv>,
  reference: string,
  code: string,
): Promise<Opened & { busy?: true }> {
  const { server } = c.var;
  const verifier = await verifierOf(server.subtle, code);
  try {
    return await openSession(server, { reference, verifier }, server.addressOf(c.req.raw, c.env));
  } catch (error) {
    if (error instanceof BusyError) return { retryAfterSeconds: BUSY_SECONDS, busy: true };
    throw error;
  }
}

function wrongCode(
  t: Texts,
  read: { suggestion: string } | { problem: 'length' | 'character' | 'unreadable' },
): string {
  if ('suggestion' in read) return fill(t.codeSuggestion, { code: read.suggestion });
  const texts = { length: t.codeLength, character: t.codeCharacter, unreadable: t.codeUnreadable };
  return texts[read.problem];
}

async function showCase(c: Context<AppEnv>, token: string | undefined): Promise<Response> {
  const words = wordsOf(c);
  const caseId = token === undefined ? undefined : await useSession(c.var.server, token);
  if (token === undefined || caseId === undefined)
    return again(c, BLANK, words.t.sessionEnded, 401);
  const today = brusselsTime(c.var.server.now()).date;
  return reply(c, casePage(words, await readPublicCase(c.var.server, caseId), today, token), {
    page: 'case',
  });
}

async function close(c: Context<AppEnv>, token: string | undefined): Promise<Response> {
  if (token !== undefined) await closeSession(c.var.server, token);
  return again(c, BLANK, wordsOf(c).t.left, 200);
}

function again(
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

const ENTRIES = 200;

async function readPublicCase({ db }: Server, caseId: string): Promise<Case> {
  let case_ = NO_CASE;
  let entries: CaseEntry[];
  do {
    entries = await readPublicEntries(db, caseId, { after: case_.seq, limit: ENTRIES });
    case_ = entries.reduce(evolve, case_);
  } while (entries.length === ENTRIES);
  return case_;
}
