import { readFileSync } from 'node:fs';
import { newId } from '#shared/proof/ids.ts';
import { openDatabase } from './node/open-database.ts';
import { randomBytesOf } from './node/random.ts';
import { readSettings } from './settings.ts';
import { readOrder, type StaffOrder, USAGE } from './staff/command-line.ts';
import { addPerson, disablePerson, listPersons, replaceToken } from './staff/persons.ts';
import type { Ports } from './env.ts';

type Around = Pick<Ports, 'db' | 'now' | 'random' | 'subtle'>;

/**
 * `npm run staff -- add|list|disable|token`: who may handle complaints, on the database that the settings name, whether the server runs or not. Tokens are
 * shown here, once, and never again. `--help` says how. Exit code 1 and one sentence where it can't be done.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) return console.log(USAGE);
  const order = readOrder(args);
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const db = await openDatabase(settings, newId(randomBytesOf));
  try {
    const around = { db, now: Date.now, random: randomBytesOf, subtle: crypto.subtle };
    console.log(await follow(around, order));
  } finally {
    await db.close();
  }
}

async function follow(around: Around, order: StaffOrder): Promise<string> {
  switch (order.order) {
    case 'add': {
      const added = await addPerson(around, order);
      return order.json ? JSON.stringify(added) : shown(added);
    }
    case 'list': {
      const persons = await listPersons(around.db);
      if (order.json) return JSON.stringify(persons);
      return persons.map(lineOf).join('\n') || 'There is nobody yet.';
    }
    case 'disable': {
      if (!(await disablePerson(around, order.id))) throw new Error('There is no such person.');
      return 'This person may do nothing any more.';
    }
    case 'token': {
      const token = await replaceToken(around, order.id);
      if (token === undefined) throw new Error('There is no such person who may still work.');
      const made = { id: order.id, token };
      return order.json ? JSON.stringify(made) : shown(made);
    }
  }
}

const shown = ({ id, token }: { id: string; token: string }) =>
  `Person: ${id}\nToken, shown this once: ${token}`;

function lineOf(person: Awaited<ReturnType<typeof listPersons>>[number]): string {
  const { id, name, roles, department, disabledAt } = person;
  const more = [department, disabledAt && `disabled ${disabledAt}`].filter(Boolean);
  return [id, name, roles.join(','), ...more].join('  ');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
