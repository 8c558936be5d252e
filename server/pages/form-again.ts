import type { Context } from 'hono';
import { fill } from '#shared/texts/msg.ts';
import { BusyError } from '../db/database.ts';
import type { AppEnv } from '../env.ts';
import { errorLine } from '../request-log.ts';
import type { Content, PageName } from './layout.ts';
import { html } from './markup.ts';
import type { Sent, SentForm } from './read-form.ts';
import { type About, reply, wordsOf } from './reply.ts';
import { renderNotice } from './summary.ts';
import type { Words } from './words.ts';

/** How long to wait when the database is busy. */
const BUSY_SECONDS = 5;

/** The page that a sent form comes back on, under one notice; it must need no database. */
export type Again = (c: Context<AppEnv>, sent: Sent, notice: string) => Content;

/** Follows a form; where that fails on our side, whyever, the form comes back with all that was sent, as 503 where the database was busy and as 500, logged, for the rest. */
export async function followForm(
  c: Context<AppEnv>,
  sent: Sent,
  {
    step,
    page,
    about = {},
    again = formAgain,
  }: {
    step: (c: Context<AppEnv>, sent: Sent) => Promise<Response>;
    page: PageName;
    about?: About;
    again?: Again;
  },
): Promise<Response> {
  try {
    return await step(c, sent);
  } catch (error) {
    const { t } = wordsOf(c);
    const isBusy = error instanceof BusyError;
    const { now, log } = c.var.server;
    if (!isBusy) log(errorLine(error, new Date(now()).toISOString(), c.var.requestId));
    const notice = [
      isBusy
        ? fill(t.openLater, { seconds: BUSY_SECONDS })
        : fill(t.problem, { id: c.var.requestId }),
      t.sentBack,
      ...(sent.files.length > 0 ? [t.attachedAgain] : []),
    ].join(' ');
    const wait = isBusy && { retryAfterSeconds: BUSY_SECONDS };
    return reply(c, again(c, sent, notice), { page, about, status: isBusy ? 503 : 500, ...wait });
  }
}

const formAgain: Again = (c, { form }, notice) =>
  againPage(wordsOf(c), c.req.path, { form, notice });

/** Any form once more: a long text to read and change, the rest as it was sent, and the same button. */
function againPage(
  { t }: Words,
  action: string,
  { form, notice }: { form: SentForm; notice: string },
): Content {
  const { text, step = '', ...rest } = Object.fromEntries(form);
  const main = html`${renderNotice(notice)}
    <h1>${t.sentBackTitle}</h1>
    <form id="again" method="post" action=${action} accept-charset="utf-8" novalidate>
      ${Object.entries(rest).map(
        ([name, value]) => html`<input type="hidden" name=${name} value=${value} />`,
      )}
      ${
        text === undefined
          ? ''
          : html`<div class="field">
              <label for="text">${t.yourText}</label>
              <textarea id="text" name="text" rows="8" maxlength="20000">${text}</textarea>
            </div>`
      }
      <p class="actions"><button class="main" name="step" value=${step}>${t.retry}</button></p>
    </form>`;
  return { title: t.sentBackTitle, main, only: true, secret: true };
}
