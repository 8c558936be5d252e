import * as v from 'valibot';
import { type CaseFile, FileAnnouncement } from '#shared/api/files.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { readLog } from '../cases/case-log.ts';
import type { Database } from '../db/database.ts';
import { isAsAnnounced } from './file-types.ts';
import { digestText } from './tus.ts';
import { readUploads, type Upload } from './upload-rows.ts';

/** The files that entries announce, in their order, each with how far it came. One that arrived under the same id but is another file counts for nothing. */
export async function caseFiles(
  db: Pick<Database, 'read'>,
  caseId: string,
  entries: readonly CaseEntry[],
): Promise<CaseFile[]> {
  const announced = announcements(entries);
  if (announced.length === 0) return [];
  const uploadsById = new Map((await readUploads(db, caseId)).map((it) => [it.id, it]));
  return announced.map((file) => caseFile(file, uploadsById.get(file.id)));
}

/** Whether a case's own entries announce this very file. */
export async function isAnnounced(
  db: Pick<Database, 'read'>,
  caseId: string,
  { id, size, sha256 }: Pick<Upload, 'id' | 'size' | 'sha256'>,
): Promise<boolean> {
  const { entries } = await readLog(db, caseId);
  const file = announcements(entries).find((one) => one.id === id);
  return file?.size === size && digestText(file.sha256) === sha256;
}

// The first to name a file is who named it. What was set aside as it came may hold announcements, too.
function announcements(entries: readonly CaseEntry[]): FileAnnouncement[] {
  const byId = new Map<string, FileAnnouncement>();
  for (const { body } of entries) {
    const files = (body as { files?: unknown } | null | undefined)?.files;
    for (const file of Array.isArray(files) ? files : [])
      if (v.is(FileAnnouncement, file) && !byId.has(file.id)) byId.set(file.id, file);
  }
  return [...byId.values()];
}

function caseFile(announced: FileAnnouncement, upload: Upload | undefined): CaseFile {
  const { id, name, type, size, sha256 } = announced;
  const file = { id, name, type, size, sha256 };
  const isIt = upload?.size === size && upload.sha256 === digestText(sha256);
  if (!upload || !isIt || upload.state === 'gone') return { ...file, state: 'awaited', offset: 0 };
  const { offset, state, found, scan } = upload;
  if (state === 'receiving') return { ...file, state: 'awaited', offset };
  return {
    ...file,
    ...{ state, offset: size, asAnnounced: isAsAnnounced(announced, found) },
    ...(found !== null && { found }),
    ...(scan !== null && { scan }),
  };
}
