const SOS = 0xda;
const APP1 = 0xe1;

/**
 * A JPEG without what tells where and by whom it was taken: EXIF, XMP, IPTC, comments, and what stands behind its end. Its pixels, colours and orientation stay as they are.
 * Undefined for what doesn't read as a JPEG to the end.
 */
export function stripJpeg(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer[] | undefined {
  const word = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  const parts = [bytes.slice(0, 2).buffer];
  if (word(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = word(at) - 0xff00;
    if (marker < 1) return undefined;
    let end = at + 2 + word(at + 2);
    // Within a scan, FF is followed by 00 or by a restart mark; anything else is the next segment.
    if (marker === SOS)
      while (
        end < bytes.length &&
        (bytes[end] !== 0xff || /^(0|20[89]|21[0-5])$/.test(`${bytes[end + 1]}`))
      )
        end += 1;
    if (end + 2 > bytes.length) return undefined;
    const segment = bytes.slice(at, end);
    // What a decoder needs stays: tables, frames, scans; of the application's own, JFIF, colour profiles and Adobe's transform.
    const text = String.fromCharCode(...segment.subarray(4, marker === APP1 ? 4096 : 15));
    const isOwn = (marker & 0xf0) === 0xe0 || marker === 0xfe;
    if (!isOwn || /^(JFIF|ICC_PROFILE|Adobe\0)/.test(text)) parts.push(segment.buffer);
    const orientation =
      /^Exif.*?(?:\x12\x01\x03\0\x01\0\0\0|\x01\x12\0\x03\0\0\0\x01\0)([\x02-\x08])/s.exec(text);
    if (orientation) parts.splice(1, 0, exifOf(orientation[1]?.charCodeAt(0) ?? 1));
    at = end;
    if (marker === SOS && word(at) === 0xffd9) return [...parts, bytes.slice(at, at + 2).buffer];
  }
  return undefined;
}

/** EXIF that says the orientation and nothing else. */
const exifOf = (orientation: number) =>
  Uint8Array.of(
    ...[0xff, APP1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ).buffer;
