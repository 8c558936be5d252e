import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId } from '#shared/proof/ids.ts';
import { BusyError } from '../db/database.ts';
import { randomBytesOf } from '../node/random.ts';
import { rowsOf } from '../testing/complaints.ts';
import { type Fault, faulty } from '../testing/faulty-database.ts';
import { aHandledCase, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const TABLES = ['commands', 'entries', 'bodies', 'verifiers', 'cases', 'effects'];

const stateOf = async (server: TestServer) =>
  JSON.stringify(await Promise.all(TABLES.map((table) => rowsOf(server, table))));

describe('a database call that fails while a command is followed', () => {
  for (const who of ['handler', 'customer'] as const)
    for (const [status, error] of [
      [503, () => new BusyError()],
      [500, () => new Error('CANARY')],
    ] as const)
      test(`of the ${who} leaves no trace (${status}), and the same can be sent again`, async () => {
        const calls = who === 'handler' ? 6 : 4;
        for (let at = 1; at <= calls; at += 1)
          for (const after of [false, true]) {
            const fault: Fault = { at: 0, calls: 0, after, error };
            await using server = await startTestServer({ wrapDatabase: (db) => faulty(db, fault) });
            const { caseId, token, handler } = await aHandledCase(server);
            const bearer = who === 'handler' ? handler.token : token;
            const asked: [string, object] =
              who === 'handler' ? ['assign', { to: handler.id }] : ['sendMessage', { text: 'x' }];
            const more = { id: newId(randomBytesOf) };
            const before = await stateOf(server);
            Object.assign(fault, { at, calls: 0 });
            const failed = await give(server, caseId, asked, { bearer, more });
            assert.ok(at <= fault.calls && fault.calls <= calls);
            assert.equal(failed.status, status, `call ${at}`);
            assert.ok(!(await failed.text()).includes('CANARY'));
            const isWritten = at === calls && after;
            assert.equal((await stateOf(server)) === before, !isWritten);
            const again = await give(server, caseId, asked, { bearer, more });
            assert.equal(again.status, isWritten ? 200 : 201);
            assert.equal((await rowsOf(server, 'entries')).length, 2);
          }
      });
});
