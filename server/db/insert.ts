import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { checkedParams, type Statement } from './database.ts';

/**
 * A statement that inserts one row, as `statementOf(q.insert(table).values(row))` makes it, but its text is made once for each table and set of columns: a filing inserts seven rows, and making their
 * texts anew took longer than the hashes and the signature together. What is left out of `row` has the column's default.
 */
export function insertInto<Table extends SQLiteTable>(
  table: Table,
  row: Table['$inferInsert'],
  ending: 'on conflict do nothing' | 'returning "g"' | '' = '',
): Statement {
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => name);
  const params = given.map(([name, value]) =>
    value === null ? null : columnOf(columns, name).mapToDriverValue(value),
  );
  return { sql: textFor(table, columns, names, ending), params: checkedParams(params) };
}

const texts = new WeakMap<SQLiteTable, Map<string, string>>();

function textFor(
  table: SQLiteTable,
  columns: Record<string, SQLiteColumn>,
  names: readonly string[],
  ending: string,
): string {
  const known = texts.get(table) ?? new Map<string, string>();
  texts.set(table, known);
  const key = `${names.join()} ${ending}`;
  const text = known.get(key) ?? makeText(getTableName(table), columns, names, ending);
  known.set(key, text);
  return text;
}

function makeText(
  table: string,
  columns: Record<string, SQLiteColumn>,
  names: readonly string[],
  ending: string,
): string {
  const list = names.map((name) => `"${columnOf(columns, name).name}"`).join(', ');
  const values = names.map(() => '?').join(', ');
  return `insert into "${table}" (${list}) values (${values}) ${ending}`.trim();
}

function columnOf(columns: Record<string, SQLiteColumn>, name: string): SQLiteColumn {
  const column = columns[name];
  if (!column) throw new Error(`The table has no column ${name}.`);
  return column;
}
