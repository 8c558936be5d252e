import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Asset } from '../assets.ts';
import { startTestServer } from '../testing/test-server.ts';
import type { Embedding } from './releases.ts';

const asset = (text: string): Asset => ({
  ...{ type: 'text/javascript', tag: text.slice(0, 9) },
  identity: new TextEncoder().encode(text),
});
const release = (version: string, files: Record<string, string>) =>
  [
    `/embed/${version}/release.json`,
    asset(
      JSON.stringify({
        ...{ version, entry: 'sfs-complaint.js', integrity: files },
        texts: { fr: 'chunks/fr.js', nl: 'chunks/nl.js', de: 'chunks/de.js', en: 'chunks/en.js' },
      }),
    ),
  ] as const;
const files = {
  'sfs-complaint.js': 'sha384-entry',
  'chunks/nl.js': 'sha384-nl',
  'chunks/filing.js': 'sha384-filing',
};
const assets = new Map([
  release('1.2.0', files),
  release('1.10.0', { ...files, 'sfs-complaint.js': 'sha384-newer' }),
  ['/embed/1.2.0/sfs-complaint.js', asset('script')],
]);

const twoReleases = () =>
  startTestServer({ ports: { assets }, settings: { origin: 'https://complaints.example' } });

async function told(server: Awaited<ReturnType<typeof twoReleases>>) {
  const answer = await server.send('GET', '/embed/versions.json');
  return { answer, ...((await answer.json()) as { versions: Embedding[] }) };
}

describe('how to embed', () => {
  test('is told for the newest under its lasting address, then for each version, newest first', async () => {
    await using server = await twoReleases();
    const { answer, versions } = await told(server);
    assert.deepEqual(
      versions.map(({ version, integrity }) => [version, integrity]),
      [
        ['v1', undefined],
        ['1.10.0', 'sha384-newer'],
        ['1.2.0', 'sha384-entry'],
      ],
    );
    assert.equal(answer.headers.get('Cache-Control'), 'no-cache');
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
    assert.match(versions[0]?.snippets.nl ?? '', /^<script type="module" src="https:\/\/compl/);
  });

  test('has the value of every file that is loaded later, and the hash of that map', async () => {
    await using server = await twoReleases();
    const { versions } = await told(server);
    const { importMap, snippets } = versions[2] ?? {};
    const text = importMap?.text ?? '';
    assert.deepEqual(JSON.parse(text), {
      integrity: {
        'https://complaints.example/embed/1.2.0/chunks/nl.js': 'sha384-nl',
        'https://complaints.example/embed/1.2.0/chunks/filing.js': 'sha384-filing',
      },
    });
    const hash = createHash('sha256').update(text).digest('base64');
    assert.equal(importMap?.hash, `'sha256-${hash}'`);
    const lines = snippets?.nl.split('\n') ?? [];
    assert.deepEqual(lines.slice(0, 3), [
      `<script type="importmap">${text}</script>`,
      '<link rel="modulepreload" href="https://complaints.example/embed/1.2.0/chunks/nl.js" integrity="sha384-nl" crossorigin>',
      '<script type="module" src="https://complaints.example/embed/1.2.0/sfs-complaint.js" integrity="sha384-entry" crossorigin></script>',
    ]);
  });

  test('stands on a page without script, to be copied', async () => {
    await using server = await twoReleases();
    const { versions } = await told(server);
    const page = await server.send('GET', '/embed/');
    const text = await page.text();
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /^default-src 'none'; style/);
    assert.equal(page.headers.get('Cross-Origin-Resource-Policy'), 'same-origin');
    for (const snippet of versions.flatMap((it) => Object.values(it.snippets)))
      assert.ok(
        text.includes(
          snippet.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
        ),
      );
    assert.ok(!/<script/.test(text));
    assert.equal((await server.send('GET', '/embed')).headers.get('Location'), '/embed/');
  });

  test('an exact version is kept for a year, and sets no cookie', async () => {
    await using server = await twoReleases();
    const script = await server.send('GET', '/embed/1.2.0/sfs-complaint.js');
    assert.equal(script.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
    assert.equal(script.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(script.headers.get('Set-Cookie'), null);
  });
});
