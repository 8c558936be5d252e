import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { insertInto } from './insert.ts';
import { cases, effects } from './schema.ts';

const row = { kind: 'mail', caseId: 'c', dedupe: 'd', payload: '{}', at: 't' } as const;

describe('an insert', () => {
  test('names the columns that are given, and binds what they hold', () => {
    assert.deepEqual(insertInto(effects, { id: '1', ...row, doneAt: null, claim: undefined }), {
      sql: 'insert into "effects" ("id", "kind", "case_id", "dedupe", "payload", "at", "done_at") values (?, ?, ?, ?, ?, ?, ?)',
      params: ['1', 'mail', 'c', 'd', '{}', 't', null],
    });
  });

  test('has a text of its own for other columns and another ending', () => {
    const plain = insertInto(effects, { id: '1', ...row });
    const ending = insertInto(effects, { id: '2', ...row }, 'on conflict do nothing');
    const more = insertInto(effects, { id: '3', ...row, tries: 4 });
    assert.equal(ending.sql, `${plain.sql} on conflict do nothing`);
    assert.equal(more.params.at(-1), 4);
    assert.equal(insertInto(effects, { id: '9', ...row }).sql, plain.sql);
    assert.equal(plain.params.length, more.params.length - 1);
  });

  test('binds a boolean as the column keeps it, and refuses a column that is not there', () => {
    const one = { quarantined: true } as unknown as typeof cases.$inferInsert;
    assert.deepEqual(insertInto(cases, one).params, [1]);
    const foreign = { nothing: 1 } as unknown as typeof cases.$inferInsert;
    assert.throws(() => insertInto(cases, foreign), /no column nothing/);
  });
});
