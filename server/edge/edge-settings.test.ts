import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeKeys } from '../keys.ts';
import { randomBytesOf } from '../node/random.ts';
import { SettingError } from '../setting-error.ts';
import { readEdgeSettings } from './edge-settings.ts';

const keysMade = async (made: 'automatically' | 'on purpose') =>
  JSON.stringify(await makeKeys(crypto, randomBytesOf, { made, at: '2026-10-05T08:00:00.000Z' }));

const bindings = async (more: Record<string, unknown> = {}) => ({
  ASSETS: { fetch: () => undefined },
  ...{ NODE_ENV: 'production', PUBLIC_ORIGIN: 'https://complaints.example' },
  ...{ DATABASE_URL: 'libsql://db.example', DATABASE_AUTH_TOKEN: 'token' },
  ...{ BLOBS_URL: 'https://s3.example/complaints', BLOBS_KEY: 'key', BLOBS_SECRET: 'secret' },
  KEYS: await keysMade('on purpose'),
  ...more,
});

describe('the settings of an edge', () => {
  test('are those of the server on Node, out of bindings, and the keys', async () => {
    const { settings, keys } = readEdgeSettings(
      await bindings({
        ...{ MAIL_URL: 'https://mail.example/send', MAIL_TOKEN: 't', MAIL_FROM: 'us@example.be' },
        MARQUES: '{"peugeot": {"origins": ["https://www.peugeot.be"]}}',
      }),
    );
    assert.equal(settings.origin, 'https://complaints.example');
    assert.deepEqual(settings.mailService, { url: 'https://mail.example/send', token: 't' });
    assert.deepEqual(settings.marques, { peugeot: { origins: ['https://www.peugeot.be'] } });
    assert.equal(settings.bucket.secret, 'secret');
    assert.equal(keys.made, 'on purpose');
  });

  test('let nobody play the company, also where nothing is in production', async () => {
    const { settings } = readEdgeSettings(await bindings({ NODE_ENV: '', PUBLIC_ORIGIN: '' }));
    assert.equal(settings.demo, true);
    assert.equal(settings.qa, false);
  });

  for (const [name, wrong] of [
    ['DATABASE_URL', 'file:data/complaints.db'],
    ['DATABASE_URL', 'wss://db.example'],
    ['DATABASE_URL', undefined],
    ['BLOBS_URL', undefined],
    ['MAIL_URL', 'smtp://mail.example:587'],
    ['SCAN_URL', 'clamd://127.0.0.1:3310'],
    ['METRICS_PORT', '9090'],
    ['TRUSTED_PROXIES', '10.0.0.0/8'],
    ['KEYS', undefined],
    ['KEYS', '{"pepper": "CANARY"}'],
  ] as const)
    test(`refuse ${name} as ${wrong ?? 'nothing'}, in a sentence that names it and quotes nothing`, async () => {
      const told = await bindings({
        [name]: wrong,
        ...(name === 'MAIL_URL' && { MAIL_FROM: 'us@example.be' }),
        ...(name === 'BLOBS_URL' && { BLOBS_KEY: undefined, BLOBS_SECRET: undefined }),
      });
      assert.throws(
        () => readEdgeSettings(told),
        (error) =>
          error instanceof SettingError &&
          error.message.startsWith(name) &&
          !error.message.includes('CANARY'),
      );
    });

  test('refuse keys that nobody made on purpose, in production alone', async () => {
    const told = await bindings();
    const KEYS = await keysMade('automatically');
    assert.throws(() => readEdgeSettings({ ...told, KEYS }), /^SettingError: KEYS /);
    assert.equal(readEdgeSettings({ ...told, KEYS, NODE_ENV: '' }).keys.made, 'automatically');
  });
});
