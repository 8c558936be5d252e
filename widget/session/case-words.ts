import { fromBase64url, fromUtf8, utf8 } from '#shared/proof/bytes.ts';
import type { CaseStore, KeptWords } from './case-store.ts';

/**
 * What a person wrote in one case, on this device, until the server has it. It is encrypted by AES-GCM with a key that the server tells whoever opens the case (through HKDF-SHA-256, info
 * `sfs-complaint/device/1`): who has the code can read it, also after it was replaced, and who only has the device can't.
 */
export class CaseWords {
  readonly #store: CaseStore;
  readonly #caseId: string;
  readonly #key: Promise<CryptoKey>;

  constructor(store: CaseStore, caseId: string, secret: string) {
    this.#store = store;
    this.#caseId = caseId;
    this.#key = keyFrom(secret);
    // A failure is met where the key is used.
    this.#key.catch(() => {});
  }

  /** All that can be read with this key, by id. */
  async read(): Promise<Map<string, unknown>> {
    const key = await this.#key;
    const found = new Map<string, unknown>();
    for (const words of await this.#store.words(this.#caseId)) {
      const value = await opened(key, words);
      if (value !== undefined) found.set(words.id, value);
    }
    return found;
  }

  /** Keeps something, in place of what is kept under `instead`, in one step. */
  async keep(id: string, value: unknown, instead?: string): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = utf8(JSON.stringify(value));
    const bytes = await crypto.subtle.encrypt(gcm(id, iv), await this.#key, plain);
    await this.#store.keepWords({ id, caseId: this.#caseId, iv, bytes }, instead);
  }

  forget(...ids: string[]): Promise<void> {
    return this.#store.forgetWords(...ids);
  }

  /** Takes away everything of the case, readable or not. */
  async forgetAll(): Promise<void> {
    const all = await this.#store.words(this.#caseId);
    await this.#store.forgetWords(...all.map(({ id }) => id));
  }
}

async function opened(key: CryptoKey, { id, iv, bytes }: KeptWords): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt(gcm(id, iv), key, bytes);
    return JSON.parse(fromUtf8(new Uint8Array(plain)) ?? 'null');
  } catch {
    return undefined;
  }
}

const gcm = (id: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(id),
});

async function keyFrom(secret: string): Promise<CryptoKey> {
  const raw = fromBase64url(secret);
  if (!raw) throw new Error('A key is written in base64url.');
  const start = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  const how = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8(''),
    info: utf8('sfs-complaint/device/1'),
  };
  const what = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(how, start, what, false, ['encrypt', 'decrypt']);
}
