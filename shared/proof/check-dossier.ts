import { toBase64url } from './bytes.ts';
import type { Json } from './canonical-json.ts';
import { commitmentOf, FIRST_LINK } from './chain.ts';
import { digestOf, DOSSIER_FILES, type DossierLog, linksOf, readDossierLog } from './dossier.ts';
import { type PublicKey, type Receipt, verifyReceipt, type Verification } from './receipt.ts';
import type { Bytes, Subtle } from './web-crypto.ts';

/** A dossier's folder, wherever it was unpacked; `text` is undefined where there is no such file or it is no UTF-8. */
export type DossierFolder = {
  paths: readonly string[];
  bytes: (path: string) => Promise<Bytes | undefined>;
  text: (path: string) => Promise<string | undefined>;
};

type Unsigned = Extract<Verification, { problem: string }>['problem'];

/** Whether what is here is what was signed. `unsigned`: nothing that was signed speaks of it. */
type Held = 'proven' | 'changed' | 'missing' | 'unsigned';

/** What the check says about one thing, in the order in which it is read. */
export type CheckLine =
  /** The company's signature under the dossier as it was made; `changed`: `log.json` or the seal's case is another one. */
  | { about: 'seal'; state: 'proven' | 'changed' | 'missing' | Unsigned; at?: string; kid?: string }
  /** `words` says whether the text beside it is the one that was written down then. */
  | {
      about: 'entry';
      state: 'proven' | 'unsigned';
      words: 'proven' | 'none' | 'changed' | 'missing' | 'erased' | 'leftOut';
      seq: number;
      at: string;
      type: string;
    }
  /** `otherLog`: signed by us, about other entries than those that stand here. */
  | {
      about: 'receipt';
      state: 'proven' | 'otherLog' | 'missing' | Unsigned;
      path: string;
      seq?: number;
    }
  | {
      about: 'file';
      state: Held | Exclude<DossierLog['files'][number]['state'], 'here'>;
      path: string;
    }
  | { about: 'content'; state: Held; path: string }
  /** In the folder, and no part of the dossier; `leaving`: what a computer puts into every folder by itself. */
  | { about: 'stranger'; state: 'unsigned' | 'leaving'; path: string };

/** The lines in one word: `gaps` is nothing changed but not everything there, `foreign` signed by nobody whose key is known here. */
export type Verdict = 'whole' | 'gaps' | 'changed' | 'foreign' | 'unsupported';

export type DossierCheck =
  { log: DossierLog; lines: CheckLine[]; verdict: Verdict } | { problem: 'noLog' | 'unreadable' };

type Trust = { subtle: Subtle | undefined; keys: readonly PublicKey[] };
type Signed = { log: DossierLog; links: readonly string[]; upTo: number; sealed: boolean };

/** Checks a dossier against keys that the caller trusts, without a network. Never throws for what stands in the folder. */
export async function checkDossier(
  { subtle, keys }: Trust,
  folder: DossierFolder,
): Promise<DossierCheck> {
  const written = await folder.bytes(DOSSIER_FILES.log);
  if (!written) return { problem: 'noLog' };
  const log = readDossierLog((await folder.text(DOSSIER_FILES.log)) ?? '');
  if (!log || !isCounted(log)) return { problem: 'unreadable' };
  if (!subtle) {
    const state = 'unsupported';
    return { log, lines: [{ about: 'seal', state }], verdict: state };
  }
  const links = await linksOf(subtle, log);
  const trust = { subtle, keys };
  const seal = await checkSeal(trust, folder, { log, links, written });
  const receipts = await checkReceipts(trust, folder, { log, links });
  const sealed = seal.state === 'proven';
  const upTo = Math.max(sealed ? links.length : 0, ...receipts.map(({ covers }) => covers));
  const signed = { log, links, upTo, sealed };
  const lines: CheckLine[] = [
    seal,
    ...(await checkEntries(subtle, signed)),
    ...receipts.map(({ line }) => line),
    ...(await checkFiles(subtle, folder, signed, receipts)),
    ...(await checkContents(subtle, folder, signed)),
  ];
  return { log, lines, verdict: verdictOf(lines) };
}

