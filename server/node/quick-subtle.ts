import { createHmac, hash, KeyObject, sign, type webcrypto } from 'node:crypto';

/** What a server asks of `crypto.subtle`. */
type Asked = Pick<
  webcrypto.SubtleCrypto,
  'digest' | 'sign' | 'verify' | 'importKey' | 'deriveBits'
>;
type CryptoKey = webcrypto.CryptoKey;

/** Above it a digest is left to WebCrypto's threads, so that nobody waits while a file is read through. */
const MOST_AT_ONCE_BYTES = 65_536;

/**
 * Node's WebCrypto with short digests (SHA-256), HMAC-SHA-256 and Ed25519 signatures made at once: a filing wants six of them, and handing each to another thread and back cost more than the work itself.
 * What comes out is the same.
 */
export function quickSubtle({ subtle }: Pick<typeof crypto, 'subtle'>): Asked {
  const opened = new WeakMap<CryptoKey, KeyObject>();
  const keyOf = (key: CryptoKey): KeyObject => {
    const known = opened.get(key) ?? KeyObject.from(key);
    opened.set(key, known);
    return known;
  };
  return {
    digest: async (algorithm, data) =>
      algorithm === 'SHA-256' && data.byteLength <= MOST_AT_ONCE_BYTES
        ? exactly(hash('sha256', viewOf(data), 'buffer'))
        : subtle.digest(algorithm, data),
    sign: async (algorithm, key, data) => {
      if (algorithm === 'Ed25519') return exactly(sign(null, viewOf(data), keyOf(key)));
      if (algorithm === 'HMAC' && isSha256(key))
        return exactly(createHmac('sha256', keyOf(key)).update(viewOf(data)).digest());
      return subtle.sign(algorithm, key, data);
    },
    verify: subtle.verify.bind(subtle),
    importKey: subtle.importKey.bind(subtle),
    deriveBits: subtle.deriveBits.bind(subtle),
  };
}

const isSha256 = ({ algorithm }: CryptoKey): boolean =>
  'hash' in algorithm && (algorithm.hash as { name: string }).name === 'SHA-256';

const viewOf = (data: webcrypto.BufferSource): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

// A Buffer may lie in memory that it shares with others.
const exactly = ({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer =>
  buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
