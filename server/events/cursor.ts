import { fromBase64url, fromUtf8, toBase64url, utf8 } from '#shared/proof/bytes.ts';
import { isId } from '#shared/proof/ids.ts';

/** A place in what a customer may see of a case; clients only hand it back. The log's id is in it, so that another database is noticed. */
export function writeCursor(log: string, pub: number): string {
  return toBase64url(utf8(`${log}.${pub}`));
}

/** What `writeCursor` wrote, the empty cursor as the place before everything, or undefined. */
export function readCursor(cursor: string): { log?: string; pub: number } | undefined {
  if (cursor === '') return { pub: 0 };
  const text = fromUtf8(fromBase64url(cursor) ?? new Uint8Array()) ?? '';
  const [, log = '', digits] = /^([^.]+)\.(0|[1-9]\d{0,14})$/.exec(text) ?? [];
  return isId(log) ? { log, pub: Number(digits) } : undefined;
}

/** A place in the whole log, as the staff reads it; never to be taken for a customer's. */
export function writeDeskCursor(log: string, g: number): string {
  return toBase64url(utf8(`${log}.desk.${g}`));
}

/** What `writeDeskCursor` wrote, the empty cursor as the place before everything, or undefined. */
export function readDeskCursor(cursor: string): { log?: string; g: number } | undefined {
  if (cursor === '') return { g: 0 };
  const text = fromUtf8(fromBase64url(cursor) ?? new Uint8Array()) ?? '';
  const [, log = '', digits] = /^([^.]+)\.desk\.(0|[1-9]\d{0,14})$/.exec(text) ?? [];
  return isId(log) ? { log, g: Number(digits) } : undefined;
}

/** A place in the whole log of one case, as the staff reads it; the case is in it, so that it is never taken for a place in another. */
export function writeCaseCursor(log: string, caseId: string, seq: number): string {
  return toBase64url(utf8(`${log}.case.${caseId}.${seq}`));
}

/** What `writeCaseCursor` wrote for this case, the empty cursor as the place before everything, or undefined. */
export function readCaseCursor(
  cursor: string,
  caseId: string,
): { log?: string; seq: number } | undefined {
  if (cursor === '') return { seq: 0 };
  const text = fromUtf8(fromBase64url(cursor) ?? new Uint8Array()) ?? '';
  const [, log = '', of, digits] = /^([^.]+)\.case\.([^.]+)\.(0|[1-9]\d{0,14})$/.exec(text) ?? [];
  return isId(log) && of === caseId ? { log, seq: Number(digits) } : undefined;
}
