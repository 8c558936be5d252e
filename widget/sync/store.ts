import type { CommandEnvelope } from '#shared/api/wire.ts';
import type { Draft } from '#shared/filing/fields.ts';
import { openDatabase, result, written } from './indexed-db.ts';

/** What a complaint will be filed under. Made when its first file is added, or else when it is sealed; the code stays on the device. */
export type Filing = { caseId: string; code: string };

/** Something begun and not sent; `at` is when it was last touched, in milliseconds since 1970. */
export type KeptDraft = {
  id: string;
  name?: string;
  draft: Draft;
  at: number;
  filing?: Filing | undefined;
  /** When it was first found to be past its days. */
  overAt?: number | undefined;
};

/** A complaint that was sealed: what is sent is never changed, and its ids make sending again harmless. */
export type KeptSealed = {
  /** The command's id. */
  id: string;
  command: CommandEnvelope;
  code: string;
  reference: string;
  /** When it was sealed, RFC 3339. */
  at: string;
  tries: number;
  /** When it may be tried again, in milliseconds since 1970. */
  nextAt: number;
  /** Whether that is a time that the server asked for. */
  asked?: true;
  /** Whether its proof is of another log, so that it is offered again. */
  stale?: true | undefined;
  /** Why the server would never take it as it is: a problem's code. */
  parked?: string;
  /** The proof, once it was verified; kept until the person puts it away. */
  proof?: Proof;
};

/** A receipt that names this command, this case and these words. `log` is the server's log that the case stands in, `at` when it was verified. */
export type Proof = {
  receipt: string;
  salt: string;
  log: string;
  at: number;
  /** Kept by the server as it was sent, for a person to read. */
  quarantined?: true;
  /** This browser can't check the signature. */
  unchecked?: true;
};

/** A file of a complaint. Bytes, not Blobs: WebKit refuses those in private windows. They stay until its case is put away, as a server may have to be given them again. */
export type KeptFile = {
  id: string;
  caseId: string;
  name: string;
  type: string;
  size: number;
  /** Base64url. */
  sha256: string;
  bytes?: ArrayBuffer;
  at: number;
  arrived?: true;
};

type Kept = { drafts: KeptDraft; sealed: KeptSealed; files: KeptFile };
export type StoreName = keyof Kept;

/** One step of a transaction: a record put in, or one taken out by its id. */
export type Change =
  | { [S in StoreName]: { store: S; put: Kept[S] } }[StoreName]
  | { store: StoreName; remove: string };

const NAME = 'sfs-complaint';
const VERSION = 1;

/**
 * What is kept on this device. A write has happened when its promise resolves, and not before: it is on the disk, not only with the browser. Every method rejects where the
 * browser has no place (private mode, blocked, full), and the page then says so.
 */
export class Store {
  #opening: Promise<IDBDatabase> | undefined;

  /** All records of one kind that have their right shape; others are left alone. */
  async all<S extends StoreName>(store: S): Promise<Kept[S][]> {
    const db = await this.#open();
    const records: unknown[] = await result(db.transaction(store).objectStore(store).getAll());
    return records.filter((record): record is Kept[S] => isRecord(store, record));
  }

  async get<S extends StoreName>(store: S, id: string): Promise<Kept[S] | undefined> {
    const db = await this.#open();
    const record: unknown = await result(db.transaction(store).objectStore(store).get(id));
    return isRecord(store, record) ? (record as Kept[S]) : undefined;
  }

  /** The files of one case, or of one that is still being written. */
  async filesOf(caseId: string): Promise<KeptFile[]> {
    const db = await this.#open();
    const index = db.transaction('files').objectStore('files').index('caseId');
    const records: unknown[] = await result(index.getAll(caseId));
    return records.filter((record): record is KeptFile => isRecord('files', record));
  }

  /** The changes that take the files of a case away. */
  async removalsOf(caseId: string | undefined): Promise<Change[]> {
    const files = caseId ? await this.filesOf(caseId) : [];
    return files.map(({ id }) => ({ store: 'files', remove: id }));
  }

  /** Makes all changes or none, for good. */
  async write(...changes: readonly Change[]): Promise<void> {
    await written(await this.#open(), [...new Set(changes.map(({ store }) => store))], (store) => {
      for (const change of changes)
        if ('put' in change) store(change.store).put(change.put);
        else store(change.store).delete(change.remove);
    });
  }

  close(): void {
    void this.#opening?.then((db) => db.close()).catch(() => {});
    this.#opening = undefined;
  }

  #open(): Promise<IDBDatabase> {
    this.#opening ??= openDatabase(NAME, VERSION, makeStores, () => (this.#opening = undefined));
    return this.#opening;
  }
}

function makeStores(db: IDBDatabase): void {
  db.createObjectStore('drafts', { keyPath: 'id' });
  db.createObjectStore('sealed', { keyPath: 'id' });
  db.createObjectStore('files', { keyPath: 'id' }).createIndex('caseId', 'caseId');
}

// Any script of the host page can write here too, so what is read is looked at before it is used.
function isRecord(store: StoreName, record: unknown): boolean {
  if (typeof record !== 'object' || record === null) return false;
  const { id, draft, at, command, code, caseId, name, size } = record as Record<string, unknown>;
  if (typeof id !== 'string') return false;
  switch (store) {
    case 'drafts':
      return typeof draft === 'object' && draft !== null && typeof at === 'number';
    case 'sealed':
      return typeof command === 'object' && command !== null && typeof code === 'string';
    case 'files':
      return typeof caseId === 'string' && typeof name === 'string' && typeof size === 'number';
  }
}
