import type { FileAnnouncement } from '#shared/api/files.ts';
import { LIMITS } from '#shared/api/limits.ts';
import { toBase64url, utf8 } from '#shared/proof/bytes.ts';
import { cleanText } from '#shared/proof/clean-text.ts';
import { verifierOf } from '#shared/proof/code.ts';
import { sizeInWords, typeOf } from '#shared/filing/attachments.ts';
import { colon } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import { BusyError } from '../db/database.ts';
import type { Server } from '../env.ts';
import { errorLine } from '../request-log.ts';
import { StoreError } from '../uploads/blobs.ts';
import { createUpload } from '../uploads/create-upload.ts';
import { finishUpload, giveUp } from '../uploads/finish-upload.ts';
import { receiveWhole } from '../uploads/receive-piece.ts';
import { scanSoon } from '../uploads/scan-files.ts';
import { type Right, standingOf } from '../uploads/upload-rights.ts';
import { readUpload } from '../uploads/upload-rows.ts';
import type { FilingKeys } from './complaint-page.ts';
import type { Words } from './words.ts';

/** Whose files: a case, and the right to send files for it. */
export type Keeper = { caseId: string; right: Right };

/** The files that are kept now, and what is said of those that aren't, each by its name. */
type Kept = { files: readonly FileAnnouncement[]; fileProblem?: string };

type Problem =
  | 'type'
  | 'empty'
  | 'fileTooLarge'
  | 'tooManyFiles'
  | 'caseFilesTooLarge'
  | 'tooManyUploads'
  | 'notKept';

/** Whoever fills in a form that will file under these keys, known by the code. */
export async function keeperOf(server: Server, { caseId, code }: FilingKeys): Promise<Keeper> {
  const verifier = await server.keys.mac(await verifierOf(server.subtle, code));
  return { caseId, right: { verifier } };
}

/**
 * Keeps files that came with a form, as if its sender had uploaded them. What can't be kept is said by name, and the others are kept all the same. `before` are those that came with the same
 * form earlier.
 */
export async function keepFiles(
  server: Server,
  words: Words,
  { keeper, files: before }: { keeper: Keeper; files: readonly FileAnnouncement[] },
  chosen: readonly File[],
  address: string,
): Promise<Kept> {
  const kept = [...before];
  const problems: string[] = [];
  for (const file of chosen) {
    const name = nameOf(file);
    const stored = await keepOne(server, keeper, file, kept, address);
    if (typeof stored !== 'string') kept.push(...(stored ? [{ ...stored, name }] : []));
    else problems.push(name + colon(words.language) + sentence(words, stored, file.size));
  }
  scanSoon(server);
  const fileProblem = `${words.t.attachedNot} ${problems.join(' ')}`;
  return { files: kept, ...(problems.length > 0 && { fileProblem }) };
}

/** Takes a file away again that came with a form. */
export async function removeFile(server: Server, { caseId, right }: Keeper, id: string) {
  const upload = await readUpload(server.db, id);
  if (upload?.caseId !== caseId || upload.state === 'gone') return;
  if ((await standingOf(server, right, caseId)) === 'granted') await giveUp(server, upload);
}

// In the widget's words, under the widget's limits.
function sentence({ t, files, language }: Words, problem: Problem, bytes: number): string {
  const tooLarge = fill(files.errorTooLarge, { size: sizeInWords(language, bytes) });
  return {
    type: files.errorType,
    empty: files.errorEmpty,
    fileTooLarge: tooLarge,
    tooManyFiles: files.errorMany,
    caseFilesTooLarge: tooLarge,
    tooManyUploads: t.attachedLater,
    notKept: t.attachedLater,
  }[problem];
}

const nameOf = ({ name }: File) => cleanText(name).slice(0, LIMITS.fileName) || 'file';

async function keepOne(
  server: Server,
  { caseId, right }: Keeper,
  file: File,
  kept: readonly FileAnnouncement[],
  address: string,
): Promise<Omit<FileAnnouncement, 'name'> | Problem | undefined> {
  const { size } = file;
  const type = typeOf(file);
  if (type === undefined) return 'type';
  if (size === 0) return 'empty';
  if (size > LIMITS.fileBytes) return 'fileTooLarge';
  if (kept.length >= LIMITS.files) return 'tooManyFiles';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sha256 = toBase64url(new Uint8Array(await server.subtle.digest('SHA-256', bytes)));
  if (kept.some((one) => one.sha256 === sha256)) return undefined;
  // The same form sent again brings the same file under the same id.
  const named = await server.subtle.digest('SHA-256', utf8(`${caseId}:${sha256}`));
  const id = toBase64url(new Uint8Array(named).subarray(0, 16));
  try {
    const limit = () => server.uploadLimit(address);
    const created = await createUpload(server, right, { id, caseId, size, sha256 }, limit);
    if ('retryAfterSeconds' in created) return 'tooManyUploads';
    if ('problem' in created)
      return created.problem === 'tooManyFiles' || created.problem === 'caseFilesTooLarge'
        ? created.problem
        : 'notKept';
    const { upload } = created;
    if (upload.offset < size) await receiveWhole(server, upload, bytes.slice(upload.offset));
    const finished = await finishUpload(server, upload);
    return finished === 'arrived' ? { id, type, size, sha256 } : 'notKept';
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof BusyError)) throw error;
    // The person hears that it comes later; a store of files that fails wants somebody to look.
    if (error instanceof StoreError)
      server.log(errorLine(error, new Date(server.now()).toISOString()));
    return 'notKept';
  }
}
