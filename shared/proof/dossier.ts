import * as v from 'valibot';
import { toBase64url, utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { FIRST_LINK, linkOf } from './chain.ts';
import type { Receipt } from './receipt.ts';
import type { Bytes, Subtle } from './web-crypto.ts';

/** The files of a dossier that are always there, by their place in its folder; receipts and people's files stand in folders of their own. */
export const DOSSIER_FILES = {
  log: 'log.json',
  seal: 'seal.txt',
  check: 'verify.html',
  receipts: 'receipts/',
  files: 'files/',
} as const;

const sha256 = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const DossierEntry = v.strictObject({
  seq: count,
  at: v.string(),
  by: v.looseObject({ role: v.string() }),
  event: v.looseObject({ type: v.string() }),
  commitment: v.nullable(v.string()),
  salt: v.optional(v.string()),
  body: v.optional(v.unknown()),
});

/** Where a file that was announced is: in the dossier, left out by whoever made it, not arrived, not given out before it was looked into, or harmful and never given out. */
export const FILE_STATES = ['here', 'leftOut', 'awaited', 'held', 'harmful'] as const;

const DossierLog = v.strictObject({
  format: v.literal('sfs-dossier/1'),
  madeAt: v.string(),
  reference: v.string(),
  caseId: v.string(),
  language: v.string(),
  rules: v.string(),
  /** Where the keys can be compared. */
  meta: v.string(),
  keys: v.array(
    v.strictObject({
      kid: v.string(),
      kty: v.literal('OKP'),
      crv: v.literal('Ed25519'),
      x: v.string(),
    }),
  ),
  entries: v.array(DossierEntry),
  /** Entries whose words were left out by whoever made the dossier. */
  leftOut: v.array(count),
  files: v.array(
    v.strictObject({
      state: v.picklist(FILE_STATES),
      sha256: v.string(),
      size: count,
      path: v.optional(v.string()),
    }),
  ),
  /** Everything in the folder but this file and its seal. */
  contents: v.array(v.strictObject({ path: v.string(), sha256, size: count })),
});

/** `log.json`: what the customer sees of a case, as the public chain and the commitments need it. Numbers are the customer's, and nobody of the staff is named. */
export type DossierLog = v.InferOutput<typeof DossierLog>;

/** The one spelling of a log. */
export const writeDossierLog = (log: DossierLog): Bytes => utf8(canonicalJson(log as Json));

/** Undefined for what is no dossier's log, and for one in another spelling: it was written by somebody else. */
export function readDossierLog(text: string): DossierLog | undefined {
  try {
    const json = JSON.parse(text) as Json;
    return v.is(DossierLog, json) && canonicalJson(json) === text ? json : undefined;
  } catch {
    // No JSON, or nested deeper than anything of ours.
    return undefined;
  }
}

/** The links of the public chain, one an entry; `publicChain` on the server counts the same. */
export async function linksOf(
  subtle: Subtle,
  { caseId, entries }: Pick<DossierLog, 'caseId' | 'entries'>,
): Promise<string[]> {
  const links: string[] = [];
  for (const [index, { at, by, event, commitment }] of entries.entries()) {
    const prev = links.at(-1) ?? FIRST_LINK;
    const json = { by: by as Json, event: event as Json };
    links.push(await linkOf(subtle, { caseId, seq: index + 1, at, ...json, commitment, prev }));
  }
  return links;
}

/** Base64url of SHA-256, as the dossier names contents. */
export const digestOf = async (subtle: Subtle, bytes: Bytes): Promise<string> =>
  toBase64url(new Uint8Array(await subtle.digest('SHA-256', bytes)));

/**
 * What the company signs when it makes a dossier: a receipt of no command (`commandId` is empty), whose commitment is the digest of `log.json` and whose chain is where the log
 * ended then. So the entries after the last receipt are signed too, and no byte of the dossier but this one's own signature is left to trust.
 */
export async function sealOf(subtle: Subtle, log: DossierLog, written: Bytes): Promise<Receipt> {
  const { reference, caseId, madeAt, rules } = log;
  return {
    ...{ reference, caseId, rules, commandId: '', at: madeAt, files: [], due: {} },
    commitment: await digestOf(subtle, written),
    chain: (await linksOf(subtle, log)).at(-1) ?? FIRST_LINK,
  };
}
