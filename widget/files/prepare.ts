import { LIMITS } from '#shared/api/limits.ts';
import { typeOf } from '#shared/filing/attachments.ts';
import { toBase64url } from '#shared/proof/bytes.ts';
import { asJpeg, cleanName } from './file-names.ts';
import { stripJpeg } from './strip-jpeg.ts';

/** What was done to a photograph: made smaller, cleaned of where it was taken, or nothing because this browser can't read it. */
export type Change = 'smaller' | 'cleaned' | 'unreadable';

/** A file as it will be sent. */
export type Prepared = {
  readonly name: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
  readonly sha256: string;
  readonly change: Change | undefined;
};

/** Why a file can't be taken. */
export type Unfit = 'empty' | 'lost' | 'type' | 'tooLarge';

const LONGEST_SIDE = 2560;
const LARGE_BYTES = 2 * 1024 * 1024;
const QUALITY = 0.85;

/** Reads a file once, and makes of a photograph what is sent: smaller where it is large, without the place where it was taken, the right way up. `asIs` leaves every byte. */
export async function prepare(file: File, asIs: boolean): Promise<Prepared | Unfit> {
  const type = typeOf(file);
  if (type === undefined) return 'type';
  if (file.size === 0) return 'empty';
  const isPhoto = type.startsWith('image/') && !asIs;
  // What can't become smaller isn't even read.
  if (file.size > LIMITS.fileBytes && !isPhoto) return 'tooLarge';
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    // Changed or taken away since it was chosen.
    return 'lost';
  }
  const name = cleanName(file.name);
  const made = isPhoto ? await photo(bytes, type) : {};
  const whole = made.bytes ?? bytes;
  if (whole.byteLength > LIMITS.fileBytes) return 'tooLarge';
  return {
    name: made.isJpeg && type !== 'image/jpeg' ? asJpeg(name) : name,
    type: made.isJpeg ? 'image/jpeg' : type,
    bytes: whole,
    sha256: toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', whole))),
    change: made.change,
  };
}

type Made = { bytes?: ArrayBuffer; isJpeg?: boolean; change?: Change };

async function photo(bytes: ArrayBuffer, type: string): Promise<Made> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type })).catch(() => undefined);
  if (!bitmap) return { change: 'unreadable' };
  const { width, height } = bitmap;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const isLarge = scale < 1 || bytes.byteLength > LARGE_BYTES;
  const clean = !isLarge && type === 'image/jpeg' ? stripJpeg(new Uint8Array(bytes)) : undefined;
  // Drawing anew takes everything away that isn't seen; a small picture keeps its format, as text in it stays sharp.
  const wanted = isLarge || type.startsWith('image/hei') ? 'image/jpeg' : type;
  const drawn = clean ? undefined : await draw(bitmap, scale, wanted).catch(() => undefined);
  bitmap.close();
  if (clean) return { bytes: await new Blob(clean).arrayBuffer(), change: 'cleaned' };
  if (!drawn) return { change: 'unreadable' };
  return {
    bytes: await drawn.arrayBuffer(),
    isJpeg: drawn.type === 'image/jpeg',
    change: isLarge ? 'smaller' : 'cleaned',
  };
}

async function draw(bitmap: ImageBitmap, scale: number, wanted: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context || !drawsTrue()) throw new Error('This browser gives no pictures out.');
  // Safari writes no WebP.
  const type = wanted === 'image/webp' ? 'image/jpeg' : wanted;
  if (type === 'image/jpeg') {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type, quality: QUALITY });
}

// Browsers that guard against recognition give out noise or white instead of what was drawn: no proof of anything.
function drawsTrue(): boolean {
  const context = new OffscreenCanvas(8, 8).getContext('2d');
  if (!context) return false;
  context.fillStyle = '#3c78b4';
  context.fillRect(0, 0, 8, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  return data.every((value, at) => Math.abs(value - ([60, 120, 180, 255][at % 4] ?? 0)) < 8);
}
