import { openDatabase, result, written } from '../sync/indexed-db.ts';

/** A case that opens on this device without its code, because somebody asked for that. */
export type KeptCase = { id: string; reference: string; verifier: string; at: number };

/** Something that was written in a case and isn't sent: encrypted, so that nobody reads it who can't open the case. */
export type KeptWords = {
  id: string;
  caseId: string;
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
};

// Apart from the drafts' database: an older version of us on another page could no longer open one of a later version.
const NAME = 'sfs-complaint-cases';

/** What this device keeps of open cases. A write has happened, on the disk, when its promise resolves; every method rejects where the browser has no place. */
export class CaseStore {
  #opening: Promise<IDBDatabase> | undefined;

  /** The cases that open here without a code; any script of the page can write here too, so that what is read is looked at. */
  async cases(): Promise<KeptCase[]> {
    const db = await this.#open();
    const kept: unknown[] = await result(db.transaction('cases').objectStore('cases').getAll());
    return kept.filter(isCase);
  }

  /** What was written in one case. */
  async words(caseId: string): Promise<KeptWords[]> {
    const db = await this.#open();
    const index = db.transaction('words').objectStore('words').index('caseId');
    const kept: unknown[] = await result(index.getAll(caseId));
    return kept.filter(isWords);
  }

  async keepCase(kept: KeptCase): Promise<void> {
    await written(await this.#open(), ['cases'], (store) => void store('cases').put(kept));
  }

  async forgetCase(id: string): Promise<void> {
    await written(await this.#open(), ['cases'], (store) => void store('cases').delete(id));
  }

  async keepWords(words: KeptWords): Promise<void> {
    await written(await this.#open(), ['words'], (store) => void store('words').put(words));
  }

  async forgetWords(...ids: string[]): Promise<void> {
    await written(await this.#open(), ['words'], (store) => {
      for (const id of ids) store('words').delete(id);
    });
  }

  close(): void {
    void this.#opening?.then((db) => db.close()).catch(() => {});
    this.#opening = undefined;
  }

  #open(): Promise<IDBDatabase> {
    const forget = () => (this.#opening = undefined);
    this.#opening ??= openDatabase(NAME, 1, makeStores, forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    return this.#opening;
  }
}

function makeStores(db: IDBDatabase): void {
  db.createObjectStore('cases', { keyPath: 'id' });
  db.createObjectStore('words', { keyPath: 'id' }).createIndex('caseId', 'caseId');
}

const isCase = (kept: unknown): kept is KeptCase => {
  const { id, reference, verifier } = Object(kept) as Partial<KeptCase>;
  return [id, reference, verifier].every((it) => typeof it === 'string');
};

const isWords = (kept: unknown): kept is KeptWords => {
  const { id, caseId, iv, bytes } = Object(kept) as Partial<KeptWords>;
  const named = typeof id === 'string' && typeof caseId === 'string';
  return named && iv instanceof Uint8Array && bytes instanceof ArrayBuffer;
};
