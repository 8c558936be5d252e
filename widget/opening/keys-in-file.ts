import { keysIn, type SavedKeys } from '#shared/proof/saved-keys.ts';

/** Larger files are not what we saved, and aren't read. */
const MOST_BYTES = 2_000_000;
const MOST_PHOTO_BYTES = 30_000_000;

type Detector = { detect(image: ImageBitmap): Promise<{ rawValue: string }[]> };
type DetectorMaker = new (options: { formats: string[] }) => Detector;
const maker = () => (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;

/** Whether this browser finds a QR code in a photo. */
export const readsPhotos = (): boolean => maker() !== undefined;

/** Reference and code in a file that was saved, or in a photo of the QR code that opens a case; undefined where there are none. It is read here and sent nowhere. */
export async function keysInFile(file: File): Promise<SavedKeys | undefined> {
  try {
    if (file.type.startsWith('image/')) return await keysInPhoto(file);
    return file.size > MOST_BYTES ? undefined : keysIn(await file.text());
  } catch {
    return undefined;
  }
}

async function keysInPhoto(file: File): Promise<SavedKeys | undefined> {
  const Maker = maker();
  if (!Maker || file.size > MOST_PHOTO_BYTES) return undefined;
  const found = await new Maker({ formats: ['qr_code'] }).detect(await createImageBitmap(file));
  return found.map(({ rawValue }) => keysIn(rawValue)).find((keys) => keys !== undefined);
}
