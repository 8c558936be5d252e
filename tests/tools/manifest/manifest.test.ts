import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { committed, madeFiles } from './manifest.ts';

describe('what is made from the code of the element', () => {
  test('is what is committed (else: npm run manifest)', async () => {
    for (const [path, text] of Object.entries(await madeFiles()))
      assert.equal(committed(path), text, path);
  });
});