const isCounted = ({ entries }: DossierLog) => entries.every(({ seq }, index) => seq === index + 1);

type Read = { log: DossierLog; links: readonly string[] };

async function checkSeal(
  { subtle, keys }: { subtle: Subtle; keys: readonly PublicKey[] },
  folder: DossierFolder,
  { log, links, written }: Read & { written: Bytes },
): Promise<Extract<CheckLine, { about: 'seal' }>> {
  const about = 'seal';
  const jws = await folder.text(DOSSIER_FILES.seal);
  if (jws === undefined) return { about, state: 'missing' };
  const read = await verifyReceipt(subtle, keys, jws);
  if ('problem' in read) return { about, state: read.problem };
  const { at, commandId, commitment, chain } = read.receipt;
  const isIts =
    isOf(log, read.receipt) &&
    commandId === '' &&
    at === log.madeAt &&
    chain === (links.at(-1) ?? FIRST_LINK) &&
    commitment === (await digestOf(subtle, written));
  return { about, state: isIts ? 'proven' : 'changed', at };
}

const isOf = ({ caseId, reference }: DossierLog, receipt: Receipt) =>
  receipt.caseId === caseId && receipt.reference === reference;

/** A receipt with what it proves: the entries up to `covers`, and the files that it names. */
type CheckedReceipt = {
  line: Extract<CheckLine, { about: 'receipt' }>;
  covers: number;
  files: Receipt['files'];
};

async function checkReceipts(
  { subtle, keys }: { subtle: Subtle; keys: readonly PublicKey[] },
  folder: DossierFolder,
  { log, links }: Read,
): Promise<CheckedReceipt[]> {
  const listed = [...log.contents.map(({ path }) => path), ...folder.paths];
  const paths = new Set(listed.filter((path) => path.startsWith(DOSSIER_FILES.receipts)));
  const checked: CheckedReceipt[] = [];
  for (const path of paths) {
    const jws = await folder.text(path);
    const read = jws === undefined ? undefined : await verifyReceipt(subtle, keys, jws);
    if (!read || 'problem' in read) {
      const line = { about: 'receipt', state: read?.problem ?? 'missing', path } as const;
      checked.push({ line, covers: 0, files: [] });
      continue;
    }
    const { at, chain, commitment, files } = read.receipt;
    const covers = isOf(log, read.receipt) ? links.indexOf(chain) + 1 : 0;
    const entry = log.entries
      .slice(0, covers)
      .find((it) => it.at === at && (it.commitment ?? '') === commitment);
    checked.push(
      entry
        ? { line: { about: 'receipt', state: 'proven', path, seq: entry.seq }, covers, files }
        : { line: { about: 'receipt', state: 'otherLog', path }, covers: 0, files: [] },
    );
  }
  return checked;
}

async function checkEntries(subtle: Subtle, { log, upTo }: Signed): Promise<CheckLine[]> {
  const erasedAt = log.entries.findLast(({ event }) => event.type === 'erased')?.seq ?? 0;
  const lines: CheckLine[] = [];
  for (const entry of log.entries) {
    const { seq, at, event } = entry;
    const state = seq <= upTo ? 'proven' : 'unsigned';
    const words = await checkWords(subtle, entry, {
      erased: seq < erasedAt,
      leftOut: log.leftOut.includes(seq),
    });
    lines.push({ about: 'entry', state, words, seq, at, type: event.type });
  }
  return lines;
}

