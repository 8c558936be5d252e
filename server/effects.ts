import { readFileSync } from 'node:fs';
import { newId } from '#shared/proof/ids.ts';
import type { Database } from './db/database.ts';
import { INTERRUPTED } from './effects/claim-effects.ts';
import { type ListedEffect, listEffects, readEffect, retryEffect } from './effects/list-effects.ts';
import { openDatabase } from './node/open-database.ts';
import { randomBytesOf } from './node/random.ts';
import { readSettings } from './settings.ts';

const USAGE = `npm run effects [-- list]   what was not sent yet, parked first
npm run effects -- list all   also what is done
npm run effects -- show ID    one of them
npm run effects -- retry ID   try it again at once; of one that was "interrupted" that may make a second mail
npm run effects -- retry all  the same for all that are parked and were not interrupted`;

const MOST = 500;

/** `npm run effects -- list|show|retry`: mails that are to be sent, on the database that the settings name, whether the server runs or not. It prints no word and no address of anybody. */
async function main([order = 'list', which = '', ...more]: readonly string[]): Promise<void> {
  if (order === '--help' || order === '-h') return console.log(USAGE);
  const isRight =
    more.length === 0 &&
    (order === 'list' ? ['', 'all'].includes(which) : /^(show|retry)$/.test(order) && which !== '');
  if (!isRight) throw new Error(`Say what to do:\n${USAGE}`);
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const db = await openDatabase(settings, newId(randomBytesOf));
  try {
    console.log(await follow(db, order, which));
  } finally {
    await db.close();
  }
}

async function follow(db: Database, order: string, which: string): Promise<string> {
  if (order === 'list') {
    const list = await listEffects(db, { all: which === 'all', limit: MOST });
    return list.map(lineOf).join('\n') || 'There is nothing to be sent.';
  }
  if (order === 'show') {
    const effect = await readEffect(db, which);
    if (!effect) throw new Error('There is no such effect.');
    return lineOf(effect);
  }
  if (which === 'all') return retryParked(db);
  if (!(await retryEffect(db, which, Date.now())))
    throw new Error('There is no such effect that was not done.');
  return 'It is tried again, by the running server within a minute.';
}

async function retryParked(db: Database): Promise<string> {
  const parked = (await listEffects(db, { all: false, limit: MOST })).filter(
    ({ parkedAt, reason }) => parkedAt !== null && reason !== INTERRUPTED,
  );
  for (const { id } of parked) await retryEffect(db, id, Date.now());
  return `Tried again, by the running server within a minute: ${parked.length}.`;
}

function lineOf(effect: ListedEffect): string {
  const { id, kind, caseId, at, tries, reason } = effect;
  const where = stateOf(effect);
  const why = reason === null ? [] : [`(${reason})`];
  return [id, kind, caseId || '-', at, `tries ${tries}`, where, ...why].join('  ');
}

function stateOf({ doneAt, parkedAt, dueAt, inHand, reason }: ListedEffect): string {
  if (doneAt !== null) return `${reason === null ? 'sent' : 'nothing to send'} ${doneAt}`;
  if (parkedAt !== null) return `parked ${parkedAt}`;
  return inHand ? `in hand until ${dueAt}` : `due ${dueAt}`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
