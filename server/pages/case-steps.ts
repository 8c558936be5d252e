import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CaseEntry } from '#shared/case/events.ts';
import { evolve, NO_CASE } from '#shared/case/evolve.ts';
import { actBody, actMistake, commandOf as actCommand } from '#shared/procedure/customer-acts.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { readCode, verifierOf } from '#shared/proof/code.ts';
import { newId } from '#shared/proof/ids.ts';
import { readReference } from '#shared/proof/reference.ts';
import { fill } from '#shared/texts/msg.ts';
import { readPublicEntries } from '../cases/case-log.ts';
import { commandOf, readEnvelope } from '../cases/command-of.ts';
import { giveCommand } from '../cases/give-command.ts';
import { REFUSAL_SENTENCES } from '../cases/refusal-sentences.ts';
import { BusyError } from '../db/database.ts';
import type { AppEnv, Server } from '../env.ts';
import { closeSession, type Opened, openSession, useSession } from '../sessions/sessions.ts';
import { caseFiles } from '../uploads/case-files.ts';
import { readAct, type SentAct } from './case-acts.ts';
import { takeDossier } from './case-dossier.ts';
import { casePage, type Opening, openingPage, type ReadCase } from './case-page.ts';
import { messagePage } from './message-page.ts';
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
  if (form.get('step') === 'dossier') return giveDossier(c, token, form);
  const act = form.get('step') === 'act' ? readAct(form) : undefined;
  if (act) return doAct(c, token, act);
  return open(c, {
    ...{ reference: form.get('reference') ?? '', code: form.get('code') ?? '' },
    written: readAct(form),
  });
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
  const { written } = typed;
  if ('answer' in opened)
    return showCase(c, opened.answer.token, {
      ...(written && { refused: { ...written, error: t.actFailed } }),
    });
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

async function showCase(
  c: Context<AppEnv>,
  token: string | undefined,
  after: Pick<ReadCase, 'refused' | 'done'> & { status?: ContentfulStatusCode } = {},
): Promise<Response> {
  const words = wordsOf(c);
  const { server } = c.var;
  const caseId = token === undefined ? undefined : await useSession(server, token);
  if (token === undefined || caseId === undefined)
    return again(c, BLANK, words.t.sessionEnded, 401);
  const { status = 200, ...shown } = after;
  const log = await readPublicLog(server, caseId);
  const content = casePage(words, {
    ...{ ...log, files: await caseFiles(server.db, caseId, log.entries) },
    ...{ token, today: brusselsTime(server.now()).date, newId: () => newId(server.random) },
    ...shown,
  });
  return reply(c, content, { page: 'case', status });
}

// What was typed comes back with the page, also when the session is over or nobody knows whether it was kept: the same form sent again is the same command.
async function doAct(
  c: Context<AppEnv>,
  token: string | undefined,
  sent: SentAct,
): Promise<Response> {
  const { language, t } = wordsOf(c);
  const { server } = c.var;
  const caseId = token === undefined ? undefined : await useSession(server, token);
  if (caseId === undefined) return again(c, { ...BLANK, written: sent }, t.sessionEnded, 401);
  const refuse = (error: string, status: ContentfulStatusCode) =>
    showCase(c, token, { refused: { ...sent, error }, status });
  const { case_ } = await readPublicLog(server, caseId);
  const { act, id, typed } = sent;
  const mistake = actMistake(act, typed, case_, brusselsTime(server.now()).date);
  if (mistake) return refuse(t[mistake], 422);
  const body = cleanJson(actBody(act, typed)) as { [field: string]: Json };
  const read = readEnvelope({ v: 1, id, caseId, type: actCommand(act, case_), body });
  const command = 'envelope' in read ? commandOf(read.envelope) : undefined;
  if (!('envelope' in read) || !command || 'errors' in command) return refuse(t.actEmpty, 422);
  try {
    const who = { kind: 'customer', caseId } as const;
    const outcome = await giveCommand(server, who, read.envelope, command.command);
    if ('answer' in outcome) return await showCase(c, token, { done: outcome.answer });
    if ('refused' in outcome)
      return await refuse(REFUSAL_SENTENCES[outcome.refused][language], 409);
    // The id was used for something else: what is typed now is another command.
    const anew = { ...sent, id: newId(server.random), error: t.actFailed };
    return await showCase(c, token, { refused: anew, status: 409 });
  } catch (error) {
    if (error instanceof BusyError) return refuse(t.actFailed, 503);
    throw error;
  }
}

async function giveDossier(
  c: Context<AppEnv>,
  token: string | undefined,
  form: SentForm,
): Promise<Response> {
  const words = wordsOf(c);
  const { t } = words;
  const caseId = token === undefined ? undefined : await useSession(c.var.server, token);
  if (caseId === undefined) return again(c, BLANK, t.sessionEnded, 401);
  const taken = await takeDossier(c, caseId, form);
  if (taken instanceof Response) return taken;
  const { retryAfterSeconds: seconds } = taken;
  const content = messagePage(words, fill(t.dossierWait, { seconds }));
  return reply(c, content, { page: 'case', status: 429, retryAfterSeconds: seconds });
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

async function readPublicLog({ db }: Server, caseId: string) {
  const entries: CaseEntry[] = [];
  let page: CaseEntry[];
  do {
    page = await readPublicEntries(db, caseId, { after: entries.length, limit: ENTRIES });
    entries.push(...page);
  } while (page.length === ENTRIES);
  return { case_: entries.reduce(evolve, NO_CASE), entries };
}