async function checkWords(
  subtle: Subtle,
  { commitment, body, salt }: DossierLog['entries'][number],
  { erased, leftOut }: { erased: boolean; leftOut: boolean },
) {
  if (body === undefined) {
    if (commitment === null) return 'none';
    return erased ? 'erased' : leftOut ? 'leftOut' : 'missing';
  }
  const found = await commitmentOf(subtle, salt ?? '', body as Json).catch(() => undefined);
  return salt !== undefined && found === commitment ? 'proven' : 'changed';
}

async function checkFiles(
  subtle: Subtle,
  folder: DossierFolder,
  { log, sealed }: Signed,
  receipts: readonly CheckedReceipt[],
): Promise<CheckLine[]> {
  const promised = receipts.flatMap(({ files }) => files);
  const lines: CheckLine[] = [];
  for (const { state, path = '', sha256, size } of log.files) {
    const isSigned =
      sealed || promised.some((file) => file.sha256 === sha256 && file.size === size);
    lines.push({
      about: 'file',
      path,
      state:
        state === 'here' ? await held(subtle, folder, { path, sha256, size, isSigned }) : state,
    });
  }
  return lines;
}

async function checkContents(
  subtle: Subtle,
  folder: DossierFolder,
  { log, sealed }: Signed,
): Promise<CheckLine[]> {
  const files = new Set(log.files.map(({ path }) => path));
  const lines: CheckLine[] = [];
  for (const content of log.contents) {
    if (files.has(content.path)) continue;
    const state = await held(subtle, folder, { ...content, isSigned: sealed });
    // A receipt has a line of its own, which also says what it is about.
    if (!content.path.startsWith(DOSSIER_FILES.receipts) || state === 'changed')
      lines.push({ about: 'content', state, path: content.path });
  }
  const known = new Set<string>([
    ...log.contents.map(({ path }) => path),
    ...[DOSSIER_FILES.log, DOSSIER_FILES.seal],
  ]);
  const strangers = folder.paths.filter((path) => !known.has(path));
  return [
    ...lines,
    ...strangers.map(
      (path) =>
        ({ about: 'stranger', state: isLeaving(path) ? 'leaving' : 'unsigned', path }) as const,
    ),
  ];
}

const LEAVINGS: readonly string[] = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

const isLeaving = (path: string) => LEAVINGS.includes(path.split('/').at(-1) ?? '');

type Wanted = { path: string; sha256: string; size: number; isSigned: boolean };

async function held(subtle: Subtle, folder: DossierFolder, wanted: Wanted): Promise<Held> {
  const bytes = await folder.bytes(wanted.path);
  if (!bytes) return 'missing';
  if (bytes.length !== wanted.size) return 'changed';
  const digest = await digestOf(subtle, bytes);
  if (digest !== inBase64url(wanted.sha256)) return 'changed';
  return wanted.isSigned ? 'proven' : 'unsigned';
}

/** An announcement may write its digest in hexadecimal. */
function inBase64url(sha256: string): string {
  if (sha256.length !== 64) return sha256;
  const bytes = Uint8Array.from(sha256.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return toBase64url(bytes);
}

function verdictOf(lines: readonly CheckLine[]): Verdict {
  const [seal] = lines;
  const proves = lines.some(({ about, state }) => about === 'receipt' && state === 'proven');
  if (seal?.state === 'unsupported') return 'unsupported';
  if (seal?.state === 'unknownKey' && !proves) return 'foreign';
  const of = lines.filter(({ state }) => state !== 'leaving');
  if (of.some(isChanged)) return 'changed';
  return of.every(isWhole) ? 'whole' : 'gaps';
}

const GAPS: readonly string[] = ['missing', 'leftOut', 'awaited', 'held', 'harmful'];

const isWhole = (line: CheckLine) =>
  line.state === 'proven' && (line.about !== 'entry' || ['proven', 'none'].includes(line.words));

const isChanged = (line: CheckLine) =>
  (line.about === 'seal' && line.state !== 'proven') ||
  (line.state !== 'proven' && !GAPS.includes(line.state)) ||
  (line.about === 'entry' && ['changed', 'missing'].includes(line.words));
