import * as v from 'valibot';
import { MARQUES } from '#shared/procedure/marques.ts';
import type { MarqueSettings, PublicSettings } from './env.ts';
import { ipVersion } from './ip-address.ts';
import { EMAIL, emailOf, mailOf, type MailSettings } from './mail-settings.ts';
import type { Rate } from './rate-limits.ts';
import { SettingError } from './setting-error.ts';
import type { Bucket } from './uploads/blob-bucket.ts';

/** All settings, checked. `databaseUrl` is `file:...` or the URL of a libSQL server. */
export type Settings = PublicSettings & {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string;
  databaseAuthToken?: string;
  /** Where clamd listens. */
  clamd?: { host: string; port: number };
  /** The bucket that files are kept in; without one it is a folder under `dataDir`. */
  bucket?: Bucket;
  mail: MailSettings;
  /** Addresses and CIDR ranges whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  production: boolean;
  /** Where figures are given to whoever operates this; nowhere unless set. */
  metrics?: Metrics;
};

/** Where Prometheus asks. */
export type Metrics = { port: number; host: string };

type Env = Record<string, string | undefined>;

/** Reads the settings out of the environment; an empty one counts as not set. Throws the first `SettingError`. `readFile` reads the file of `MARQUES`. */
export function readSettings(env: Env, readFile: (path: string) => string): Settings {
  const of = (name: string) => env[name]?.trim() || undefined;
  const port = portOf('PORT', of('PORT') ?? '8787');
  const host = hostOf('HOST', of('HOST') ?? '127.0.0.1');
  const dataDir = of('DATA_DIR') ?? './data';
  const token = of('DATABASE_AUTH_TOKEN');
  const production = of('NODE_ENV') === 'production';
  const privacyUrl = of('PRIVACY_URL');
  const origin = originOf(
    'PUBLIC_ORIGIN',
    of('PUBLIC_ORIGIN') ?? new URL(`http://${bracketed(host)}:${port}`).origin,
  );
  const trustedProxies = listOf(of('TRUSTED_PROXIES')).map(proxyOf);
  const scanUrl = of('SCAN_URL');
  if (production && of('CRASH_AT'))
    throw new SettingError('CRASH_AT', 'ends the process on purpose and is refused in production');
  return {
    ...{ port, host, dataDir, production },
    ...{ origin, trustedProxies, demo: !production },
    // A proxy on this machine would hand a loopback address on to everybody.
    qa: !production && isLoopback(host) && isLoopbackUrl(origin) && trustedProxies.length === 0,
    databaseUrl: databaseUrlOf(
      of('DATABASE_URL') ?? `file:${dataDir.replace(/\/+$/, '')}/complaints.db`,
    ),
    ...(token !== undefined && { databaseAuthToken: token }),
    marques: marquesOf(of('MARQUES'), readFile),
    embedOrigins: listOf(of('EMBED_ORIGINS')).map((o) => originOf('EMBED_ORIGINS', o)),
    rateFiling: rateOf('RATE_FILING', of('RATE_FILING') ?? '30/1h'),
    rateSessions: rateOf('RATE_SESSIONS', of('RATE_SESSIONS') ?? '30/10m'),
    rateWrongCodes: rateOf('RATE_WRONG_CODES', of('RATE_WRONG_CODES') ?? '10/10m'),
    rateUploads: rateOf('RATE_UPLOADS', of('RATE_UPLOADS') ?? '100/1h'),
    ...bucketOf(of),
    ...(scanUrl !== undefined && { clamd: clamdOf(scanUrl) }),
    rateHandoffs: rateOf('RATE_HANDOFFS', of('RATE_HANDOFFS') ?? '20/1h'),
    rateDossiers: rateOf('RATE_DOSSIERS', of('RATE_DOSSIERS') ?? '30/1h'),
    filesSpaceBytes: bytesOf('FILES_SPACE', of('FILES_SPACE') ?? '50G'),
    rateCodeLinks: rateOf('RATE_CODE_LINKS', of('RATE_CODE_LINKS') ?? '10/1h'),
    mail: mailOf(of),
    ...metricsOf(of, port),
    maxExtensionDays: daysOf('MAX_EXTENSION_DAYS', of('MAX_EXTENSION_DAYS') ?? '62'),
    channels: channelsOf(of),
    ...(privacyUrl !== undefined && { privacyUrl: urlOf('PRIVACY_URL', privacyUrl) }),
  };
}

