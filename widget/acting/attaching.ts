import type { FileAnnouncement } from '#shared/api/files.ts';
import type { Files } from '../files/files.ts';
import type { PartHost } from '../part.ts';
import type { FileSender, Sending } from '../sync/file-sender.ts';
import type { Store } from '../sync/store.ts';

/** A file as a case names it. */
type Named = Pick<FileAnnouncement, 'id' | 'size'>;

/** Makes the files of an open case; loads what prepares, keeps and sends them. What this device still has of the case goes on at once. */
export async function createAttaching(host: PartHost, sending: Sending): Promise<Attaching> {
  const [{ keepingOf }, { createFiles }] = await Promise.all([
    import('../sync/keeping.ts'),
    import('../files/files.ts'),
  ]);
  const keeping = await keepingOf(host);
  const sender = await keeping.files();
  await sender.adopt(sending);
  const attaching = new Attaching(await createFiles(host, sender), sender, sending);
  // Filed on this device, its files stay until the receipt is put away.
  const isOurs = keeping.outbox.items.some(
    ({ sealed }) => sealed.command.caseId === sending.caseId,
  );
  if (!isOurs) sender.listen(() => void attaching.letGo(keeping.store));
  return attaching;
}

/** Files that go with a message: sent from the moment they are chosen, named by the command that follows. */
export class Attaching {
  readonly files: Files;
  readonly #sender: FileSender;
  readonly #sending: Sending;
  /** What a command of this page has named, also before the case shows it. */
  #named: readonly Named[] = [];
  readonly #gone = new Set<string>();

  constructor(files: Files, sender: FileSender, sending: Sending) {
    this.files = files;
    this.#sender = sender;
    this.#sending = sending;
  }

  /** The field and what was chosen; `held` are the files of the case, which count within its limits. */
  render(held: readonly Named[], isToBeKept: boolean): unknown {
    this.#know(held);
    this.#follow(this.#named, isToBeKept);
    return this.files.render();
  }

  /** What was named and is still on its way from this device. */
  renderRest(held: readonly Named[], isToBeKept: boolean): unknown {
    this.#know(held);
    const chosen = this.#sender
      .of(this.#sending.caseId)
      .filter(({ file }) => !this.#named.some(({ id }) => id === file.id));
    this.#follow(
      chosen.map(({ file }) => file),
      isToBeKept,
    );
    return this.files.pending > 0 ? this.files.renderRest(!isToBeKept) : undefined;
  }

  /** Remembers what a command has named; its files stay with the case from then on. */
  name(files: readonly FileAnnouncement[]): void {
    this.#know(files);
  }

  /** Takes away what was chosen and not named. */
  async giveUp(): Promise<void> {
    const named = new Set(this.#named.map(({ id }) => id));
    for (const { file } of this.#sender.of(this.#sending.caseId))
      if (!named.has(file.id)) await this.#sender.remove(file.id);
  }

  /** The server has it and the case names it: the device needn't keep it. */
  async letGo(store: Store): Promise<void> {
    for (const { file, state } of this.#sender.of(this.#sending.caseId)) {
      const { id } = file;
      const isNamed = this.#named.some((named) => named.id === id);
      if (state !== 'arrived' || !isNamed || this.#gone.has(id)) continue;
      this.#gone.add(id);
      await store.write({ store: 'files', remove: id }).catch(() => {});
    }
  }

  #know(named: readonly Named[]): void {
    const others = this.#named.filter(({ id }) => !named.some((one) => one.id === id));
    this.#named = [...others, ...named];
  }

  #follow(held: readonly Named[], isToBeKept: boolean): void {
    const filing = () => Promise.resolve(this.#sending);
    this.files.follow({ known: this.#sending, isToBeKept, filing, held });
  }
}
