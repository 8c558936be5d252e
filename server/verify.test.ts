import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { makeServer } from './app.ts';
import { aFiledCase } from './testing/complaints.ts';
import { PROGRAM_ENV } from './testing/program-env.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { tick } from './ticking.ts';

function verify({ file, stored }: TestServer) {
  const dataDir = dirname(file);
  writeFileSync(join(dataDir, 'keys.json'), JSON.stringify(stored), { mode: 0o600 });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'verify.ts')],
    { env: { ...PROGRAM_ENV, DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  return { status, lines: stdout.trim().split('\n'), stderr: stderr.trim() };
}

describe('npm run verify', () => {
  test('says what held, and the last checkpoint or that there is none yet', async () => {
    await using server = await startTestServer();
    await aFiledCase(server);
    assert.deepEqual(verify(server).lines, [
      'Everything holds: 1 cases, 1 entries, 0 checkpoints.',
      'There is no checkpoint yet. Entries since: 1.',
    ]);
    await tick(makeServer(server.ports), server.clock.now);
    await aFiledCase(server);
    const { status, lines } = verify(server);
    assert.equal(status, 0);
    assert.equal(lines[0], 'Everything holds: 2 cases, 2 entries, 1 checkpoints.');
    assert.match(
      lines[1] ?? '',
      /^Last checkpoint, to be kept elsewhere: day 2026-10-04, entry 1, signature [\w-]{86}\. Entries since: 1\.$/,
    );
  });

  test('names what is wrong in one line, with 1', async () => {
    await using server = await startTestServer();
    await aFiledCase(server);
    await server.ports.db.write([{ sql: "UPDATE cases SET status = 'closed'", params: [] }]);
    const { status, stderr } = verify(server);
    assert.equal(status, 1);
    assert.match(stderr, /^Case [\w-]{22}: the list of cases [^\n]+ npm run rebuild [^\n]+\.$/);
  });
});
