import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { commitmentOf, FIRST_LINK, linkOf, newSalt, type LinkedEntry } from './chain.ts';
import type { Subtle } from './web-crypto.ts';

const subtle: Subtle = globalThis.crypto.subtle;

function entry(change: Partial<LinkedEntry> = {}): LinkedEntry {
  return {
    caseId: 'AAAAAAAAAAAAAAAAAAAAAA',
    seq: 1,
    at: '2026-03-02T09:00:00Z',
    by: { role: 'customer' },
    event: { type: 'complaintFiled', files: [] },
    commitment: null,
    prev: FIRST_LINK,
    ...change,
  };
}

describe('The commitment to a body', () => {
  test('it is SHA-256 over the salt and the canonical JSON of the body', async () => {
    const salt = randomBytes(32);
    const expected = createHash('sha256').update(salt).update('{"a":["é😀"],"b":1}').digest();
    const body = { b: 1, a: ['é😀'] };
    assert.equal(
      await commitmentOf(subtle, salt.toString('base64url'), body),
      expected.toString('base64url'),
    );
  });

  test('another salt or another body gives another one', async () => {
    const [one, two] = [newSalt(randomBytes), newSalt(randomBytes)];
    const all = [
      await commitmentOf(subtle, one, 'a'),
      await commitmentOf(subtle, two, 'a'),
      await commitmentOf(subtle, one, 'b'),
    ];
    assert.equal(new Set(all).size, 3);
  });

  test('a salt is 32 random bytes, and nothing but base64url is taken for one', async () => {
    const bytes = randomBytes(32);
    assert.equal(
      newSalt((length) => bytes.subarray(0, length)),
      bytes.toString('base64url'),
    );
    await assert.rejects(commitmentOf(subtle, 'not a salt', null), /base64url/);
  });
});

describe('The chain over a case', () => {
  test('a link is SHA-256 over the canonical JSON of the seven members', async () => {
    const text =
      '{"at":"2026-03-02T09:00:00Z","by":{"role":"customer"},"caseId":"AAAAAAAAAAAAAAAAAAAAAA",' +
      '"commitment":null,"event":{"files":[],"type":"complaintFiled"},' +
      `"prev":"${'A'.repeat(43)}","seq":1}`;
    const expected = createHash('sha256').update(text).digest('base64url');
    assert.equal(await linkOf(subtle, entry()), expected);
  });

  test('the first link is 32 zero bytes', () => {
    assert.equal(FIRST_LINK, Buffer.alloc(32).toString('base64url'));
  });

  test('a change of any member changes the link', async () => {
    const changes: Partial<LinkedEntry>[] = [
      {},
      { caseId: 'AAAAAAAAAAAAAAAAAAAAAQ' },
      { seq: 2 },
      { at: '2026-03-02T09:00:01Z' },
      { by: { role: 'handler' } },
      { event: { type: 'complaintFiled', files: [null] } },
      { commitment: FIRST_LINK },
      { prev: `${'A'.repeat(42)}E` },
    ];
    const links = await Promise.all(changes.map((change) => linkOf(subtle, entry(change))));
    assert.equal(new Set(links).size, changes.length);
  });

  test('members that an entry carries besides change nothing', async () => {
    const more = { ...entry(), g: 17, hash: 'x', body: { secret: true } };
    assert.equal(await linkOf(subtle, more), await linkOf(subtle, entry()));
  });
});
