import type { Placed } from './read-chosen.ts';

/** The files that were dropped on a page, those in folders with their path. Has to be called within the event: what was dropped is gone after it. */
export function placedIn(transfer: DataTransfer): Promise<Placed[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return Promise.all(entries.map((entry) => filesIn(entry, ''))).then((found) => found.flat());
}

async function filesIn(entry: FileSystemEntry, within: string): Promise<Placed[]> {
  const path = within + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((found, failed) =>
      (entry as FileSystemFileEntry).file(found, failed),
    );
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((found, failed) =>
      reader.readEntries(found, failed),
    );
    // A folder is read in parts, the last of which is empty.
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map((one) => filesIn(one, `${path}/`)))).flat();
}
