import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { scratchFile } from '../scratch-file.ts';
import { crashRounds } from './crash-rounds.ts';
import { seeded, seedOfRun } from './seeded.ts';
import type { WriterKind } from './writer-process.ts';

// SIGKILL shows what was never given to the operating system; that COMMIT also waits for the disk is asserted by the settings of a connection.
describe('a server that is killed while it writes, beside a process that holds the lock in pulses', () => {
  test('has every row that it acknowledged', async (t) => {
    const { acknowledged, refused, lost, sound } = await measured(t, 'file-database', 6);
    assert.ok(acknowledged > 200, `Only ${acknowledged} were acknowledged: this proves nothing.`);
    assert.deepEqual({ lost, sound }, { lost: 0, sound: true });
    assert.equal(refused, 0, 'A lock of 120 ms is waited for, so nobody is refused.');
  });

  test('would be seen to lose rows: the naive writer does', async (t) => {
    const { acknowledged, lost } = await measured(t, 'naive', 2);
    assert.ok(lost > 0, `None of ${acknowledged} were lost: the test above proves nothing.`);
  });
});

async function measured(t: TestContext, kind: WriterKind, rounds: number) {
  const seed = seedOfRun();
  const started = performance.now();
  const figures = await crashRounds(kind, { file: scratchFile(t), rounds, random: seeded(seed) });
  const { acknowledged, refused, lost } = figures;
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  t.diagnostic(
    `${kind}: ${acknowledged} acknowledged, ${refused} refused, ${lost} lost, ${rounds} rounds, ${seconds} s, SEED=${seed}`,
  );
  return figures;
}
