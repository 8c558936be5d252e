import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { answerWith, type Asset, bytesOf } from './assets.ts';
import { readAssetFolder } from './node/asset-folder.ts';
import { startTestServer } from './testing/test-server.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const asset: Asset = {
  type: 'text/javascript; charset=utf-8',
  tag: 'tag',
  identity: bytes('plain'),
  br: () => Promise.resolve(bytes('br')),
  gzip: bytes('gz'),
};

describe('a file that is served', () => {
  for (const [accepted, expected] of [
    ['', 'identity'],
    ['br, gzip', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['*, br;q=0', 'gzip'],
    ['identity;q=1, br;q=0.5', 'identity'],
    ['identity;q=0', 'identity'],
    ['GZIP;Q=1.0', 'gzip'],
    ['br;q=nonsense', 'identity'],
  ] as const)
    test(`goes out as ${expected} to who accepts "${accepted}"`, async () => {
      const answer = await answerWith(
        asset,
        new Headers({ 'Accept-Encoding': accepted }),
        'no-cache',
      );
      const coding = answer.headers.get('Content-Encoding') ?? 'identity';
      assert.equal(coding, expected);
      const sent = await bytesOf(asset[expected] ?? bytes(''));
      assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), sent);
      assert.equal(answer.headers.get('Content-Length'), String(sent.length));
      assert.equal(answer.headers.get('Vary'), 'Accept-Encoding');
    });

  test('is not sent again to who has it in the same form', async () => {
    const asked = async (tag: string, coding = 'br') => {
      const headers = new Headers({ 'If-None-Match': tag, 'Accept-Encoding': coding });
      return (await answerWith(asset, headers, 'x')).status;
    };
    assert.equal(await asked('"tag-br"'), 304);
    assert.equal(await asked('W/"tag-br"'), 304);
    assert.equal(await asked('"other", "tag-br"'), 304);
    assert.equal(await asked('*'), 304);
    assert.equal(await asked('"tag-br"', 'gzip'), 200);
    assert.equal(await asked('"old"'), 200);
  });
});

describe('the folders of files', () => {
  test('are served as they stood at the start, and nothing else of the machine is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sfs-assets-'));
    mkdirSync(join(folder, 'dist', 'v1'), { recursive: true });
    mkdirSync(join(folder, 'demo'));
    const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
    put('secret.json', 'CANARY');
    put('dist/secret.txt.bak', 'CANARY');
    put('dist/v1/sfs-complaint.js', 'entry');
    put('dist/v1/sfs-complaint.js.br', 'small');
    put('dist/v1/form-a1B2_c3D.js', 'form');
    put('dist/v1/form-a1B2_c3D.js.map', '{}');
    put('demo/index.html', '<h1>');
    const assets = new Map([
      ...readAssetFolder(join(folder, 'dist'), '/embed'),
      ...readAssetFolder(join(folder, 'demo'), '/demo'),
      ...readAssetFolder(join(folder, 'absent'), '/absent'),
    ]);
    rmSync(folder, { recursive: true });
    await using server = await startTestServer({ ports: { assets } });
    const entry = await server.send('GET', '/embed/v1/sfs-complaint.js', {
      headers: { 'Accept-Encoding': 'br' },
    });
    assert.equal(await entry.text(), 'small');
    assert.equal(entry.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    assert.equal(entry.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(entry.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    assert.match(entry.headers.get('Cache-Control') ?? '', /^public, max-age=3600, stale-while/);
    const chunk = await server.send('GET', '/embed/v1/form-a1B2_c3D.js');
    assert.match(chunk.headers.get('Cache-Control') ?? '', /immutable/);
    assert.equal(chunk.headers.get('SourceMap'), 'form-a1B2_c3D.js.map');
    assert.equal(entry.headers.get('SourceMap'), null);
    const head = await server.send('HEAD', '/embed/v1/form-a1B2_c3D.js');
    assert.deepEqual([head.status, await head.text()], [200, '']);
    for (const path of [
      '/embed/',
      '/embed/v1/sfs-complaint.js.br',
      '/embed/secret.txt.bak',
      '/embed/../secret.json',
      '/embed/..%2fsecret.json',
      '/embed/%2e%2e/secret.json',
      '/demo/../../secret.json',
    ]) {
      const answer = await server.send('GET', path);
      assert.equal(answer.status, 404, path);
      assert.ok(!(await answer.text()).includes('CANARY'));
    }
    assert.equal(await (await server.send('GET', '/demo/')).text(), '<h1>');
    assert.equal((await server.send('GET', '/demo')).headers.get('Location'), '/demo/');
  });

  test('leave the demo out in production', async () => {
    const assets = new Map([['/demo/index.html', asset]]);
    await using server = await startTestServer({ ports: { assets }, settings: { demo: false } });
    assert.equal((await server.send('GET', '/demo/')).status, 404);
    assert.equal((await server.send('GET', '/demo')).status, 404);
  });
});
