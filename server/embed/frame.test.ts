import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startTestServer } from '../testing/test-server.ts';

const settings = {
  marques: { opel: { origins: ['https://www.opel.be'] } },
  embedOrigins: ['https://dealer.example.be'],
  demo: false,
};
const asked = (origin: string, more = '') =>
  `/embed/frame?origin=${encodeURIComponent(origin)}${more}`;

describe('the page for a frame', () => {
  test('may be framed by the origin that asked alone, and only where that may embed', async () => {
    await using server = await startTestServer({ settings });
    for (const origin of ['https://www.opel.be', 'https://dealer.example.be']) {
      const { status, headers } = await server.send('GET', asked(origin));
      assert.equal(status, 200);
      const policy = headers.get('Content-Security-Policy') ?? '';
      assert.ok(policy.endsWith(`; frame-ancestors ${origin}`), policy);
      assert.match(policy, /^default-src 'none'; script-src 'self'; connect-src 'self';/);
      assert.equal(headers.get('X-Frame-Options'), null);
    }
    for (const origin of ['https://evil.example', 'https://www.opel.be; *', '', 'null', '*']) {
      const { status, headers } = await server.send('GET', asked(origin));
      assert.deepEqual([status, headers.get('X-Frame-Options')], [404, 'DENY'], origin);
    }
  });

  test('takes over what it knows of the widget, and nothing else', async () => {
    await using server = await startTestServer({ settings });
    const of = async (more: string) =>
      (await (await server.send('GET', asked('https://www.opel.be', more))).text()).replace(
        /\s+/g,
        ' ',
      );
    const known = await of('&lang=nl&marque=opel&customer=business&view=complaint');
    assert.match(known, /<html lang="nl">/);
    assert.match(
      known,
      /<sfs-complaint lang="nl" marque="opel" customer="business" view="complaint" >/,
    );
    const unknown = await of('&lang=xx&marque=%22%3E%3Cscript%3E&customer=x&view=%3Cb%3E');
    assert.match(unknown, /<sfs-complaint *>/);
    assert.ok(!unknown.includes('<b>'));
  });
});
