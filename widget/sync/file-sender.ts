import type { ReactiveController } from 'lit';
import { verifierOf } from '#shared/proof/code.ts';
import { alone } from './alone.ts';
import { ownRestMs } from './deliver.ts';
import type { KeptFile, Store } from './store.ts';
import { LONGEST_REST_MS, removeUpload, sendFile, type Sent } from './uploads.ts';

/** Whose files, and what shows that they may be sent: the code of a case, or its verifier where only that is known. */
export type Sending = Right & { readonly caseId: string };
type Right = { readonly code?: string; readonly verifier?: string };

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
  /** How often in a row the server couldn't take it, and when it is its turn again, by a clock that nobody can set. */
  breaks?: number;
  nextAt?: number;
};

/** A timer that is set for longer than 24 days goes off at once. */
const LOOK_MS = 3_600_000;

const FIRST = { state: 'waiting', sent: 0 } as const;

/**
 * Sends files one after the other, and comes back to one that the server can't take now when it has sent the others; those of a draft as well as those of a complaint that was filed days ago. Their bytes stay on the device also when they have arrived:
 * a server that was restored may ask for them again.
 */
export class FileSender implements ReactiveController {
  readonly #store: Store;
  readonly #apiNow: () => string;
  readonly #entries = new Map<string, Entry>();
  readonly #adopted = new Map<string, Promise<void>>();
  readonly #listeners = new Set<() => void>();
  #running: Entry | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
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
    clearTimeout(this.#timer);
    for (const { run } of this.#entries.values()) run?.abort();
  }

  /** Hears of every change. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Whether files would be lost with this page. */
  get isAtRisk(): boolean {
    return [...this.#entries.values()].some((on) => on.unkept && on.state !== 'arrived');
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
    this.#set(id, { state: 'waiting', nextAt: 0 });
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
    clearTimeout(this.#timer);
    while (!this.#closed && !this.#running) {
      const entry = this.#next();
      if (!entry) return this.#plan();
      this.#running = entry;
      await this.#run(entry);
      this.#running = undefined;
    }
    // One that only rests makes room for whoever can go on.
    if (this.#running?.nextAt && this.#next()) this.#running.run?.abort();
  }

  #next(): Entry | undefined {
    return this.#waiting().find(({ nextAt = 0 }) => nextAt <= performance.now());
  }

  #waiting(): readonly Entry[] {
    return [...this.#entries.values()].filter(({ state }) => state === 'waiting');
  }

  #plan(): void {
    const next = Math.min(...this.#waiting().map(({ nextAt = 0 }) => nextAt));
    if (next < Infinity)
      this.#timer = setTimeout(
        () => void this.#work(),
        Math.min(next - performance.now(), LOOK_MS),
      );
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
      (sent, waits, restMs) => {
        if (run.signal.aborted) return;
        if (sent > entry.sent) entry.breaks = 0;
        this.#set(id, { sent, state: waits ? 'offline' : 'sending', nextAt: 0 });
        if (waits === 'server') this.#holdBack(entry, restMs);
      },
    );
  }

  #holdBack(entry: Entry, restMs = 0): void {
    entry.breaks = (entry.breaks ?? 0) + 1;
    entry.nextAt = performance.now() + Math.max(restMs, ownRestMs(entry.breaks, LONGEST_REST_MS));
    void this.#work();
  }

  async #target({ right: { code = '', verifier } }: Entry) {
    return {
      api: this.#apiNow(),
      verifier: verifier ?? (await verifierOf(crypto.subtle, code)),
    };
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
