import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { newId } from '#shared/proof/ids.ts';
import type { Database } from '../db/database.ts';
import { randomBytesOf } from '../node/random.ts';
import { aFiling } from '../testing/complaints.ts';
import { aHandledCase, give } from '../testing/staff.ts';
import { startTestServer } from '../testing/test-server.ts';

/** Does something else between the look for a command and the look at its case, once it is set. */
function between(work: { next?: () => Promise<unknown> }) {
  return (db: Database): Database => {
    let looked = Promise.resolve<unknown>(undefined);
    return {
      ...db,
      write: (statements) => db.write(statements),
      read: async (statements) => {
        const sql = statements[0]?.sql ?? '';
        const { next } = work;
        if (next && /from "commands"/.test(sql)) {
          const found = db.read(statements);
          delete work.next;
          looked = found.then(next);
          return found;
        }
        if (/from "entries"/.test(sql)) await looked;
        return db.read(statements);
      },
    };
  };
}

describe('a command that another process follows at the same moment', () => {
  test('is answered as applied also where the case shows already what it did', async () => {
    await using other = await startTestServer();
    const work: { next?: () => Promise<unknown> } = {};
    await using server = await startTestServer({ beside: other, wrapDatabase: between(work) });
    const { command } = await aFiling();
    work.next = () => other.send('POST', '/v1/commands', { json: command });
    const filed = await server.send('POST', '/v1/commands', { json: command });
    assert.equal(filed.status, 200);
    assert.equal(((await filed.json()) as CommandAnswer).result, 'replayed');

    const { caseId, handler } = await aHandledCase(other);
    for (const more of [{}, { base: 2 }]) {
      const giving = { bearer: handler.token, more: { id: newId(randomBytesOf), ...more } };
      const what: [string, object] =
        'base' in more ? ['assign', { to: handler.id }] : ['noteInternally', { text: 'x' }];
      work.next = () => give(other, caseId, what, giving);
      const given = await give(server, caseId, what, giving);
      assert.equal(given.status, 200, JSON.stringify(more));
    }
  });

  test('stays refused where it was another one that came first', async () => {
    await using other = await startTestServer();
    const work: { next?: () => Promise<unknown> } = {};
    await using server = await startTestServer({ beside: other, wrapDatabase: between(work) });
    const { caseId, handler } = await aHandledCase(other);
    const bearer = handler.token;
    work.next = () => give(other, caseId, ['acknowledge', {}], { bearer });
    assert.equal((await give(server, caseId, ['acknowledge', {}], { bearer })).status, 409);
  });
});
