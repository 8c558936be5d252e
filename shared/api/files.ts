import * as v from 'valibot';
import { LIMITS } from './limits.ts';

const id = v.pipe(v.string(), v.regex(/^[\w-]{21}[AQgw]$/, 'id'));
const sha256 = v.pipe(
  v.string(),
  v.regex(/^([0-9a-f]{64}|[\w-]{42}[AEIMQUYcgkosw048])$/, 'sha256'),
);

/** Files that a complaint announces; they follow by `/v1/uploads`. `size` in bytes, `sha256` in base64url or in hexadecimal. */
export const FileAnnouncements = v.pipe(
  v.array(
    v.strictObject({
      id,
      name: v.pipe(v.string(), v.nonEmpty('required'), v.maxLength(LIMITS.fileName, 'tooLong')),
      type: v.pipe(v.string(), v.maxLength(127, 'tooLong')),
      size: v.pipe(
        v.number(),
        v.safeInteger(),
        v.minValue(0),
        v.maxValue(LIMITS.fileBytes, 'tooLong'),
      ),
      sha256,
    }),
  ),
  v.maxLength(LIMITS.files, 'tooMany'),
  v.check(
    (files) => files.reduce((bytes, file) => bytes + file.size, 0) <= LIMITS.caseFileBytes,
    'tooLong',
  ),
);
export type FileAnnouncement = v.InferOutput<typeof FileAnnouncements>[number];
