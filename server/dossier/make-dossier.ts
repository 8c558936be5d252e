import type { DossierPart } from '#shared/api/dossier.ts';
import type { CaseFile } from '#shared/api/files.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { utf8 } from '#shared/proof/bytes.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import {
  digestOf,
  DOSSIER_FILES,
  type DossierLog,
  sealOf,
  writeDossierLog,
} from '#shared/proof/dossier.ts';
import { signReceipt } from '#shared/proof/receipt.ts';
import type { Bytes, Subtle } from '#shared/proof/web-crypto.ts';
import type { Server } from '../env.ts';
import { WORDS } from '../pages/words.ts';
import { errorLine } from '../request-log.ts';
import { StoreError } from '../uploads/blobs.ts';
import { digestText } from '../uploads/tus.ts';
import { readUpload } from '../uploads/upload-rows.ts';
import { checkPage } from './check-page.ts';
import { paperOf } from './paper.ts';
import { type DossierSource, readDossier } from './read-dossier.ts';
import { safeName } from './safe-name.ts';
import { type Packed, zipStream } from './zip-stream.ts';

/** A dossier ready to be sent: its name, its bytes as they are asked for, and how many they will be. */
export type Dossier = { name: string; length: number; body: ReadableStream<Uint8Array> };

type Content = DossierLog['contents'][number];
type Part = { content: Content; packed: Packed };

/**
 * The dossier of a case: one folder with a document to read (a PDF, or a page where none can be made), the log with its words, every receipt, the files, and a page that checks all of it. It is the customer's,
 * whoever takes it. Undefined for a case that there isn't.
 */
export async function makeDossier(
  server: Server,
  caseId: string,
  without: ReadonlySet<DossierPart>,
): Promise<Dossier | undefined> {
  const source = await readDossier(server.db, caseId, without);
  if (!source) return undefined;
  const at = server.now();
  const madeAt = new Date(at).toISOString();
  const { reference, language } = source.case_;
  const words = WORDS[language];
  const paper = paperOf(words, source, { madeAt, today: brusselsTime(at).date, without });
  const meta = `${server.settings.origin}/v1/meta`;
  const about = { keys: server.keys.published, meta, ours: false };
  const { bytes: page } = await checkPage(server.assets, language, about);
  const files = source.files.map((file, index) => fileOf(server, file, { index, without }));
  const parts = [
    await partOf(server.subtle, DOSSIER_FILES.check, page),
    await partOf(
      server.subtle,
      `${words.t.paperName}.${server.printer.ending}`,
      await server.printer.print(paper),
    ),
    ...(await Promise.all(
      source.receipts.map((receipt, index) =>
        partOf(server.subtle, `${DOSSIER_FILES.receipts}${index + 1}.txt`, utf8(receipt)),
      ),
    )),
    ...files.flatMap(({ part }) => part ?? []),
  ];
  const log = logOf(source, { madeAt, meta, keys: [...server.keys.published] }, { parts, files });
  const written = writeDossierLog(log);
  const seal = await signReceipt(
    server.subtle,
    server.keys.signing,
    await sealOf(server.subtle, log, written),
  );
  const failed = (error: unknown) =>
    server.log(errorLine(error, new Date(server.now()).toISOString()));
  const packed = [
    inMemory(DOSSIER_FILES.log, written),
    inMemory(DOSSIER_FILES.seal, utf8(seal)),
    ...parts.map((part) => part.packed),
  ].map((file) => ({ ...file, path: `${reference}/${file.path}` }));
  return { name: `${reference}.zip`, ...zipStream(packed, new Date(at), failed) };
}

function logOf(
  { caseId, case_, entries, leftOut }: DossierSource,
  made: Pick<DossierLog, 'madeAt' | 'meta' | 'keys'>,
  { parts, files }: { parts: readonly Part[]; files: readonly Listed[] },
): DossierLog {
  const { reference, language, rules } = case_;
  return {
    ...{ format: 'sfs-dossier/1', ...made, reference, caseId, language, rules },
    entries: entries.map(({ seq, at, by, event, commitment, salt, body }) => ({
      ...{ seq, at, by: { ...by }, event: { ...event }, commitment },
      ...(body !== undefined && { salt, body: body as Json }),
    })),
    leftOut: [...leftOut],
    files: files.map(({ listed }) => listed),
    contents: parts.map(({ content }) => content),
  };
}

type Listed = { listed: DossierLog['files'][number]; part?: Part };

function fileOf(
  server: Server,
  file: CaseFile,
  { index, without }: { index: number; without: ReadonlySet<DossierPart> },
): Listed {
  const { size } = file;
  const sha256 = digestText(file.sha256);
  const state = without.has('files') ? 'leftOut' : stateOf(file);
  if (state !== 'here') return { listed: { state, sha256, size } };
  const path = `${DOSSIER_FILES.files}${safeName(index + 1, file.name)}`;
  const packed = { path, size, open: () => openFile(server, file.id) };
  return {
    listed: { state, sha256, size, path },
    part: { content: { path, sha256, size }, packed },
  };
}

function stateOf({ state, scan }: CaseFile): DossierLog['files'][number]['state'] {
  if (state === 'awaited') return 'awaited';
  return scan === 'infected' ? 'harmful' : scan === 'held' ? 'held' : 'here';
}

async function openFile(server: Server, id: string): Promise<ReadableStream<Uint8Array>> {
  const key = (await readUpload(server.db, id))?.file;
  const stream = key ? await server.blobs.get(key) : undefined;
  if (!stream) throw new StoreError('The file of an upload that arrived is missing.');
  return stream;
}

const inMemory = (path: string, bytes: Bytes): Packed => ({
  ...{ path, size: bytes.length },
  open: () => Promise.resolve(bytes),
});

const partOf = async (subtle: Subtle, path: string, bytes: Bytes): Promise<Part> => ({
  content: { path, size: bytes.length, sha256: await digestOf(subtle, bytes) },
  packed: inMemory(path, bytes),
});
