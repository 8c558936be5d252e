import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { PROGRAM_ENV } from '../../server/testing/program-env.ts';
import { scratchFile } from '../scratch-file.ts';
import { freePort } from '../started-server.ts';
import { aFiling, customerOf, staffOf } from './case-life.ts';
import { give, type Order, orderOf } from './command.ts';
import { detailsOf } from './figures.ts';
import { inspect } from './invariants.ts';
import { Ledger } from './ledger.ts';
import { Line } from './line.ts';
import { Puller } from './puller.ts';
import { seeded, seedOfRun } from './seeded.ts';
import { ServerProcess } from './server-process.ts';
import { CANARY, databaseIn, makeData, type World } from './world.ts';

const text = (mark: string) => ({ text: `${CANARY} ${mark}` });

describe('a server that was put back to an old backup', () => {
  test('says so to every cursor, and is whole again when everybody offers what they hold', async (t) => {
    const dataDir = dirname(scratchFile(t));
    const made = await makeData(dataDir);
    const server = new ServerProcess({ port: await freePort(), dataDir });
    t.after(() => server.end('SIGKILL'));
    assert.ok(await server.start(), server.output);
    const ledger = new Ledger();
    const random = () => 1;
    const line = new Line([server.origin], {
      ...{ random: seeded(seedOfRun()), ledger, patienceMs: 20_000 },
    });
    const world: World = { ...made, line, ledger, random };
    const held: Order[] = [];
    const offer = async (order: Order) => {
      held.push(order);
      const answer = await give(world, order);
      assert.ok(answer, order.type);
      return answer;
    };
    const { bearer: staff } = staffOf(world, 'compliance');
    const cursorOf = async (bearer: string) =>
      String((await line.ask('GET', '/v1/events', { bearer })).json['next']);
    const statusOf = async (bearer: string, after: string) =>
      (await line.ask('GET', `/v1/events?after=${after}`, { bearer })).status;

    const filing = await aFiling();
    const { reference } = await offer(filing);
    const customer = customerOf(world, reference, filing.verifier);
    const message = () => orderOf(filing.caseId, 'sendMessage', text, customer);
    await offer(message());
    const early = await cursorOf(await customer.bearer());
    const copy = join(dataDir, 'copy.db');
    const env = { ...PROGRAM_ENV, DATA_DIR: dataDir };
    execFileSync(process.execPath, ['server/db/backup.ts', copy], { env });
    await offer(message());
    await offer(orderOf(filing.caseId, 'noteInternally', text, staffOf(world, 'compliance')));
    await offer(await aFiling());
    const late = await cursorOf(await customer.bearer());
    const desk = await cursorOf(await staff());

    await server.end('SIGTERM');
    for (const end of ['', '-wal', '-shm']) rmSync(`${databaseIn(dataDir)}${end}`, { force: true });
    renameSync(copy, databaseIn(dataDir));
    assert.ok(await server.start(), server.output);

    const cursors = [early, late];
    for (const after of cursors) assert.equal(await statusOf(await customer.bearer(), after), 410);
    assert.equal(await statusOf(await staff(), desk), 410);
    const answered = [];
    for (const { bearer, ...order } of held) {
      const token = bearer && { bearer: await bearer() };
      const again = await line.ask('POST', '/v1/commands', { json: { v: 1, ...order }, ...token });
      answered.push(again.status);
    }
    assert.deepEqual(answered, [200, 200, 201, 201, 201]);
    for (const after of cursors) assert.equal(await statusOf(await customer.bearer(), after), 410);
    assert.equal(await statusOf(await staff(), desk), 410);

    const pullers = [
      new Puller(world, staffOf(world, 'compliance')),
      new Puller(world, { ...customer, caseId: filing.caseId }),
    ];
    for (const puller of pullers) await puller.finish();
    await server.end('SIGTERM');
    await inspect(world, { file: databaseIn(dataDir), pullers, output: server.output });
    assert.equal(detailsOf(ledger), '');
    assert.equal(ledger.kept().length, held.length);
  });
});
