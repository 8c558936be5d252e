import type { Context } from 'hono';
import { readCode, verifierOf } from '#shared/proof/code.ts';
import { readReference } from '#shared/proof/reference.ts';
import { fill } from '#shared/texts/msg.ts';
import { BusyError } from '../db/database.ts';
import type { AppEnv } from '../env.ts';
import { closeSession, type Opened, openSession, useSession } from '../sessions/sessions.ts';
import { readAct } from './case-acts.ts';
import { takeDossier } from './case-dossier.ts';
import { type Opening, openingPage } from './case-page.ts';
import { doAct } from './do-act.ts';
import { readRemoveStep } from './file-field.ts';
import { isPaper, readLetter, showPaper } from './case-papers.ts';
import { LANGUAGE_STEP } from './languages.ts';
import { messagePage } from './message-page.ts';
import type { Sent } from './read-form.ts';
import { reply, wordsOf } from './reply.ts';
import { askAgain, BLANK, showCase } from './show-case.ts';
import type { Texts } from './words.ts';

/** How long to wait when the database is busy. */
const BUSY_SECONDS = 5;

/** One step of reading a case: open it, read it again, act in it, go on in another language, take something to print or keep, or leave it. */
export async function stepOn(c: Context<AppEnv>, sent: Sent): Promise<Response> {
  const { form } = sent;
  const session = form.get('session') ?? '';
  const token = /^[\w-]{43}$/.test(session) ? session : undefined;
  const step = form.get('step') ?? '';
  if (step === 'close') return close(c, token);
  if (step === 'read') return showCase(c, token, { letter: readLetter(form) });
  if (step === 'print') return showCase(c, token, { isToPrint: true });
  if (step === 'dossier') return giveDossier(c, token, form);
  if (isPaper(step)) return showPaper(c, token, step, form);
  const written = readAct(form);
  const typed = { reference: form.get('reference') ?? '', code: form.get('code') ?? '', written };
  const isLanguage = step === LANGUAGE_STEP;
  if (isLanguage && form.has('reference'))
    return reply(c, openingPage(wordsOf(c), typed), { page: 'case' });
  if (written && (step === 'act' || isLanguage || readRemoveStep(step)))
    return doAct(c, token, written, sent);
  return open(c, typed);
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
      ...(written && { refused: { ...written, error: t.writtenBack } }),
    });
  if ('refused' in opened) return askAgain(c, typed, t.notOpened, 401);
  const { retryAfterSeconds: seconds, busy } = opened;
  const notice = fill(busy ? t.openLater : t.tooManyTries, { seconds });
  return askAgain(c, typed, notice, busy ? 503 : 429, seconds);
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

async function giveDossier(
  c: Context<AppEnv>,
  token: string | undefined,
  form: Sent['form'],
): Promise<Response> {
  const words = wordsOf(c);
  const { t } = words;
  const caseId = token === undefined ? undefined : await useSession(c.var.server, token);
  if (caseId === undefined) return askAgain(c, BLANK, t.sessionEnded, 401);
  const taken = await takeDossier(c, caseId, form);
  if (taken instanceof Response) return taken;
  const { retryAfterSeconds: seconds } = taken;
  const content = messagePage(words, fill(t.dossierWait, { seconds }));
  return reply(c, content, { page: 'case', status: 429, retryAfterSeconds: seconds });
}

async function close(c: Context<AppEnv>, token: string | undefined): Promise<Response> {
  if (token !== undefined) await closeSession(c.var.server, token);
  return askAgain(c, BLANK, wordsOf(c).t.left, 200);
}
