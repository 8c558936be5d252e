import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCase, assertProblem, freshId, jsonOf, type Wire } from './wire.ts';

/** What stands beside the case promises: a draft on its way to another device, a lost code. */
export function aside(wire: Wire): void {
  describe('A draft for another device', () => {
    const handOver = (json: object) => wire.ask('POST /v1/handoffs', { json: { v: 1, ...json } });
    const take = (id: string, taker: string) =>
      wire.ask('POST /v1/handoffs/:id/take', { params: { id }, json: { v: 1, taker } });

    test('is taken once, by the same device again if its answer got lost', async () => {
      const [id, taker] = [freshId(), freshId()];
      const kept = await handOver({ id, sealed: 'c2VhbGVk' });
      assert.equal(kept.status, 201, kept.text);
      assert.ok(Date.parse(jsonOf<{ expiresAt: string }>(kept).expiresAt) > Date.now());
      assert.equal((await handOver({ id, sealed: 'c2VhbGVk' })).status, 200);
      assertProblem(await handOver({ id, sealed: 'b3RoZXI' }), 422, 'idReused');
      assert.equal(jsonOf(await take(id, taker))['sealed'], 'c2VhbGVk');
      assert.equal((await take(id, taker)).status, 200);
      assertProblem(await take(id, freshId()), 404, 'notFound');
    });

    test('can be withdrawn; what isn’t there is withdrawn, too', async () => {
      const id = freshId();
      await handOver({ id, sealed: 'c2VhbGVk' });
      const withdraw = () => wire.ask('DELETE /v1/handoffs/:id', { params: { id } });
      assert.equal((await withdraw()).status, 204);
      assert.equal((await withdraw()).status, 204);
      assertProblem(await take(id, freshId()), 404, 'notFound');
      assertProblem(await handOver({ id: 'x', sealed: '' }), 400, 'invalidRequest');
    });
  });

  describe('A lost code', () => {
    const ask = (json: object) => wire.ask('POST /v1/code-links', { json: { v: 1, ...json } });

    test('is asked for with one and the same answer, whether the two belong to a case or not', async () => {
      const { reference } = await aCase(wire);
      const right = await ask({ reference, email: 'an@example.be' });
      assert.equal(right.status, 202);
      const wrong = await ask({ reference: 'SFB-26-AAAAAA', email: 'nobody@example.be' });
      assert.equal(wrong.status, 202);
      assert.equal(right.text, wrong.text);
      assertProblem(await ask({ reference }), 400, 'invalidRequest');
    });
  });
}
