import { fromBase64url, fromUtf8, toBase64url, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Bytes, Key, Subtle } from './web-crypto.ts';

/** What the company signs at filing; `at` is RFC 3339 UTC, `due` civil dates by clock, `size` bytes, `rules` the version in force. */
export type Receipt = {
  reference: string;
  caseId: string;
  commandId: string;
  at: string;
  commitment: string;
  chain: string;
  files: { sha256: string; size: number }[];
  due: { acknowledgement?: string; answer?: string; [clock: string]: string | undefined };
  rules: string;
};

/** A key as `/v1/meta` publishes it: members of a JWK (RFC 8037), `x` in base64url. */
export type PublicKey = { kid: string; kty: 'OKP'; crv: 'Ed25519'; x: string };

/** A checked receipt, or why there is none; `unsupported` says nothing about the receipt, only that this engine can't check it. */
export type Verification =
  { receipt: Receipt } | { problem: 'malformed' | 'unknownKey' | 'badSignature' | 'unsupported' };

const typ = 'sfs-receipt+jws';

/** A compact JWS (RFC 7515) by Ed25519; header and payload are canonical JSON. */
export async function signReceipt(
  subtle: Subtle,
  key: { kid: string; privateKey: Key },
  receipt: Receipt,
): Promise<string> {
  const signed = [{ alg: 'EdDSA', kid: key.kid, typ }, receipt]
    .map((part) => toBase64url(utf8(canonicalJson(part))))
    .join('.');
  const signature = await subtle.sign('Ed25519', key.privateKey, utf8(signed));
  return `${signed}.${toBase64url(new Uint8Array(signature))}`;
}

/** Checks against the keys the caller trusts, without a network; `subtle` is undefined on pages that were not loaded over https. */
export async function verifyReceipt(
  subtle: Subtle | undefined,
  keys: readonly PublicKey[],
  jws: string,
): Promise<Verification> {
  const parts = parse(jws);
  if (!parts) return { problem: 'malformed' };
  const { kid, receipt, signed, signature } = parts;
  const x = fromBase64url(keys.find((key) => key.kid === kid)?.x ?? '');
  if (x?.length !== 32) return { problem: 'unknownKey' };
  if (!subtle) return { problem: 'unsupported' };
  try {
    const key = await subtle.importKey('raw', x, 'Ed25519', false, ['verify']);
    const right = await subtle.verify('Ed25519', key, signature, signed);
    return right ? { receipt } : { problem: 'badSignature' };
  } catch {
    // The key has the right length, so what is refused here is the algorithm.
    return { problem: 'unsupported' };
  }
}

/** What a receipt says, WITHOUT checking its signature: for showing while offline or unsupported, never for trusting. */
export function readReceipt(jws: string): Receipt | undefined {
  return parse(jws)?.receipt;
}

type Parts = { kid: string; receipt: Receipt; signed: Bytes; signature: Bytes };

function parse(jws: string): Parts | undefined {
  const [head = '', payload = '', tail = '', ...more] = jws.split('.');
  const header = parsed(head);
  const receipt = parsed(payload);
  const signature = fromBase64url(tail);
  if (more.length || signature?.length !== 64 || !isRecord(header) || !isReceipt(receipt))
    return undefined;
  const { alg, kid, typ: type, crit } = header;
  // `crit` names extensions that a reader must understand, and this one understands none.
  if (alg !== 'EdDSA' || type !== typ || typeof kid !== 'string' || crit !== undefined)
    return undefined;
  return { kid, receipt, signed: utf8(`${head}.${payload}`), signature };
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(fromUtf8(fromBase64url(part) ?? new Uint8Array()) ?? '');
  } catch {
    return undefined;
  }
}

function isReceipt(value: unknown): value is Receipt {
  return (
    isRecord(value) &&
    ['reference', 'caseId', 'commandId', 'at', 'commitment', 'chain', 'rules'].every(
      (name) => typeof value[name] === 'string',
    ) &&
    Array.isArray(value.files) &&
    value.files.every(isFile) &&
    isRecord(value.due) &&
    Object.values(value.due).every((due) => typeof due === 'string')
  );
}

function isFile(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { sha256, size } = value;
  return typeof sha256 === 'string' && Number.isSafeInteger(size) && Number(size) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
