import { unzipSync, type UnzipFileInfo } from 'fflate';
import { DOSSIER_FILES } from '#shared/proof/dossier.ts';
import type { DossierFolder } from '#shared/proof/check-dossier.ts';
import type { Bytes } from '#shared/proof/web-crypto.ts';

/** A file with its place in the folder that was chosen or dropped. */
export type Placed = { path: string; file: Blob };

/** What somebody chose: a dossier's folder, packed or not, a receipt, a ZIP that can't be read, or something else. */
export type Chosen =
  { folder: DossierFolder } | { receipt: string } | { problem: 'zipBroken' | 'nothing' };

/** Larger than anything in a dossier, so that a small ZIP can't fill the memory. */
const LARGEST_BYTES = 64 * 1024 * 1024;
/** A receipt may stand in a longer text, as the page that filed saves it. */
const RECEIPT_BYTES = 1024 * 1024;

/** A compact JWS whose signature has 64 bytes. */
const JWS = /[\w-]{20,}\.[\w-]{20,}\.[\w-]{86}(?![\w-])/;

/** The receipt in a text; undefined where there is none. */
export const receiptIn = (text: string): string | undefined => JWS.exec(text)?.[0];

/** Finds out what was chosen. Reads files of this device and nothing else. */
export async function readChosen(placed: readonly Placed[]): Promise<Chosen> {
  const [only, ...more] = placed;
  if (only && more.length === 0) {
    const bytes = new Uint8Array(await only.file.arrayBuffer());
    // Every ZIP begins so, also an empty one.
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZip(bytes);
    const receipt =
      bytes.length <= RECEIPT_BYTES ? receiptIn(new TextDecoder().decode(bytes)) : undefined;
    if (receipt !== undefined) return { receipt };
  }
  const filesByPath = new Map(placed.map(({ path, file }) => [path, file]));
  return inFolder([...filesByPath.keys()], async (path) => {
    const file = filesByPath.get(path);
    return file && new Uint8Array(await file.arrayBuffer());
  });
}

function readZip(zip: Bytes): Chosen {
  const sizes = new Map<string, number>();
  let twice = false;
  const note = ({ name, originalSize }: UnzipFileInfo) => {
    twice ||= sizes.has(name);
    if (!name.endsWith('/')) sizes.set(name, originalSize);
    return false;
  };
  try {
    unzipSync(zip, { filter: note });
  } catch {
    return { problem: 'zipBroken' };
  }
  // Of two files of one name, every program would show another one.
  if (twice) return { problem: 'zipBroken' };
  return inFolder([...sizes.keys()], (path) => {
    if ((sizes.get(path) ?? 0) > LARGEST_BYTES) return Promise.resolve(undefined);
    try {
      const found = unzipSync(zip, { filter: ({ name }) => name === path })[path];
      return Promise.resolve(found && new Uint8Array(found));
    } catch {
      return Promise.resolve(undefined);
    }
  });
}

// The dossier is the folder in which its log lies, the outermost one.
function inFolder(
  all: readonly string[],
  read: (path: string) => Promise<Bytes | undefined>,
): Chosen {
  const [log] = all
    .filter((path) => path.split('/').at(-1) === DOSSIER_FILES.log)
    .sort((a, b) => a.length - b.length);
  if (log === undefined) return { problem: 'nothing' };
  const root = log.slice(0, -DOSSIER_FILES.log.length);
  const bytes = (path: string) => read(root + path);
  return {
    folder: {
      paths: all.filter((path) => path.startsWith(root)).map((path) => path.slice(root.length)),
      bytes,
      text: async (path) => textOf(await bytes(path)),
    },
  };
}

function textOf(bytes: Bytes | undefined): string | undefined {
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
