import { Store, type StoreName } from '../sync/store.ts';

const CASES = 'sfs-complaint-cases';
const STORES: readonly StoreName[] = ['drafts', 'sealed', 'files'];

/** Forgets everything that earlier tests kept on this device. */
export async function forgetDevice(): Promise<void> {
  localStorage.clear();
  const store = new Store();
  for (const name of STORES)
    for (const { id } of await store.all(name)) await store.write({ store: name, remove: id });
  store.close();
  await new Promise((done) => {
    const gone = indexedDB.deleteDatabase(CASES);
    gone.onsuccess = gone.onerror = gone.onblocked = done;
  });
}

/** How many records of a kind are kept. */
export async function countKept(name: StoreName): Promise<number> {
  const store = new Store();
  try {
    return (await store.all(name)).length;
  } finally {
    store.close();
  }
}

/** A browser that has no place for anything, until the returned function is called. */
export function keepNothing(): () => void {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException('no', 'SecurityError');
  };
  return () => {
    IDBFactory.prototype.open = open;
  };
}
