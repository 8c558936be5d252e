import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'];

/** The text that every scanner has to know (https://www.eicar.org); in two pieces, so that none takes this file for it. */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-',
  'ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

/** More than the clamd of these tests takes. */
export const STREAM_MAX_BYTES = 2 * 1024 * 1024;

/** clamd's program, Debian's by apt-get when it is missing and we are root; throws where it can't be had, because its tests are not to be skipped. */
function clamdPath(): string {
  const found = CLAMD.find((path) => existsSync(path));
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error('These tests want clamd: install the package clamav-daemon.');
  const install = 'apt-get install -y -qq --no-install-recommends clamav-daemon';
  const command = `apt-get update -qq && DEBIAN_FRONTEND=noninteractive ${install}`;
  execFileSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'] });
  return CLAMD[0] ?? '';
}

/** A real clamd on a free port, with one signature made by hand: it knows EICAR and nothing else. `await using` ends it. */
export async function startClamd() {
  const clamd = clamdPath();
  const folder = mkdtempSync(join(tmpdir(), 'sfs-clamd-'));
  const port = await freePort();
  const hex = Buffer.from(EICAR).toString('hex');
  writeFileSync(join(folder, 'local.ndb'), `Sfs.Test.Eicar:0:*:${hex}\n`);
  const config = join(folder, 'clamd.conf');
  writeFileSync(
    config,
    [
      `TCPSocket ${port}`,
      'TCPAddr 127.0.0.1',
      `DatabaseDirectory ${folder}`,
      `StreamMaxLength ${STREAM_MAX_BYTES}`,
      'Foreground yes',
      '',
    ].join('\n'),
  );
  const child = spawn(clamd, ['--config-file', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`clamd ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address: { host: '127.0.0.1', port },
    async [Symbol.asyncDispose]() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
