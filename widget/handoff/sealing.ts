import type { Draft } from '#shared/filing/fields.ts';
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '#shared/proof/bytes.ts';

/** What travels: the answers and the draft's name. Files and the ids of a case stay where they are. */
export type Handed = { draft: Draft; name?: string };

const IV_BYTES = 12;

/** Encrypts by AES-GCM with a key of its own, which only the link carries; `sealed` is base64url of iv and ciphertext, bound to `id`. */
export async function sealDraft(
  id: string,
  handed: Handed,
): Promise<{ key: string; sealed: string }> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await keyOf(raw, 'encrypt');
  const words = utf8(JSON.stringify(handed));
  const hidden = await crypto.subtle.encrypt(gcm(id, iv), key, words);
  const sealed = new Uint8Array(IV_BYTES + hidden.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(hidden), IV_BYTES);
  return { key: toBase64url(raw), sealed: toBase64url(sealed) };
}

/** The way back; undefined where the key isn't that of this draft. Whoever made the link chose what it holds, so only texts are taken; the form shows those of its own fields, and nothing else of them is ever sent. */
export async function openDraft(
  id: string,
  key: string,
  sealed: string,
): Promise<Handed | undefined> {
  const raw = fromBase64url(key);
  const bytes = fromBase64url(sealed);
  if (raw?.length !== 32 || !bytes) return undefined;
  try {
    const iv = bytes.slice(0, IV_BYTES);
    const opener = await keyOf(raw, 'decrypt');
    const words = await crypto.subtle.decrypt(gcm(id, iv), opener, bytes.slice(IV_BYTES));
    return read(JSON.parse(fromUtf8(new Uint8Array(words)) ?? 'null'));
  } catch {
    return undefined;
  }
}

const keyOf = (raw: Uint8Array<ArrayBuffer>, usage: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [usage]);

const gcm = (id: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(id),
});

function read(value: unknown): Handed | undefined {
  const { draft, name } = (value ?? {}) as { draft?: unknown; name?: unknown };
  if (typeof draft !== 'object' || draft === null) return undefined;
  const answers = Object.entries(draft).filter(([, answer]) => typeof answer === 'string');
  return {
    draft: Object.fromEntries(answers) as Draft,
    ...(typeof name === 'string' && { name: name.slice(0, 80) }),
  };
}
