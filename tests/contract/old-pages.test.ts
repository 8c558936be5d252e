import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import { aFiling, rowsOf } from '../../server/testing/complaints.ts';
import { startTestServer } from '../../server/testing/test-server.ts';

/** What pages have sent, byte for byte but for their verifier. Only ever added to: a page stays open for weeks, and an outbox waits for a network. */
const RECORDED = JSON.parse(
  readFileSync(join(import.meta.dirname, 'old-pages.json'), 'utf8'),
) as Record<string, { expected: number; sent: string }>;

describe('what another version of the page sends is taken in by this server:', () => {
  for (const [name, { expected, sent }] of Object.entries(RECORDED))
    test(name, async () => {
      await using server = await startTestServer();
      const body = sent.replace('VERIFIER', (await aFiling()).verifier);
      const headers = { 'Content-Type': 'application/json' };
      // Whatever stands in the query is none of its business.
      const post = () => server.send('POST', '/v1/commands?version=0', { body, headers });
      const first = await post();
      assert.equal(first.status, expected);
      const answer = (await first.json()) as CommandAnswer;
      assert.match(answer.reference, /^SFB-26-/);
      assert.equal(readReceipt(answer.receipt ?? '')?.commandId, 'A'.repeat(22));
      assert.equal((await post()).status, 200, 'It is there once, however often it comes.');
      const words = (await rowsOf(server, 'bodies')).map(String);
      assert.equal(words.filter((word) => word.includes('MARK')).length, 1);
    });
});
