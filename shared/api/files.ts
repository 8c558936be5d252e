import * as v from 'valibot';
import { LIMITS } from './limits.ts';

const id = v.pipe(v.string(), v.regex(/^[\w-]{21}[AQgw]$/, 'id'));
const sha256 = v.pipe(
  v.string(),
  v.regex(/^([0-9a-f]{64}|[\w-]{42}[AEIMQUYcgkosw048])$/, 'sha256'),
);

/** One file that is to come. `size` in bytes, `sha256` in base64url or in hexadecimal. */
export const FileAnnouncement = v.strictObject({
  id,
  name: v.pipe(v.string(), v.nonEmpty('required'), v.maxLength(LIMITS.fileName, 'tooLong')),
  type: v.pipe(v.string(), v.maxLength(127, 'tooLong')),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LIMITS.fileBytes, 'tooLong')),
  sha256,
});
export type FileAnnouncement = v.InferOutput<typeof FileAnnouncement>;

/** Files that a complaint announces; they follow by `/v1/uploads`. */
export const FileAnnouncements = v.pipe(
  v.array(FileAnnouncement),
  v.maxLength(LIMITS.files, 'tooMany'),
  v.check(
    (files) => files.reduce((bytes, file) => bytes + file.size, 0) <= LIMITS.caseFileBytes,
    'tooLong',
  ),
);

/** A file of a case as `GET /v1/cases/:id` shows it: as announced, how far it came, and, once it arrived, what it is. */
export type CaseFile = FileAnnouncement & {
  state: 'awaited' | 'arrived';
  /** Bytes that are kept for good; `size` once it arrived. */
  offset: number;
  /** Its type by content; absent where nobody could tell. */
  found?: string;
  /** False where the content is not what name and type say. */
  asAnnounced?: boolean;
  scan?: 'unscanned' | 'clean' | 'held' | 'infected';
};
