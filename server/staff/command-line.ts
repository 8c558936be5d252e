import { parseArgs } from 'node:util';
import type { Department } from '#shared/case/events.ts';
import { type Role, ROLES } from '#shared/case/rights.ts';
import { isId } from '#shared/proof/ids.ts';

/** How `npm run staff` is used. */
export const USAGE = `npm run staff -- add --name "A B" --roles handler,reviewer --department src [--json]
npm run staff -- list [--json]
npm run staff -- disable ID
npm run staff -- token ID [--json]

Roles: ${ROLES.join(', ')}. A handler has a department: src or lease. "token" makes a new one in the place of the old.`;

/** What `npm run staff` was asked for. */
export type StaffOrder = { json: boolean } & (
  | { order: 'add'; name: string; roles: readonly Role[]; department?: Department }
  | { order: 'list' }
  | { order: 'disable' | 'token'; id: string }
);

/** A sentence for whoever typed the command. */
export class ArgumentError extends Error {}

const OPTIONS = {
  name: { type: 'string' },
  roles: { type: 'string' },
  department: { type: 'string' },
  id: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const TAKES = {
  add: ['name', 'roles', 'department', 'json'],
  list: ['json'],
  disable: ['id'],
  token: ['id', 'json'],
} as const satisfies Record<StaffOrder['order'], readonly (keyof typeof OPTIONS)[]>;

/** Reads the arguments; throws an `ArgumentError` that says in one sentence what is wrong with them. */
export function readOrder(args: readonly string[]): StaffOrder {
  const { values, positionals } = parsed(args);
  const [order, ...more] = positionals;
  const named = order === 'disable' || order === 'token' ? 1 : 0;
  if (order === undefined || !Object.hasOwn(TAKES, order) || more.length > named)
    throw new ArgumentError('Say what to do: add, list, disable or token.');
  const takes: readonly string[] = TAKES[order as keyof typeof TAKES];
  const odd = Object.keys(values).find((name) => !takes.includes(name));
  if (odd !== undefined) throw new ArgumentError(`"${order}" takes no --${odd}.`);
  const json = values.json ?? false;
  if (order === 'list') return { json, order };
  if (order === 'add') return { json, order, ...personOf(values) };
  const { id = more[0] ?? '' } = values;
  if (!isId(id) || (values.id && more.length > 0))
    throw new ArgumentError('Say whom, once: the 22 characters of the person.');
  return { json, order: order as 'disable' | 'token', id };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw new ArgumentError(`${sentence.replace(/\.$/, '')}.`);
  }
}

function personOf(values: { name?: string; roles?: string; department?: string }) {
  const name = values.name?.trim() ?? '';
  if (!name || name.length > 200)
    throw new ArgumentError('Say who: --name with at most 200 characters.');
  const roles = [...new Set(values.roles?.split(',').map((role) => role.trim()))].filter(Boolean);
  if (roles.length === 0 || !roles.every(isRole))
    throw new ArgumentError(`Say as what: --roles with one or several of ${ROLES.join(',')}.`);
  const { department } = values;
  if (department !== undefined && !isDepartment(department))
    throw new ArgumentError('The department is src or lease.');
  if (roles.includes('handler') && department === undefined)
    throw new ArgumentError('A handler belongs to a department: --department src or lease.');
  return { name, roles, ...(department && { department }) };
}

const isDepartment = (text: string): text is Department => text === 'src' || text === 'lease';
const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
