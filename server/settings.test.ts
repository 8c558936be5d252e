import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SettingError } from './setting-error.ts';
import { readSettings } from './settings.ts';

const noFile = () => {
  throw new Error('ENOENT');
};
const marques = (text: string) => () => text;

describe('the settings', () => {
  test('have a default each, fit for a first look on one machine', () => {
    assert.deepEqual(readSettings({}, noFile), {
      port: 8787,
      host: '127.0.0.1',
      dataDir: './data',
      production: false,
      demo: true,
      qa: true,
      databaseUrl: 'file:./data/complaints.db',
      origin: 'http://127.0.0.1:8787',
      marques: {},
      embedOrigins: [],
      rateFiling: { count: 30, windowMs: 3_600_000 },
      rateSessions: { count: 30, windowMs: 600_000 },
      rateWrongCodes: { count: 10, windowMs: 600_000 },
      rateUploads: { count: 100, windowMs: 3_600_000 },
      rateDossiers: { count: 30, windowMs: 3_600_000 },
      rateHandoffs: { count: 20, windowMs: 3_600_000 },
      filesSpaceBytes: 50 * 1024 ** 3,
      rateCodeLinks: { count: 10, windowMs: 3_600_000 },
      mail: { from: 'noreply@localhost.invalid' },
      maxExtensionDays: 62,
      trustedProxies: [],
      channels: {},
    });
  });

  test('are taken from the environment', () => {
    const settings = readSettings(
      {
        PORT: '80',
        HOST: '::1',
        DATA_DIR: '/srv/data',
        DATABASE_URL: 'libsql://db.example.be',
        DATABASE_AUTH_TOKEN: 'token',
        MARQUES: 'marques.json',
        EMBED_ORIGINS: ' https://a.example , https://b.example:8443,',
        RATE_FILING: '5/30s',
        RATE_SESSIONS: '1000000/1d',
        TRUSTED_PROXIES: '10.0.0.0/8, ::1,192.0.2.1',
        COMPLAINTS_EMAIL_PRIVATE: 'klacht@example.be',
        COMPLAINTS_EMAIL_BUSINESS: 'lease@example.be',
        PORTAL_URL: 'https://portal.example.be/',
        PRIVACY_URL: 'https://example.be/privacy',
        SCAN_URL: 'clamd://[::1]',
        BLOBS_URL: 'https://s3.example.be/complaints/',
        BLOBS_KEY: 'key',
        BLOBS_SECRET: 'secret',
        RATE_UPLOADS: '7/1m',
        FILES_SPACE: '2T',
        NODE_ENV: 'production',
      },
      marques(
        '{"peugeot": {"origins": ["https://www.peugeot.be"], "name": "Peugeot Finance", "replyTo": "p@example.be"}}',
      ),
    );
    assert.equal(settings.origin, 'http://[::1]');
    assert.equal(settings.databaseAuthToken, 'token');
    assert.deepEqual(settings.embedOrigins, ['https://a.example', 'https://b.example:8443']);
    const bucket = { url: 'https://s3.example.be/complaints', key: 'key', secret: 'secret' };
    assert.deepEqual(settings.bucket, bucket);
    assert.deepEqual(settings.clamd, { host: '::1', port: 3310 });
    assert.deepEqual(settings.rateUploads, { count: 7, windowMs: 60_000 });
    assert.equal(settings.filesSpaceBytes, 2 * 1024 ** 4);
    assert.deepEqual(settings.rateFiling, { count: 5, windowMs: 30_000 });
    assert.deepEqual(settings.trustedProxies, ['10.0.0.0/8', '::1', '192.0.2.1']);
    assert.deepEqual(settings.marques.peugeot?.origins, ['https://www.peugeot.be']);
    assert.equal(settings.marques.peugeot.name, 'Peugeot Finance');
    assert.deepEqual(settings.channels, {
      emailPrivate: 'klacht@example.be',
      emailBusiness: 'lease@example.be',
      portalUrl: 'https://portal.example.be/',
    });
    assert.deepEqual([settings.production, settings.demo, settings.qa], [true, false, false]);
  });

  test('let the demo play the company where only this machine can reach it', () => {
    const qaAt = (HOST: string) => readSettings({ HOST }, noFile).qa;
    for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost', 'LOCALHOST'])
      assert.equal(qaAt(host), true, host);
    for (const host of ['0.0.0.0', '::', '192.0.2.1', '12.7.0.0', '127.example.be', 'demo.be'])
      assert.equal(qaAt(host), false, host);
    const behind = (env: Record<string, string>) => readSettings(env, noFile).qa;
    for (const PUBLIC_ORIGIN of ['http://localhost:8787', 'http://[::1]:8787', 'http://127.0.0.2'])
      assert.equal(behind({ PUBLIC_ORIGIN }), true, PUBLIC_ORIGIN);
    for (const PUBLIC_ORIGIN of ['https://complaints.example', 'http://127.example.be'])
      assert.equal(behind({ PUBLIC_ORIGIN }), false, PUBLIC_ORIGIN);
    assert.equal(behind({ TRUSTED_PROXIES: '127.0.0.1' }), false, 'a proxy on this machine');
  });

  test('give figures on a port of their own, on this machine unless told', () => {
    const at = (env: Record<string, string>) => readSettings(env, noFile).metrics;
    assert.equal(at({}), undefined);
    assert.deepEqual(at({ METRICS_PORT: '9464' }), { port: 9464, host: '127.0.0.1' });
    const env = { METRICS_PORT: '9464', METRICS_HOST: '10.0.0.1' };
    assert.deepEqual(at(env), { port: 9464, host: '10.0.0.1' });
    assert.throws(() => at({ METRICS_HOST: '10.0.0.1' }), /^SettingError: METRICS_PORT should/);
    assert.throws(() => at({ METRICS_PORT: '8787' }), /another port than PORT/);
    assert.throws(() => at({ METRICS_PORT: 'often' }), /^SettingError: METRICS_PORT should/);
  });

  test('that are empty are not set', () => {
    const empty = { PORT: '', MARQUES: ' ', PORTAL_URL: '', TRUSTED_PROXIES: '' };
    assert.deepEqual(readSettings(empty, noFile), readSettings({}, noFile));
  });

  const wrong: [string, string][] = [
    ['PORT', 'x'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['MAX_EXTENSION_DAYS', '0'],
    ['MAX_EXTENSION_DAYS', '1000'],
    ['HOST', 'http://localhost'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'complaints.db'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_URL', 'postgres://x'],
    ['DATABASE_URL', 'wss://db.example.be'],
    ['PUBLIC_ORIGIN', 'https://example.be/'],
    ['PUBLIC_ORIGIN', 'example.be'],
    ['PUBLIC_ORIGIN', 'ftp://example.be'],
    ['EMBED_ORIGINS', 'https://a.example,*'],
    ['EMBED_ORIGINS', 'https://a.example/path'],
    ['EMBED_ORIGINS', 'https://A.example'],
    ['RATE_FILING', '30'],
    ['RATE_FILING', '0/1h'],
    ['RATE_FILING', '30/1y'],
    ['RATE_SESSIONS', 'lots'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '::1/129'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['TRUSTED_PROXIES', '10.0.0.0/'],
    ['COMPLAINTS_EMAIL_PRIVATE', 'nobody'],
    ['COMPLAINTS_EMAIL_BUSINESS', 'a@b.be, c@d.be'],
    ['PORTAL_URL', 'javascript:alert(1)'],
    ['PRIVACY_URL', '/privacy'],
    ['SCAN_URL', 'http://127.0.0.1:3310'],
    ['SCAN_URL', 'clamd://'],
    ['BLOBS_URL', 's3://complaints'],
    ['BLOBS_URL', 'https://s3.example.be'],
    ['BLOBS_URL', 'https://CANARY:CANARY@s3.example.be/complaints'],
    ['SCAN_URL', 'clamd://user@127.0.0.1'],
    ['SCAN_URL', 'clamd://127.0.0.1:99999'],
    ['RATE_UPLOADS', '100'],
    ['MARQUES', 'absent.json'],
  ];
  for (const [name, value] of wrong)
    test(`refuse ${name}=${value} in one sentence that names it`, () => {
      assert.throws(
        () => readSettings({ [name]: value }, noFile),
        (error: Error) =>
          error instanceof SettingError &&
          error.message.startsWith(`${name} should `) &&
          !error.message.includes('CANARY') &&
          /^[^\n]+\.$/.test(error.message),
      );
    });

  test('refuse a crash on purpose in production, and nowhere else', () => {
    const env = { CRASH_AT: 'before-commit:3' };
    assert.throws(
      () => readSettings({ ...env, NODE_ENV: 'production' }, noFile),
      /^SettingError: CRASH_AT ends the process on purpose and is refused in production\.$/,
    );
    assert.deepEqual(readSettings(env, noFile), readSettings({}, noFile));
  });

  test('refuse a bucket without its keys, and keys without a bucket', () => {
    const url = { BLOBS_URL: 'https://s3.example.be/complaints' };
    for (const [env, name] of [
      [url, 'BLOBS_KEY'],
      [{ ...url, BLOBS_KEY: 'key' }, 'BLOBS_SECRET'],
      [{ BLOBS_SECRET: 'CANARY' }, 'BLOBS_URL'],
    ] as const)
      assert.throws(
        () => readSettings(env, noFile),
        (error: Error) => error.message.startsWith(name) && !error.message.includes('CANARY'),
      );
  });

  test('name a mail server, who signs in to it, and who mails are from', () => {
    const env = { MAIL_URL: 'smtp://mail.example.be:2525', MAIL_FROM: 'complaints@example.be' };
    const server = { host: 'mail.example.be', port: 2525, secure: false };
    assert.deepEqual(readSettings(env, noFile).mail, { from: env.MAIL_FROM, server });
    const signed = {
      ...env,
      MAIL_URL: 'smtps://mail.example.be',
      MAIL_USER: 'a',
      MAIL_PASSWORD: 'b',
    };
    assert.deepEqual(readSettings(signed, noFile).mail.server, {
      ...{ host: 'mail.example.be', port: 465, secure: true, auth: { user: 'a', pass: 'b' } },
    });
    for (const [wrong, name] of [
      [{ MAIL_URL: 'smtp://CANARY:CANARY@mail.example.be', MAIL_FROM: env.MAIL_FROM }, 'MAIL_URL'],
      [{ ...env, MAIL_TOKEN: 'CANARY' }, 'MAIL_TOKEN'],
      [{ MAIL_TOKEN: 'CANARY' }, 'MAIL_URL'],
      [{ MAIL_URL: env.MAIL_URL }, 'MAIL_FROM'],
      [{ ...env, MAIL_FROM: 'CANARY' }, 'MAIL_FROM'],
      [{ ...env, MAIL_PASSWORD: 'CANARY' }, 'MAIL_USER'],
      [{ MAIL_PASSWORD: 'CANARY' }, 'MAIL_URL'],
    ] as const)
      assert.throws(
        () => readSettings(wrong, noFile),
        (error: Error) => error.message.startsWith(name) && !error.message.includes('CANARY'),
      );
  });

  test('name a service that takes mails by HTTP', () => {
    const env = { MAIL_URL: 'https://mail.example.be/v1/send', MAIL_FROM: 'complaints@example.be' };
    const { mail } = readSettings({ ...env, MAIL_TOKEN: 'secret' }, noFile);
    assert.deepEqual(mail, {
      from: env.MAIL_FROM,
      service: { url: env.MAIL_URL, token: 'secret' },
    });
    const here = readSettings({ ...env, MAIL_URL: 'http://127.0.0.1:8025/send' }, noFile).mail;
    assert.deepEqual(here.service, { url: 'http://127.0.0.1:8025/send' });
    for (const [wrong, name] of [
      [{ ...env, MAIL_URL: 'http://mail.example.be/CANARY' }, 'MAIL_URL'],
      [{ ...env, MAIL_URL: 'https://CANARY@mail.example.be' }, 'MAIL_URL'],
      [{ ...env, MAIL_URL: 'https://mail.example.be/?key=CANARY' }, 'MAIL_URL'],
      [{ MAIL_URL: env.MAIL_URL }, 'MAIL_FROM'],
      [{ ...env, MAIL_USER: 'CANARY', MAIL_PASSWORD: 'CANARY' }, 'MAIL_USER'],
    ] as const)
      assert.throws(
        () => readSettings(wrong, noFile),
        (error: Error) => error.message.startsWith(name) && !error.message.includes('CANARY'),
      );
  });

  for (const text of [
    '',
    '{',
    '[]',
    'null',
    '{"tesla": {"origins": []}}',
    '{"constructor": {"origins": []}}',
    '{"peugeot": {}}',
    '{"peugeot": {"origins": "https://www.peugeot.be"}}',
    '{"peugeot": {"origins": ["https://www.peugeot.be/"]}}',
    '{"peugeot": {"origins": [], "replyTo": "nobody"}}',
    '{"peugeot": {"origins": [], "name": ""}}',
    '{"peugeot": {"origins": [], "name": " Peugeot"}}',
    `{"peugeot": {"origins": [], "name": "${'P'.repeat(81)}"}}`,
    '{"peugeot": {"origins": [], "colour": "blue"}}',
  ])
    test(`refuse the marques ${text}`, () => {
      assert.throws(
        () => readSettings({ MARQUES: 'marques.json' }, marques(text)),
        (error: Error) => error instanceof SettingError && /^MARQUES [^\n]+\.$/.test(error.message),
      );
    });
});
