/** Why the device keeps or gives nothing; a store that never answers has no reason of its own. */
const failed = (error: DOMException | null) => error ?? new Error('No store.');

/** A broken profile never answers; a slow disk does within this. */
const OPEN_MS = 5_000;

/**
 * Opens a database of this device and makes its stores where it is new. `onGone` hears when it is worth opening anew: it was closed by somebody else, or refused at once as in a
 * private window. One that doesn't answer in time rejects, and is not asked again before it has.
 */
export function openDatabase(
  name: string,
  version: number,
  makeStores: (db: IDBDatabase) => void,
  onGone: () => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(failed(null));
    }, OPEN_MS);
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => makeStores(request.result);
    request.onerror = () => {
      clearTimeout(timer);
      onGone();
      reject(failed(request.error));
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const db = request.result;
      // Nobody waits for it any more; left open, it would hold up the next one.
      if (isLate) {
        db.close();
        return onGone();
      }
      // A later version of us on another page wants to change the store: it may, and we open it again when needed.
      db.onversionchange = () => {
        db.close();
        onGone();
      };
      db.onclose = onGone;
      resolve(db);
    };
  });
}

/** What a request reads. */
export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(failed(request.error));
  });
}

/** Makes all changes or none, for good: resolved means on the disk, and not only with the browser. */
export async function written(
  db: IDBDatabase,
  stores: string[],
  change: (store: (name: string) => IDBObjectStore) => void,
): Promise<void> {
  // Relaxed is the browsers' own choice, and would say "saved" of what a power cut takes away.
  const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const done = completed(transaction);
  try {
    change((name) => transaction.objectStore(name));
  } catch (error) {
    transaction.abort();
    await done.catch(() => {});
    throw error;
  }
  await done;
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    const fail = () => reject(failed(transaction.error));
    transaction.onerror = fail;
    transaction.onabort = fail;
  });
}
