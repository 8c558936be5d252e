import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromBase64url } from './bytes.ts';
import { isId, newId } from './ids.ts';

describe('Ids', () => {
  test('a new id is the 16 random bytes in 22 characters', () => {
    const bytes = randomBytes(16);
    const id = newId((length) => bytes.subarray(0, length));
    assert.equal(id, bytes.toString('base64url'));
    assert.equal(id.length, 22);
    assert.ok(isId(id));
  });

  test('a text is an id exactly when it decodes to 16 bytes', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'AQgwBh-_+='), minLength: 20, maxLength: 24 }),
      fc.uint8Array({ minLength: 15, maxLength: 17 }).map((b) => Buffer.from(b).toString('base64')),
    );
    fc.assert(
      fc.property(text, (some) => assert.equal(isId(some), fromBase64url(some)?.length === 16)),
      { numRuns: 5000 },
    );
    assert.equal(isId(`${'A'.repeat(22)}\n`), false);
    assert.equal(isId(`${'A'.repeat(21)}B`), false);
  });
});
