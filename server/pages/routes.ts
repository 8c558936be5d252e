import { type Context, Hono } from 'hono';
import { LANGUAGES } from '#shared/api/choices.ts';
import { fill } from '#shared/texts/msg.ts';
import { BusyError } from '../db/database.ts';
import type { AppEnv } from '../env.ts';
import { errorLine } from '../request-log.ts';
import { stepOn as stepOnCase } from './case-steps.ts';
import { complaintAgain, showForm, stepOn as stepOnComplaint } from './complaint-steps.ts';
import { showAsking, showLink, stepOn as stepOnCode } from './code-steps.ts';
import { followForm } from './form-again.ts';
import { messagePage } from './message-page.ts';
import { procedurePage } from './procedure-page.ts';
import { isForeign, isMultipart, readForm, type Sent, sentOf } from './read-form.ts';
import { isLarge, withMultipart } from './read-multipart.ts';
import { aboutOf, marqueOf, queryOf, reply, wordsOf } from './reply.ts';
import { showOpening } from './show-case.ts';
import { statementPage } from './statement-page.ts';
import { stylePath, styleSheet } from './styles.ts';

// One pattern for all, and no alternatives in it: with others beside it, Hono takes a router that reads `a|b` as a part of a word.
const LANG = '/:lang{[a-z][a-z]}';
const PAGE = new RegExp(
  `^/(${LANGUAGES.join('|')})(/|/complaint|/case|/accessibility|/code(/[\\w-]{43})?)?$`,
);

/** The hosted pages: the procedure, the form and reading a case, without a script, in every language. */
export const pageRoutes = new Hono<AppEnv>()
  .get(stylePath, (c) => {
    c.header('Content-Type', 'text/css; charset=utf-8');
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(styleSheet);
  })
  .use(`${LANG}/*`, (c, next) => (PAGE.test(c.req.path) ? next() : missing(c)))
  .get(LANG, (c) => c.redirect(`${c.req.path}/${queryOf(aboutOf(c))}`, 308))
  .get(`${LANG}/`, (c) => {
    const words = wordsOf(c);
    const about = aboutOf(c);
    const { now, settings } = c.var.server;
    const content = procedurePage(words, {
      language: words.language,
      now: now(),
      channels: settings.channels,
      customer: about.customer,
      query: queryOf(about),
    });
    return reply(c, content, { about });
  })
  .get(`${LANG}/accessibility`, (c) => {
    const words = wordsOf(c);
    const { now, settings } = c.var.server;
    const about = aboutOf(c);
    const content = statementPage(words, {
      language: words.language,
      now: now(),
      channels: settings.channels,
      query: queryOf(about),
    });
    return reply(c, content, { page: 'accessibility', about });
  })
  .get(`${LANG}/complaint`, showForm)
  .post(`${LANG}/complaint`, async (c) => {
    if (isMultipart(c.req.raw)) return withFiles(c, followComplaint);
    const sent = await readOwnForm(c);
    return sent instanceof Response ? sent : followComplaint(c, sent);
  })
  .get(`${LANG}/case`, showOpening)
  .post(`${LANG}/case`, async (c) => {
    if (isMultipart(c.req.raw)) return withFiles(c, followCase);
    const sent = await readOwnForm(c);
    return sent instanceof Response ? sent : followCase(c, sent);
  })
  .get(`${LANG}/code`, showAsking)
  .get(`${LANG}/code/:token`, showLink)
  .post(`${LANG}/code`, async (c) => {
    const sent = await readOwnForm(c);
    return sent instanceof Response
      ? sent
      : followForm(c, sent, { step: (_, { form }) => stepOnCode(c, form), page: 'code' });
  })
  .onError((error, c) => {
    if (error instanceof BusyError) return busy(c);
    const { now, log } = c.var.server;
    log(errorLine(error, new Date(now()).toISOString(), c.var.requestId));
    const words = wordsOf(c);
    const sentence = fill(words.t.problem, { id: c.var.requestId });
    return reply(c, messagePage(words, sentence), { status: 500 });
  });

const followComplaint = (c: Context<AppEnv>, sent: Sent) =>
  followForm(c, sent, {
    ...{ step: stepOnComplaint, page: 'complaint', again: complaintAgain },
    about: { marque: marqueOf(sent.form.get('marque')) },
  });

const followCase = (c: Context<AppEnv>, sent: Sent) =>
  followForm(c, sent, { step: stepOnCase, page: 'case' });

async function missing(c: Context<AppEnv>): Promise<Response> {
  return reply(c, messagePage(wordsOf(c), wordsOf(c).t.notFound), { status: 404 });
}

async function withFiles(
  c: Context<AppEnv>,
  stepOn: (c: Context<AppEnv>, sent: Sent) => Promise<Response>,
): Promise<Response> {
  const words = wordsOf(c);
  const { server } = c.var;
  const refuse = (sentence: string, status: 400 | 403) =>
    reply(c, messagePage(words, sentence), { status });
  if (isForeign(c.req.raw, server.settings.origin)) return refuse(words.t.foreignForm, 403);
  const seconds = isLarge(c.req.raw)
    ? server.uploadLimit(server.addressOf(c.req.raw, c.env))
    : undefined;
  if (seconds !== undefined) {
    const content = messagePage(words, fill(words.t.tooMany, { seconds }), words.t.goBack);
    return reply(c, content, { status: 429, retryAfterSeconds: seconds });
  }
  const answer = await withMultipart(server, c.req.raw, async (form) => {
    const sent = sentOf(form);
    return sent && stepOn(c, sent);
  });
  return answer ?? refuse(words.t.formUnreadable, 400);
}

async function readOwnForm(
  c: Context<AppEnv>,
): Promise<Exclude<Awaited<ReturnType<typeof readForm>>, { problem: string }> | Response> {
  const words = wordsOf(c);
  const { t } = words;
  if (isForeign(c.req.raw, c.var.server.settings.origin))
    return reply(c, messagePage(words, t.foreignForm), { status: 403 });
  const sent = await readForm(c.req.raw);
  if (!('problem' in sent)) return sent;
  return sent.problem === 'tooBig'
    ? reply(c, messagePage(words, t.tooBig, t.goBack), { status: 413 })
    : reply(c, messagePage(words, t.formUnreadable), { status: 400 });
}

function busy(c: Context<AppEnv>): Response {
  const words = wordsOf(c);
  const seconds = 5;
  const content = messagePage(words, fill(words.t.openLater, { seconds }));
  return reply(c, content, { status: 503, retryAfterSeconds: seconds });
}
