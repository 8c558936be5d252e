import type { FileAnnouncement } from '#shared/api/files.ts';
import type { Files } from '../files/files.ts';
import type { PartHost } from '../part.ts';
import type { FileSender, Sending } from '../sync/file-sender.ts';

type Held = readonly Pick<FileAnnouncement, 'id' | 'size'>[];

/** Makes the files of an open case; loads what prepares, keeps and sends them. */
export async function createAttaching(host: PartHost, sending: Sending): Promise<Attaching> {
  const [{ keepingOf }, { createFiles }] = await Promise.all([
    import('../sync/keeping.ts'),
    import('../files/files.ts'),
  ]);
  const sender = await (await keepingOf(host)).files();
  return new Attaching(await createFiles(host, sender), sender, sending);
}

/** Files that go with a message: sent from the moment they are chosen, named by the command that follows. */
export class Attaching {
  readonly files: Files;
  readonly #sender: FileSender;
  readonly #sending: Sending;
  /** What a command of this page has named, also before the case shows it. */
  readonly #named = new Map<string, FileAnnouncement>();

  constructor(files: Files, sender: FileSender, sending: Sending) {
    this.files = files;
    this.#sender = sender;
    this.#sending = sending;
  }

  /** The field and what was chosen; `held` are the files of the case, which count within its limits. */
  render(held: Held): unknown {
    const others = held.filter(({ id }) => !this.#named.has(id));
    this.#follow([...others, ...this.#named.values()]);
    return this.files.render();
  }

  /** What was named and is still on its way. */
  renderRest(held: Held): unknown {
    if (this.#named.size === 0) return undefined;
    this.#follow(held.filter(({ id }) => !this.#named.has(id)));
    return this.files.pending > 0 ? this.files.renderRest() : undefined;
  }

  /** Remembers what a command has named; its files stay with the case from then on. */
  name(files: readonly FileAnnouncement[]): void {
    for (const file of files) this.#named.set(file.id, file);
  }

  /** Takes away what was chosen and not named. */
  async giveUp(): Promise<void> {
    for (const { id } of await this.files.announcements())
      if (!this.#named.has(id)) void this.#sender.remove(id);
  }

  #follow(held: Held): void {
    const filing = () => Promise.resolve(this.#sending);
    this.files.follow({ known: this.#sending, isToBeKept: true, filing, held });
  }
}
