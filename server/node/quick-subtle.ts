import {
  createHmac,
  createPrivateKey,
  createSecretKey,
  hash,
  type KeyObject,
  sign,
  type webcrypto,
} from 'node:crypto';

/** What a server asks of `crypto.subtle`. */
type Asked = Pick<
  webcrypto.SubtleCrypto,
  'digest' | 'sign' | 'verify' | 'importKey' | 'deriveBits'
>;
type CryptoKey = webcrypto.CryptoKey;

/** Above it a digest is left to WebCrypto's threads, so that nobody waits while a file is read through. */
const MOST_AT_ONCE_BYTES = 65_536;

/**
 * Node's WebCrypto with short digests (SHA-256), and HMAC-SHA-256 and Ed25519 by keys that it imported itself, made at once: a filing wants six of them, and handing each to another thread and back cost
 * more than the work itself. What comes out is the same.
 */
export function quickSubtle({ subtle }: Pick<typeof crypto, 'subtle'>): Asked {
  const opened = new WeakMap<CryptoKey, KeyObject>();
  const importKey = async (...asked: Parameters<Asked['importKey']>): Promise<CryptoKey> => {
    const key = await subtle.importKey(...asked);
    const object = keyObjectOf(key, asked[1]);
    if (object) opened.set(key, object);
    return key;
  };
  return {
    digest: async (algorithm, data) =>
      algorithm === 'SHA-256' && data.byteLength <= MOST_AT_ONCE_BYTES
        ? exactly(hash('sha256', viewOf(data), 'buffer'))
        : subtle.digest(algorithm, data),
    sign: async (algorithm, key, data) => {
      const object = opened.get(key);
      if (!object) return subtle.sign(algorithm, key, data);
      return exactly(
        object.type === 'private'
          ? sign(null, viewOf(data), object)
          : createHmac('sha256', object).update(viewOf(data)).digest(),
      );
    },
    importKey: importKey as Asked['importKey'],
    verify: subtle.verify.bind(subtle),
    deriveBits: subtle.deriveBits.bind(subtle),
  };
}

// Undefined for keys that are left to WebCrypto.
function keyObjectOf(
  { type, algorithm }: CryptoKey,
  data: webcrypto.BufferSource | webcrypto.JsonWebKey,
): KeyObject | undefined {
  const isBytes = data instanceof ArrayBuffer || ArrayBuffer.isView(data);
  if (algorithm.name === 'Ed25519' && type === 'private' && !isBytes)
    return createPrivateKey({ key: { ...data }, format: 'jwk' });
  const isHmac = algorithm.name === 'HMAC' && 'hash' in algorithm;
  return isHmac && isBytes && (algorithm.hash as { name: string }).name === 'SHA-256'
    ? createSecretKey(viewOf(data))
    : undefined;
}

const viewOf = (data: webcrypto.BufferSource): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

// A Buffer may lie in memory that it shares with others.
const exactly = ({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer =>
  buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
