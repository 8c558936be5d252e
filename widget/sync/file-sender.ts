import { alone } from './alone.ts';
import type { ReactiveController } from 'lit';
import { verifierOf } from '#shared/proof/code.ts';
import type { KeptFile, Store } from './store.ts';
import { removeUpload, sendFile, type Sent } from './uploads.ts';

/** Whose files, and what shows that they may be sent: the code of a case, or its verifier where only that is known. */
export type Sending = { readonly caseId: string } & Right;
type Right = { readonly code: string } | { readonly verifier: string };

/** Where a file is: `offline` is a run that rests until the network or the server is back. */
export type FileState = 'waiting' | 'sending' | 'offline' | 'paused' | 'arrived' | 'refused';

/** A file and how far it came; `unkept` where this browser has no place for it, so that it lives as long as the page does. */
export type OnItsWay = {
  readonly file: Omit<KeptFile, 'bytes'>;
  readonly state: FileState;
  /** Bytes that the server has. */
  readonly sent: number;
  /** Why the server took it not. */
  readonly refusal?: string;
  readonly unkept?: true;
};

type Entry = { -readonly [Key in keyof OnItsWay]: OnItsWay[Key] } & {
  readonly right: Right;
  /** As long as they are nowhere else. */
  bytes?: ArrayBuffer | undefined;
  run?: AbortController;
};

const FIRST = { state: 'waiting', sent: 0 } as const;

/**
 * Sends files one after the other, those of a draft as well as those of a complaint that was filed days ago. Their bytes stay on the device also when they have arrived:
 * a server that was restored may ask for them again.
 */
export class FileSender implements ReactiveController {
  readonly #store: Store;
  readonly #apiNow: () => string;
  readonly #entries = new Map<string, Entry>();
  readonly #adopted = new Map<string, Promise<void>>();
  readonly #listeners = new Set<() => void>();
  #isWorking = false;
  #closed = false;

  constructor(store: Store, apiNow: () => string) {
    this.#store = store;
    this.#apiNow = apiNow;
  }

  hostConnected(): void {
    this.#closed = false;
    void this.#work();
  }

