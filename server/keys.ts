import * as v from 'valibot';
import { fromBase64url, toBase64url, utf8 } from '#shared/proof/bytes.ts';
import { canonicalJson } from '#shared/proof/canonical-json.ts';
import type { PublicKey } from '#shared/proof/receipt.ts';
import type { Key, RandomBytes } from '#shared/proof/web-crypto.ts';

const half = { kty: v.literal('OKP'), crv: v.literal('Ed25519') };
const number = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Public = v.object({ kid: v.string(), ...half, x: number });
const Private = v.object({ ...Public.entries, d: number });

const StoredKeys = v.object({
  made: v.picklist(['automatically', 'on purpose']),
  at: v.string(),
  signing: Private,
  /** Published already, so that every page and every server knows it before it signs. */
  next: v.optional(Private),
  /** They sign no more, and what they signed is verified for ever. */
  retired: v.optional(v.array(Public)),
  pepper: number,
});

/** What `keys.json` holds: a JWK (RFC 8037) that signs receipts, those before and after it, and 32 bytes in base64url that key every hash of what people send. */
export type StoredKeys = v.InferOutput<typeof StoredKeys>;

/** The keys ready for use; the private ones can't be taken out again. */
export type Keys = {
  signing: { kid: string; privateKey: Key };
  published: PublicKey[];
  /** Base64url of HMAC-SHA-256 under the pepper. */
  mac: (text: string) => Promise<string>;
};

type WebCrypto = Pick<typeof crypto, 'subtle'>;

/** Fresh keys. */
export async function makeKeys(
  webCrypto: WebCrypto,
  random: RandomBytes,
  made: Pick<StoredKeys, 'made' | 'at'>,
): Promise<StoredKeys> {
  return { ...made, signing: await makeSigningKey(webCrypto), pepper: toBase64url(random(32)) };
}

/** A fresh key that signs; its id is its thumbprint (RFC 7638). */
export async function makeSigningKey({ subtle }: WebCrypto): Promise<StoredKeys['signing']> {
  const pair = await subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Ed25519 keys come in pairs.');
  const { x = '', d = '' } = await subtle.exportKey('jwk', pair.privateKey);
  const thumb = utf8(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x }));
  const kid = toBase64url(new Uint8Array(await subtle.digest('SHA-256', thumb)));
  return { kid, kty: 'OKP', crv: 'Ed25519', x, d };
}

/** The keys with `next` in the place of the one that signed until now, whose private half is forgotten; undefined where there is no next one. */
export function rotated({ signing, next, retired = [], ...kept }: StoredKeys) {
  if (!next) return undefined;
  return {
    ...kept,
    signing: next,
    retired: [...retired, publicHalf(signing)],
  } satisfies StoredKeys;
}

const publicHalf = ({ kid, kty, crv, x }: PublicKey): PublicKey => ({ kid, kty, crv, x });

/** Undefined for a text that holds no keys in our form. */
export function parseKeys(text: string): StoredKeys | undefined {
  try {
    const parsed = v.safeParse(StoredKeys, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** Rejects when the engine doesn't know Ed25519 or the numbers are no key. */
export async function openKeys(
  { subtle }: { subtle: Pick<WebCrypto['subtle'], 'importKey' | 'sign'> },
  stored: StoredKeys,
): Promise<Keys> {
  const { signing, next, retired = [] } = stored;
  const pepper = fromBase64url(stored.pepper) ?? new Uint8Array();
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const [privateKey, macKey] = await Promise.all([
    subtle.importKey('jwk', signing, 'Ed25519', false, ['sign']),
    subtle.importKey('raw', pepper, hmac, false, ['sign']),
  ]);
  return {
    signing: { kid: signing.kid, privateKey },
    published: [signing, ...(next ? [next] : []), ...retired].map(publicHalf),
    mac: async (text) => toBase64url(new Uint8Array(await subtle.sign('HMAC', macKey, utf8(text)))),
  };
}
