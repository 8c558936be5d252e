/** What `crypto.getRandomValues` does in a browser and `randomBytes` in Node: so many bytes, fit for secrets. */
export type RandomBytes = (length: number) => Uint8Array;

/** A `CryptoKey`, of which this folder never looks at more than that it is one. */
export type Key = { readonly type: string; readonly extractable: boolean };

/** Bytes as WebCrypto takes them: not over memory that is shared between threads. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Parameters of HKDF by SHA-256, as `deriveBits` wants them (RFC 5869). */
export type Hkdf = { name: 'HKDF'; hash: 'SHA-256'; salt: Bytes; info: Bytes };

/** The part of `crypto.subtle` that proofs need; a browser's, Node's and an edge runtime's all fit without a cast. */
export type Subtle = {
  /** SHA-1 only where a protocol of others asks for it. */
  digest(algorithm: 'SHA-1' | 'SHA-256', data: Bytes): Promise<ArrayBuffer>;
  importKey(
    format: 'raw',
    keyData: Bytes,
    algorithm: 'HKDF' | 'Ed25519',
    extractable: boolean,
    usages: ('deriveBits' | 'verify')[],
  ): Promise<Key>;
  sign(algorithm: 'Ed25519', key: Key, data: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: 'Ed25519', key: Key, signature: Bytes, data: Bytes): Promise<boolean>;
  deriveBits(algorithm: Hkdf, baseKey: Key, length: number): Promise<ArrayBuffer>;
};
