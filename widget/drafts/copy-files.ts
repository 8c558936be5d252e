import { newId } from '#shared/proof/ids.ts';
import type { Filing, Store } from '../sync/store.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Copies the files of a draft, one at a time, for another one: under ids of their own, to be sent anew. Tells the names of those that couldn't be copied. */
export async function copyFiles(store: Store, from: Filing, to: Filing): Promise<string[]> {
  const left: string[] = [];
  for (const { arrived: _, ...file } of await store.filesOf(from.caseId).catch(() => []))
    try {
      if (!file.bytes) throw new Error('The bytes are no longer here.');
      const put = { ...file, id: newId(random), caseId: to.caseId };
      await store.write({ store: 'files', put });
    } catch {
      left.push(file.name);
    }
  return left;
}
