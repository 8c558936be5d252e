import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { FileAnnouncement } from '#shared/api/files.ts';
import { LIMITS } from '#shared/api/limits.ts';
import { type FieldError, fieldErrors } from '#shared/api/problem.ts';
import { fromBase64url, fromUtf8, toBase64url } from '#shared/proof/bytes.ts';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import type { AppEnv } from '../env.ts';
import { problem } from '../problem.ts';
import type { Checksum } from './receive-piece.ts';

/** The version of https://tus.io/protocols/resumable-upload that is spoken here. */
const VERSION = '1.0.0';

/** Headers that a page of somebody else may send to `/v1/uploads`. */
export const TUS_ASKED: readonly string[] = [
  'tus-resumable',
  'upload-length',
  'upload-metadata',
  'upload-offset',
  'upload-checksum',
  'upload-right',
  'x-http-method-override',
];

/** Headers that such a page may read. */
export const TUS_ANSWERED: readonly string[] = [
  'Location',
  'Tus-Resumable',
  'Tus-Version',
  'Tus-Extension',
  'Tus-Max-Size',
  'Tus-Checksum-Algorithm',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Expires',
];

/** Lets nothing through that speaks another tus. Within what every answer of the API has, so that a page can read why. */
export const tusAlone: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.header('Tus-Resumable') !== VERSION) return problem(c, 'tusVersion');
  await next();
  return undefined;
};

/** Says on every answer which tus this is, and on OPTIONS what it can do. */
export const tusHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  const asks = c.req.method === 'OPTIONS';
  await next();
  const { headers } = c.res;
  headers.set('Tus-Resumable', VERSION);
  if (asks || c.res.status === 412) headers.set('Tus-Version', VERSION);
  if (!asks) return;
  headers.set('Tus-Extension', 'creation,checksum,termination,expiration');
  headers.set('Tus-Max-Size', String(LIMITS.fileBytes));
  headers.set('Tus-Checksum-Algorithm', 'sha1,sha256');
};

/** A whole number that a header holds; undefined for anything else. */
export function readCount(header: string | undefined): number | undefined {
  if (header === undefined || !/^\d{1,15}$/.test(header)) return undefined;
  return Number(header);
}

const { id, sha256 } = FileAnnouncement.entries;
/** What a creation has to say of its file. Further members, like its name, are for others and looked at by nobody. */
const Metadata = v.object({ id, caseId: id, sha256 });

/** Reads `Upload-Metadata`; the digest comes out in base64url. Errors have the member as their path. */
export function readMetadata(
  header: string,
): { metadata: { id: string; caseId: string; sha256: string } } | { errors: FieldError[] } {
  const members = new Map<string, string>();
  for (const pair of header.split(',')) {
    const [key = '', value = '', ...more] = pair.trim().split(' ');
    const text = fromUtf8(fromBase64(value) ?? new Uint8Array()) ?? '';
    if (members.has(key) || more.length > 0)
      return { errors: [{ path: 'Upload-Metadata', code: 'invalid' }] };
    members.set(key, text);
  }
  const read = v.safeParse(Metadata, {
    id: members.get('id'),
    caseId: members.get('caseId'),
    sha256: members.get('sha256'),
  });
  if (!read.success)
    return {
      errors: fieldErrors(read.issues).map(({ path, code }) => ({
        path: `Upload-Metadata.${path}`,
        code,
      })),
    };
  return { metadata: { ...read.output, sha256: digestText(read.output.sha256) } };
}

/** A digest in base64url, also of one in hexadecimal: the same digest has one spelling. */
export function digestText(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) return text;
  const pairs = text.match(/../g) ?? [];
  return toBase64url(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}

const ALGORITHMS = { sha1: 'SHA-1', sha256: 'SHA-256' } as const;
const DIGEST_BYTES = { 'SHA-1': 20, 'SHA-256': 32 } as const;

/** Reads `Upload-Checksum`; undefined for an algorithm that is not ours and for what is no digest of it. */
export function readChecksum(header: string): Checksum | undefined {
  const [, name = '', text = ''] = /^(\w+) ([\w+/=-]+)$/.exec(header.trim()) ?? [];
  if (name !== 'sha1' && name !== 'sha256') return undefined;
  const algorithm = ALGORITHMS[name];
  const digest = fromBase64(text);
  return digest?.length === DIGEST_BYTES[algorithm] ? { algorithm, digest } : undefined;
}

// Base64 as RFC 4648 section 4 has it; clients that write the other alphabet or no padding are understood.
function fromBase64(text: string): Bytes | undefined {
  return fromBase64url(text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''));
}
