import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkedParams, statementOf, takenKey } from './database.ts';

describe('a taken key', () => {
  test('is named by its columns, whoever wraps the message', () => {
    assert.equal(takenKey('UNIQUE constraint failed: cases.reference'), 'cases.reference');
    assert.equal(
      takenKey(
        'SQLITE_CONSTRAINT: SQLite error: UNIQUE constraint failed: entries.case_id, entries.seq',
      ),
      'entries.case_id, entries.seq',
    );
  });

  test('is not seen in other refusals', () => {
    assert.equal(takenKey('FOREIGN KEY constraint failed'), undefined);
    assert.equal(takenKey('NOT NULL constraint failed: log.id'), undefined);
  });
});

describe('the values of a statement', () => {
  test('are text, finite numbers, bytes and null', () => {
    const params = ['a', 1, 1.5, null, new Uint8Array([1])];
    assert.deepEqual(statementOf({ toSQL: () => ({ sql: 'x', params }) }), { sql: 'x', params });
  });

  for (const value of [true, undefined, Number.NaN, Infinity, 1n, {}, new Date(0)]) {
    test(`are never ${typeof value} ${String(value)}`, () => {
      assert.throws(() => checkedParams([value]), /takes text, finite numbers, bytes or null/);
    });
  }
});