function channelsOf(of: (name: string) => string | undefined): PublicSettings['channels'] {
  const emailPrivate = of('COMPLAINTS_EMAIL_PRIVATE');
  const emailBusiness = of('COMPLAINTS_EMAIL_BUSINESS');
  const portalUrl = of('PORTAL_URL');
  return {
    ...(emailPrivate && { emailPrivate: emailOf('COMPLAINTS_EMAIL_PRIVATE', emailPrivate) }),
    ...(emailBusiness && { emailBusiness: emailOf('COMPLAINTS_EMAIL_BUSINESS', emailBusiness) }),
    ...(portalUrl && { portalUrl: urlOf('PORTAL_URL', portalUrl) }),
  };
}

const isOrigin = (text: string) =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

const Marque = v.strictObject({
  origins: v.array(v.pipe(v.string(), v.check(isOrigin))),
  name: v.optional(v.pipe(v.string(), v.regex(/^\S(.{0,78}\S)?$/u))),
  replyTo: v.optional(v.pipe(v.string(), v.regex(EMAIL))),
});
const Marques = v.strictObject(
  Object.fromEntries(Object.keys(MARQUES).map((id) => [id, v.optional(Marque)])),
);

function marquesOf(
  path: string | undefined,
  readFile: (path: string) => string,
): Record<string, MarqueSettings> {
  if (path === undefined) return {};
  const json = marquesJson(path, readFile);
  const { success, output, issues } = v.safeParse(Marques, json);
  if (success && !Array.isArray(json)) return output as Record<string, MarqueSettings>;
  if (issues?.some(({ expected, path }) => expected === 'never' && path?.length === 1))
    throw new SettingError(
      'MARQUES',
      `names a marque that is not one of ${Object.keys(MARQUES).join(', ')}`,
    );
  const [where] = issues?.map((issue) => v.getDotPath(issue)) ?? [];
  throw new SettingError(
    'MARQUES',
    `should be a file like {"peugeot": {"origins": ["https://www.peugeot.be"], "replyTo": "name@example.be"}}, and is not${where ? ` at ${where}` : ''}`,
  );
}

function marquesJson(path: string, readFile: (path: string) => string): unknown {
  let text: string;
  try {
    text = readFile(path);
  } catch {
    throw new SettingError('MARQUES', 'should be the path of a file that can be read');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingError('MARQUES', 'should hold JSON, in a file on Node, itself at an edge');
  }
}

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new SettingError(name, 'should be a number from 1 to 65535');
  return port;
}

// A port of its own, so that no proxy in front of the other one can give the figures to everybody.
function metricsOf(of: (name: string) => string | undefined, taken: number): { metrics?: Metrics } {
  const text = of('METRICS_PORT');
  if (text === undefined) {
    if (of('METRICS_HOST') !== undefined)
      throw new SettingError('METRICS_PORT', 'should be set, too, where METRICS_HOST is');
    return {};
  }
  const port = portOf('METRICS_PORT', text);
  if (port === taken) throw new SettingError('METRICS_PORT', 'should be another port than PORT');
  return { metrics: { port, host: hostOf('METRICS_HOST', of('METRICS_HOST') ?? '127.0.0.1') } };
}

function hostOf(name: string, text: string): string {
  if (!ipVersion(text) && !/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text))
    throw new SettingError(name, 'should be an address or a host name, like 127.0.0.1');
  return text;
}

