import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { caseTable, committedTable } from './case-table.ts';

describe('docs/case-table.md', () => {
  test('says what the code says (else: npm run case-table)', async () => {
    assert.equal(committedTable(), await caseTable());
  });
});
