import type { CommandAnswer, EventsAnswer, SessionAnswer } from '#shared/api/wire.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { aFiling, freshId } from './wire/wire.ts';

/** How much is written: each of `messages` messages of each case goes to two servers at a time, each filing to all. */
export type Amount = { cases: number; messages: number };

/** What came of it. Everything but the first two is to be 0. */
export type Tally = {
  commands: number;
  /** Answers 503 or 429 with Retry-After, after which the same was sent again. */
  retries: number;
  lost: number;
  doubled: number;
  gaps: number;
  /** Answers that are neither kept nor to be tried again, 500 among them. */
  wrong: string[];
};

/** A command is sent again so often before it counts as lost. */
const TRIES = 60;

/** Files and writes in the same cases through several servers over one database, then reads every case to its end and counts. */
export async function manyWriters(bases: readonly string[], amount: Amount): Promise<Tally> {
  const tally: Tally = { commands: 0, retries: 0, lost: 0, doubled: 0, gaps: 0, wrong: [] };
  const cases = Array.from({ length: amount.cases }, () => writeOne(bases, amount, tally));
  await Promise.all(cases);
  return tally;
}

async function writeOne(
  bases: readonly string[],
  { messages }: Amount,
  tally: Tally,
): Promise<void> {
  const filing = await aFiling();
  const { caseId, verifier } = filing;
  const filed = await Promise.all(bases.map((base) => give(base, filing, tally)));
  tally.commands += 1;
  const answer = oneOf(filed, tally);
  if (!answer) return;
  const tokens = await Promise.all(
    bases.map((base) => openAt(base, { reference: answer.reference, verifier }, tally)),
  );
  const texts = Array.from({ length: messages }, (_, at) => `Bericht ${at}`);
  await Promise.all(
    texts.map(async (text, at) => {
      const command = { v: 1, id: freshId(), caseId, type: 'addInformation', body: { text } };
      const two = [at, at + 1].map((one) => one % bases.length);
      const answers = await Promise.all(
        two.map((one) => give(bases[one] ?? '', command, tally, tokens[one])),
      );
      tally.commands += 1;
      oneOf(answers, tally);
    }),
  );
  const entries = await readAll(bases[0] ?? '', tokens[0] ?? '', tally);
  tally.gaps += entries.filter(({ seq }, at) => seq !== at + 1).length;
  for (const text of texts) {
    const times = entries.filter(({ body }) => JSON.stringify(body)?.includes(`"${text}"`)).length;
    if (times === 0) tally.lost += 1;
    if (times > 1) tally.doubled += 1;
  }
}

/** Of the answers to one command one says that it was applied, the others that it was before, all with the same place. */
function oneOf(answers: readonly (CommandAnswer | undefined)[], tally: Tally) {
  const kept = answers.filter((one) => one !== undefined);
  const applied = kept.filter(({ result }) => result === 'applied').length;
  if (kept.length < answers.length) tally.lost += 1;
  // The answer that said so may have been the one that was lost on the way.
  if (applied > 1) tally.doubled += 1;
  if (new Set(kept.map(({ seq, receipt }) => `${seq} ${receipt}`)).size > 1) tally.doubled += 1;
  return kept[0];
}

async function give(
  base: string,
  command: object,
  tally: Tally,
  token?: string,
): Promise<CommandAnswer | undefined> {
  const response = await insist(`${base}/v1/commands`, tally, { json: command, token });
  return response && ((await response.json()) as CommandAnswer);
}

async function openAt(base: string, who: object, tally: Tally): Promise<string> {
  const response = await insist(`${base}/v1/sessions`, tally, { json: { v: 1, ...who } });
  return ((await response?.json()) as SessionAnswer | undefined)?.token ?? '';
}

// As the page does: the same again after the time that the answer names, or a moment where there was no answer.
async function insist(
  url: string,
  tally: Tally,
  { json, token }: { json?: object; token?: string | undefined },
): Promise<Response | undefined> {
  const init = {
    headers: {
      ...(json && { 'Content-Type': 'application/json' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    ...(json && { method: 'POST', body: JSON.stringify(json) }),
  };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const response = await fetch(url, init).catch(() => undefined);
    if (response?.ok) return response;
    const later = response?.headers.get('Retry-After');
    const isForNow = response === undefined || [429, 503].includes(response.status);
    if (!isForNow || (response && !later)) {
      tally.wrong.push(`${response?.status} ${await response?.text()}`);
      return undefined;
    }
    tally.retries += 1;
    // A tenth of what is asked for: what waits here is a test.
    const waitMs = Number(later ?? 1) * 100 * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return undefined;
}

async function readAll(base: string, token: string, tally: Tally): Promise<CaseEntry[]> {
  const entries: CaseEntry[] = [];
  for (let after = '', more = true; more;) {
    const query = new URLSearchParams({ after, limit: '50' });
    const response = await insist(`${base}/v1/events?${query}`, tally, { token });
    if (!response) break;
    const answer = (await response.json()) as EventsAnswer;
    entries.push(...answer.entries);
    [after, more] = [answer.next, answer.more];
  }
  return entries;
}
