import { and, asc, eq, lt, type SQL, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { isCivilDate } from '#shared/calendar/civil-date.ts';
import { STATUSES } from '#shared/case/evolve.ts';
import type { Person } from '#shared/case/rights.ts';
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '#shared/proof/bytes.ts';
import { isId } from '#shared/proof/ids.ts';
import { readReference } from '#shared/proof/reference.ts';
import { readQueries } from '../db/queries.ts';
import { cases } from '../db/schema.ts';
import type { Server } from '../env.ts';
import { searchable } from './case-row.ts';

// A case that there isn't is in no list.
const LISTED = STATUSES.filter((status) => status !== 'none');

/** `GET /v1/cases`: `limit` 1 to 100, 50 unless told; `assignedTo` an id or `me`; `dueBefore` leaves out what is due on that day or later. */
export const CasesQuery = v.strictObject({
  status: v.optional(v.picklist(LISTED, 'choose')),
  department: v.optional(v.picklist(['src', 'lease'], 'choose')),
  dueBefore: v.optional(v.pipe(v.string(), v.check(isCivilDate, 'date'))),
  assignedTo: v.optional(
    v.pipe(
      v.string(),
      v.check((to) => to === 'me' || isId(to), 'id'),
    ),
  ),
  q: v.optional(v.pipe(v.string(), v.maxLength(200, 'tooLong'))),
  after: v.optional(v.pipe(v.string(), v.maxLength(80, 'cursor'))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.toNumber(), v.minValue(1), v.maxValue(100)),
    '50',
  ),
});

type Asked = v.InferOutput<typeof CasesQuery>;

const COLUMNS = {
  id: cases.id,
  reference: cases.reference,
  name: cases.name,
  seq: cases.seq,
  status: cases.status,
  department: cases.department,
  customer: cases.customer,
  subject: cases.subject,
  marque: cases.marque,
  language: cases.language,
  receivedAt: cases.receivedAt,
  nextDue: cases.nextDue,
  assignedTo: cases.assignedTo,
  quarantined: cases.quarantined,
};

/** A page of the cases that a person may see, what is due first coming first; `next` goes on behind it. */
export async function listCases({ db }: Server, person: Person, asked: Asked) {
  const place = asked.after === undefined ? undefined : readPlace(asked.after);
  if (asked.after !== undefined && !place) return { problem: 'cursor' as const };
  const rows = await readQueries(db)
    .select({ ...COLUMNS, dueOrder: cases.dueOrder })
    .from(cases)
    .where(and(visibleTo(person), place && behind(place), ...wanted(asked, person)))
    .orderBy(asc(cases.dueOrder), asc(cases.id))
    .limit(asked.limit + 1);
  const page = rows.slice(0, asked.limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return {
    cases: page.map(({ dueOrder: _, name, ...row }) => ({
      ...row,
      name: name === null ? null : (JSON.parse(name) as string),
    })),
    ...(last && { next: writePlace(last) }),
  };
}

/** Which rows of `cases` a person may see, as `maySee` says of one; undefined for all. The `+` keeps SQLite on the index that has the order. */
export function visibleTo({ id, roles, department }: Person): SQL | undefined {
  if (roles.includes('reviewer') || roles.includes('compliance')) return undefined;
  if (!roles.includes('handler')) return sql`0`;
  return sql`(+${cases.department} = ${department ?? ''} OR +${cases.assignedTo} = ${id})`;
}

/** Whether a person has cases to see at all; an admin manages persons. */
export const seesCases = ({ roles }: Person): boolean => roles.some((role) => role !== 'admin');

function wanted({ status, department, dueBefore, assignedTo, q }: Asked, { id }: Person) {
  const reference = q === undefined ? undefined : readReference(q);
  const text = q === undefined || reference ? '' : searchable(q.trim());
  return [
    status && eq(cases.status, status),
    department && eq(cases.department, department),
    dueBefore === undefined ? undefined : lt(cases.dueOrder, dueBefore),
    assignedTo === undefined
      ? undefined
      : eq(cases.assignedTo, assignedTo === 'me' ? id : assignedTo),
    reference === undefined ? undefined : eq(cases.reference, reference),
    text ? sql`instr(${cases.search}, ${text}) > 0` : undefined,
  ];
}

type Place = { dueOrder: string; id: string };

const behind = ({ dueOrder, id }: Place) =>
  sql`(${cases.dueOrder}, ${cases.id}) > (${dueOrder}, ${id})`;

const writePlace = ({ dueOrder, id }: Place) => toBase64url(utf8(`${dueOrder} ${id}`));

function readPlace(text: string): Place | undefined {
  const read = fromUtf8(fromBase64url(text) ?? new Uint8Array()) ?? '';
  const [, dueOrder = '', id = ''] = /^(~|\d{4}-\d\d-\d\d) ([\w-]{22})$/.exec(read) ?? [];
  return id ? { dueOrder, id } : undefined;
}