// Only programs on this machine get to such an address (RFC 5735, RFC 4291, RFC 6761).
const isLoopback = (host: string) =>
  ipVersion(host) === 4
    ? host.startsWith('127.')
    : ['::1', 'localhost'].includes(host.toLowerCase());

const isLoopbackUrl = (url: string) => isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''));

const bracketed = (host: string) => (ipVersion(host) === 6 ? `[${host}]` : host);

function databaseUrlOf(text: string): string {
  const right = /^file:./.test(text) || (/^(libsql|https?):/.test(text) && URL.canParse(text));
  if (!right)
    throw new SettingError(
      'DATABASE_URL',
      'should be file:PATH, or the libsql: or https: URL of a libSQL server',
    );
  return text;
}

function originOf(name: string, text: string): string {
  if (!isOrigin(text))
    throw new SettingError(
      name,
      'should hold origins like https://www.example.be, without a path or a slash at the end',
    );
  return text;
}

function urlOf(name: string, text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new SettingError(name, 'should be a URL that begins with https:// or http://');
  return text;
}

// The keys have settings of their own, because URLs end up in logs and in lists of processes.
function bucketOf(of: (name: string) => string | undefined): { bucket?: Bucket } {
  const text = of('BLOBS_URL');
  const [key, secret, region] = ['BLOBS_KEY', 'BLOBS_SECRET', 'BLOBS_REGION'].map(of);
  if (text === undefined) {
    if (key !== undefined || secret !== undefined)
      throw new SettingError('BLOBS_URL', 'should be set, too, where BLOBS_KEY or BLOBS_SECRET is');
    return {};
  }
  const url = /^https?:\/\/[^@?#]+$/.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.pathname === '/')
    throw new SettingError(
      'BLOBS_URL',
      'should be the URL of a bucket, like https://s3.example.be/complaints, without a key in it',
    );
  if (key === undefined) throw new SettingError('BLOBS_KEY', 'should be set where BLOBS_URL is');
  if (secret === undefined)
    throw new SettingError('BLOBS_SECRET', 'should be set where BLOBS_URL is');
  const place = { url: text.replace(/\/$/, ''), key, secret };
  return { bucket: { ...place, ...(region !== undefined && { region }) } };
}

function clamdOf(text: string): { host: string; port: number } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const { protocol, hostname = '', port } = url ?? {};
  if (protocol !== 'clamd:' || !hostname || !/^clamd:\/\/[^/@?#]+\/?$/.test(text))
    throw new SettingError(
      'SCAN_URL',
      'should be the address of clamd, like clamd://127.0.0.1:3310',
    );
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
}

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function rateOf(name: string, text: string): Rate {
  const [, count, times, unit] = /^([1-9]\d{0,6})\/([1-9]\d{0,3})([smhd])$/.exec(text) ?? [];
  if (!count || !times || !unit)
    throw new SettingError(name, 'should be a number and a time, like 30/1h or 30/10m');
  return { count: Number(count), windowMs: Number(times) * UNIT_MS[unit as keyof typeof UNIT_MS] };
}

const UNIT_BYTES = { M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

function bytesOf(name: string, text: string): number {
  const [, count, unit] = /^([1-9]\d{0,4})([MGT])$/.exec(text) ?? [];
  if (!count || !unit)
    throw new SettingError(name, 'should be a number and a unit, like 50G, 800M or 2T');
  return Number(count) * UNIT_BYTES[unit as keyof typeof UNIT_BYTES];
}

function daysOf(name: string, text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new SettingError(name, 'should be a number of days from 1 to 999');
  return Number(text);
}

const listOf = (text = '') =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

function proxyOf(text: string): string {
  const [address = '', prefix, ...more] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[ipVersion(address)] ?? -1;
  const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= most);
  if (most < 0 || !fits || more.length > 0)
    throw new SettingError(
      'TRUSTED_PROXIES',
      'should be addresses or CIDR ranges with commas between them, like 10.0.0.0/8, ::1',
    );
  return text;
}
