import { fileTypeFromBuffer } from 'file-type';

const TEXT = 'text/plain';
const SLICE_BYTES = 1024 * 1024;

/** The type of a file by what is in it; text has no mark, so UTF-8 without NUL is `text/plain`. Undefined where nobody can tell. */
export async function typeByContent(bytes: Uint8Array): Promise<string | undefined> {
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return known?.mime ?? (isText(bytes) ? TEXT : undefined);
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES)
      decoder.decode(bytes.subarray(at, at + SLICE_BYTES), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

const BY_ENDING: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  txt: TEXT,
  eml: TEXT,
};

const SAME: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/apng': 'image/png',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'message/rfc822': TEXT,
  'application/octet-stream': '',
};

const canonical = (type: string) => {
  const bare = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return SAME[bare] ?? bare;
};

/** Whether a file is what its name and its announced type say, as far as they say anything; one that nobody can tell is not. */
export function isAsAnnounced(
  { name, type }: { name: string; type: string },
  found: string | null,
): boolean {
  if (found === null) return false;
  const ending = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const claims = [canonical(type), BY_ENDING[ending] ?? ''].filter(Boolean);
  return claims.every((claim) => claim === canonical(found));
}