  hostDisconnected(): void {
    this.#closed = true;
    for (const { run } of this.#entries.values()) run?.abort();
  }

  /** Hears of every change. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** The files of one case, in the order in which they were added. */
  of(caseId: string): readonly OnItsWay[] {
    return [...this.#entries.values()]
      .filter(({ file }) => file.caseId === caseId)
      .sort((one, other) => one.file.at - other.file.at);
  }

  /** Keeps a file for good, where that can be done, and begins to send it. */
  async add(kept: KeptFile & { bytes: ArrayBuffer }, right: Right, isToBeKept = true) {
    const { bytes, ...file } = kept;
    this.#put({ file, right, bytes, ...FIRST });
    let isKept = isToBeKept;
    if (isKept)
      await this.#store.write({ store: 'files', put: kept }).catch(() => (isKept = false));
    this.#set(file.id, isKept ? { bytes: undefined } : { unkept: true });
    void this.#work();
  }

  /** Takes up what is kept of a case, once, so that what didn't arrive yet goes on. */
  adopt(filing: Sending): Promise<void> {
    const adopted = this.#adopted.get(filing.caseId) ?? this.#adopt(filing);
    this.#adopted.set(filing.caseId, adopted);
    return adopted;
  }

  /** Offers the files of a case anew to a server that may have lost them. */
  async offerAgain(filing: Sending): Promise<void> {
    await this.adopt(filing);
    for (const { file } of this.of(filing.caseId)) {
      const { arrived: _, ...kept } = (await this.#store.get('files', file.id)) ?? {};
      if (kept) await this.#store.write({ store: 'files', put: kept as KeptFile });
      this.#set(file.id, FIRST);
    }
    void this.#work();
  }

  pause(id: string): void {
    this.#set(id, { state: 'paused' });
    this.#entries.get(id)?.run?.abort();
  }

  /** Goes on with what was paused, or tries again what was refused. */
  resume(id: string): void {
    this.#set(id, { state: 'waiting' });
    void this.#work();
  }

  /** Takes a file away, here and on the server. */
  async remove(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    entry.run?.abort();
    this.#tell();
    await this.#store.write({ store: 'files', remove: id }).catch(() => {});
    await removeUpload(await this.#target(entry), { ...entry.file, bytes: new ArrayBuffer() });
  }

  /** Takes the files of a case from the device and keeps them in this page alone. */
  async unkeep(caseId = ''): Promise<void> {
    for (const { file } of this.of(caseId)) {
      const { bytes } = (await this.#store.get('files', file.id).catch(() => undefined)) ?? {};
      this.#set(file.id, { bytes, unkept: true });
      await this.#store.write({ store: 'files', remove: file.id }).catch(() => {});
    }
  }

  /** Lets go of the files of a case; the server keeps what it has. */
  forget(caseId = ''): void {
    for (const { file } of this.of(caseId)) {
      this.#entries.get(file.id)?.run?.abort();
      this.#entries.delete(file.id);
    }
    this.#tell();
  }

  async #adopt({ caseId, ...right }: Sending): Promise<void> {
    for (const { bytes: _, ...file } of await this.#store.filesOf(caseId).catch(() => []))
      if (!this.#entries.has(file.id))
        this.#put({
          file,
          right,
          ...(file.arrived ? { state: 'arrived', sent: file.size } : FIRST),
        });
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (;;) {
      const entry = [...this.#entries.values()].find(({ state }) => state === 'waiting');
      if (!entry || this.#closed) break;
      await this.#run(entry);
    }
    this.#isWorking = false;
  }

  async #run(entry: Entry): Promise<void> {
    const { id } = entry.file;
    const run = new AbortController();
    entry.run = run;
    entry.state = 'sending';
    this.#tell();
    const sent = await this.#alone(id, run.signal, () => this.#send(entry, run));
    if (!this.#entries.has(id)) return;
    if (sent === 'arrived') {
      this.#set(id, { state: 'arrived', sent: entry.file.size });
      const kept = await this.#store.get('files', id).catch(() => undefined);
      // Gone when it was removed meanwhile; then it isn't put back.
      if (kept && this.#entries.has(id))
        await this.#store
          .write({ store: 'files', put: { ...kept, arrived: true } })
          .catch(() => {});
    } else if (sent !== 'stopped') this.#set(id, { state: 'refused', refusal: sent.refused });
    else if (this.#entries.get(id)?.state !== 'paused') {
      this.#entries.delete(id);
      this.#put({ ...entry, state: 'waiting' });
    }
  }

  // Two tabs never send the same file at once.
  async #alone(id: string, signal: AbortSignal, work: () => Promise<Sent>): Promise<Sent> {
    try {
      return await alone(`sfs-complaint/file/${id}`, work, { signal });
    } catch {
      return 'stopped';
    }
  }

  async #send(entry: Entry, run: AbortController): Promise<Sent> {
    const { id } = entry.file;
    const kept = entry.bytes
      ? undefined
      : await this.#store.get('files', id).catch(() => undefined);
    if (kept?.arrived) return 'arrived';
    const bytes = entry.bytes ?? kept?.bytes;
    if (!bytes) return { refused: 'notKept' };
    return sendFile(
      await this.#target(entry),
      { ...entry.file, bytes },
      run.signal,
      (sent, waits) => {
        if (!run.signal.aborted) this.#set(id, { sent, state: waits ? 'offline' : 'sending' });
      },
    );
  }

  async #target({ right }: Entry) {
    const verifier =
      'verifier' in right ? right.verifier : await verifierOf(crypto.subtle, right.code);
    return { api: this.#apiNow(), verifier };
  }

  #put(entry: Entry): void {
    this.#entries.set(entry.file.id, entry);
    this.#tell();
  }

  #set(id: string, change: Partial<Entry>): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    Object.assign(entry, change);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
