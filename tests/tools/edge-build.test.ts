import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { build, type Rolldown } from 'vite';
import { noNode } from './vite/no-node.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** JSON without the comments and last commas that wrangler takes. */
const plainJson = (text: string) => text.replace(/^\s*\/\/.*$/gm, '').replace(/,(\s*[}\]])/g, '$1');

/** Builds one file for an edge. */
async function built(t: TestContext, code: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-edge-build-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const entry = join(folder, 'entry.js');
  writeFileSync(entry, code);
  const output = (await build({
    ...{ configFile: false, logLevel: 'silent', root: folder, plugins: [noNode()] },
    ssr: { target: 'webworker', noExternal: true },
    build: { ssr: entry, write: false },
  })) as Rolldown.RolldownOutput;
  return output.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
}

describe('the build of the worker', () => {
  test('stops at whatever only Node has, however it is asked for', async (t) => {
    for (const code of [
      `import { readFileSync } from 'node:fs'; export const x = readFileSync;`,
      `import { join } from 'path'; export const x = join;`,
      `export const x = () => import('node:crypto');`,
      `export * from 'worker_threads';`,
    ])
      await assert.rejects(built(t, code), /which an edge doesn't have/, code);
    assert.match(await built(t, 'export const x = crypto.subtle;'), /crypto\.subtle/);
  });

  test('is of the same worker, dated alike, that bare workerd runs and Cloudflare is given', () => {
    const wrangler = JSON.parse(plainJson(read('wrangler.jsonc'))) as {
      main: string;
      compatibility_date: string;
      compatibility_flags: string[];
      assets: { directory: string; run_worker_first: boolean };
      vars: Record<string, string>;
    };
    const capnp = read('server/edge/workerd.capnp');
    const worker = capnp.slice(capnp.indexOf('const complaints'), capnp.indexOf('const ticks'));
    const bound = [...worker.matchAll(/fromEnvironment = "(\w+)"/g)].map(([, name]) => name ?? '');
    assert.match(worker, new RegExp(`embed "\\.\\./\\.\\./${wrangler.main}"`));
    assert.match(worker, new RegExp(`compatibilityDate = "${wrangler.compatibility_date}"`));
    const flags = /compatibilityFlags = \[([^\]]*)\]/.exec(worker)?.[1] ?? '';
    assert.deepEqual(
      [...flags.matchAll(/"(\w+)"/g)].map(([, flag]) => flag),
      wrangler.compatibility_flags,
    );
    assert.equal(wrangler.assets.directory, 'dist/worker/assets');
    assert.equal(wrangler.assets.run_worker_first, true);
    for (const name of Object.keys(wrangler.vars)) assert.ok(bound.includes(name), name);
    // Secrets are never among what is committed.
    for (const name of ['KEYS', 'DATABASE_AUTH_TOKEN', 'BLOBS_KEY', 'BLOBS_SECRET', 'MAIL_TOKEN']) {
      assert.ok(bound.includes(name), name);
      assert.equal(wrangler.vars[name], undefined);
    }
  });
});
