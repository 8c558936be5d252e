import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { LIMITS } from '#shared/api/limits.ts';
import { makeCode } from '#shared/proof/code.ts';
import { readReference } from '#shared/proof/reference.ts';
import { fill } from '#shared/texts/msg.ts';
import { BusyError } from '../db/database.ts';
import type { AppEnv } from '../env.ts';
import { askForLink } from '../lost-code/ask-for-link.ts';
import { readLink } from '../lost-code/code-links.ts';
import { replaceCode } from '../lost-code/replace-code.ts';
import { askedPage, askPage, type Asking, linkPage, newCodePage } from './code-page.ts';
import { LANGUAGE_STEP } from './languages.ts';
import type { Content } from './layout.ts';
import type { SentForm } from './read-form.ts';
import { reply, wordsOf } from './reply.ts';

const BUSY_SECONDS = 5;
const BLANK: Asking = { reference: '', email: '' };
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** The two fields, empty. */
export const showAsking = (c: Context<AppEnv>): Response => answer(c, askPage(wordsOf(c), BLANK));

/** The button behind a link; asking for this page changes nothing. */
export async function showLink(c: Context<AppEnv>): Promise<Response> {
  const words = wordsOf(c);
  const token = c.req.param('token') ?? '';
  const link = await readLink(c.var.server, token);
  return link && !link.used && !link.expired
    ? answer(c, linkPage(words, token, makeCode(c.var.server.random)))
    : over(c);
}

/** One step of coming by a new code: ask for a link, go on in another language, or use a link. */
export async function stepOn(c: Context<AppEnv>, form: SentForm): Promise<Response> {
  const step = form.get('step');
  if (step === 'use') return use(c, form.get('link') ?? '', form.get('code') ?? '');
  const typed = { reference: form.get('reference') ?? '', email: (form.get('email') ?? '').trim() };
  return step === LANGUAGE_STEP ? answer(c, askPage(wordsOf(c), typed)) : ask(c, typed);
}

async function ask(c: Context<AppEnv>, typed: Asking): Promise<Response> {
  const words = wordsOf(c);
  const { t } = words;
  const { reference, email } = typed;
  const isAddress = email.length <= LIMITS.email && EMAIL.test(email);
  const errors = {
    ...(readReference(reference) === undefined && { reference: t.referenceUnreadable }),
    ...(!isAddress && { email: t.askEmailWrong }),
  };
  if (Object.keys(errors).length > 0) return answer(c, askPage(words, { ...typed, errors }), 422);
  const { server } = c.var;
  try {
    const asked = await askForLink(server, typed, server.addressOf(c.req.raw, c.env));
    if ('asked' in asked) return answer(c, askedPage(words), 202);
    const { retryAfterSeconds: seconds } = asked;
    const notice = fill(t.tooManyTries, { seconds });
    return answer(c, askPage(words, typed, notice), 429, seconds);
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    const notice = fill(t.askLater, { seconds: BUSY_SECONDS });
    return answer(c, askPage(words, typed, notice), 503, BUSY_SECONDS);
  }
}

async function use(c: Context<AppEnv>, link: string, code: string): Promise<Response> {
  const words = wordsOf(c);
  try {
    const replaced = await replaceCode(c.var.server, link, code);
    if ('over' in replaced) return over(c);
    return answer(c, newCodePage(words, replaced.reference, code));
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    const notice = fill(words.t.askLater, { seconds: BUSY_SECONDS });
    return answer(c, linkPage(words, link, code, notice), 503, BUSY_SECONDS);
  }
}

const over = (c: Context<AppEnv>): Response =>
  answer(c, askPage(wordsOf(c), BLANK, wordsOf(c).t.linkOver), 410);

function answer(
  c: Context<AppEnv>,
  content: Content,
  status: ContentfulStatusCode = 200,
  retryAfterSeconds?: number,
): Response {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return reply(c, content, { page: 'code', status, ...wait });
}
