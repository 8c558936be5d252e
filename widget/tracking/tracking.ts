import type { TemplateResult } from 'lit';
import type { CaseFile } from '#shared/api/files.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import { verifierOf } from '#shared/proof/code.ts';
import type { SavedKeys } from '#shared/proof/saved-keys.ts';
import type { CaseTexts } from '#shared/texts/case.ts';
import { fill } from '#shared/texts/msg.ts';
import { focusOn, type Part, type PartHost } from '../part.ts';
import { Feed, type FeedListener } from '../sync/feed.ts';
import { loadCase } from '../texts.ts';
import type { LostCode } from '../lost-code/lost-code.ts';
import type { OtherWays } from '../opening/other-ways.ts';
import type { Key, Session, Tracked } from '../session/session.ts';
import { renderCase } from './case-view.ts';
import { type KeyError, readKeys, renderOpening, type TrackingTexts } from './opening.ts';

export { styles } from './tracking.styles.ts';

/** Coming back: the case is opened with reference and code, and what was filed is read. */
export async function createPart(host: PartHost): Promise<Part> {
  const part = new Tracking(host);
  await part.speak();
  return part;
}

const FILES_MS = 15_000;

class Tracking implements Part, FeedListener {
  readonly #host: PartHost;
  #reference = '';
  #code = '';
  #error: KeyError | undefined;
  /** How to open it without typing; loaded when the two fields are first shown. */
  #ways: OtherWays | undefined;
  #isLoadingWays = false;
  #token: string | undefined;
  /** What the case was opened with: kept in the page as long as somebody is there, so that a session can end without them. */
  #key: Key | undefined;
  #case: Case | undefined;
  #entries: readonly CaseEntry[] = [];
  /** The time of the last entry: a device whose clock is behind shows a missed promise all the same. */
  #latest = 0;
  #feed: Feed | undefined;
  /** Which files are there and which are awaited; the log doesn't say that. */
  #files: readonly CaseFile[] = [];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Said to who can't see what changed; undefined as long as nothing did. */
  #news: string | undefined;
  #texts: CaseTexts | undefined;

  /** Stands in place of the two fields while a link to a new code is asked for. */
  #lost: LostCode | undefined;
  /** What goes with the open case: loaded once it is open. The one before has what was typed, where the case was closed by itself. */
  #session: Session | 'failed' | undefined;
  #before: Session | undefined;

  constructor(host: PartHost) {
    this.#host = host;
  }

  #loadSession = async (): Promise<void> => {
    const key = this.#key;
    if (!key) return;
    try {
      const { createSession } = await import('../session/session.ts');
      const session = await createSession(this.#host, key, this.#tracked, this.#before);
      if (this.#key !== key) return session.end();
      this.#session = session;
    } catch {
      this.#session = 'failed';
    }
    this.#host.requestUpdate();
  };

  get #tracked(): Tracked {
    return {
      texts: () => this.#t,
      token: () => this.#token,
      onToken: this.#follow,
      onEnd: this.#end,
    };
  }

  async speak(): Promise<void> {
    this.#texts = await loadCase(this.#host.language);
  }

  get #t(): TrackingTexts {
    if (!this.#texts) throw new Error('A case was drawn before its texts were there.');
    return { ...this.#host.sight, ...this.#host.form, ...this.#texts };
  }

  render(): TemplateResult {
    this.#takeLink();
    if (this.#case) return this.#renderCase(this.#case);
    if (this.#lost) return this.#lost.render();
    void this.#loadWays();
    return renderOpening(this.#t, {
      reference: this.#reference,
      code: this.#code,
      error: this.#error,
      onReference: (value) => this.#type(value, { reference: value }),
      onCode: (value) => this.#type(value, { code: value }),
      onSubmit: this.#onSubmit,
      onUse: this.#onUse,
      onLost: this.#onLost,
      onBack: () => this.#host.go('procedure'),
      kept: this.#ways?.renderKept(),
      file: this.#ways?.renderFile(),
    });
  }

  #renderCase(case_: Case): TemplateResult {
    return renderCase(this.#t, this.#host.language, {
      ...{ case_, entries: this.#entries, files: this.#files, news: this.#news },
      today: brusselsTime(Math.max(Date.now(), this.#latest)).date,
      session: this.#session,
      ...{ onRetry: this.#loadSession, onLeave: this.#onLeave },
    });
  }

  // One paste of all that was saved fills both.
  #type(value: string, typed: Partial<SavedKeys>): void {
    this.#reference = typed.reference ?? this.#reference;
    this.#code = typed.code ?? this.#code;
    this.#ways?.read(value);
    // What is filled in later differs from what was typed, and not from what was filled in before.
    this.#host.requestUpdate();
  }

  #takeLink(): void {
    const [reference = '', code] = this.#host.takeKeys().split('.');
    if (!code || reference === this.#case?.reference) return;
    if (this.#case) this.#endSession();
    this.#lost = undefined;
    this.#fill({ reference, code });
  }

  #fill = ({ reference, code }: SavedKeys): void => {
    this.#reference = reference;
    this.#code = code;
    this.#error = undefined;
    this.#host.requestUpdate();
  };

  async #loadWays(): Promise<void> {
    if (this.#isLoadingWays) return;
    this.#isLoadingWays = true;
    try {
      const { createOtherWays } = await import('../opening/other-ways.ts');
      const listener = { onKeys: this.#fill, onOpen: this.#openKept };
      if (this.#ways) await this.#ways.look();
      else this.#ways = await createOtherWays(this.#host, listener);
      this.#host.requestUpdate();
    } catch {
      // The two fields are enough.
    }
  }

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const keys = readKeys(this.#t, { reference: this.#reference, code: this.#code });
    this.#error =
      'field' in keys
        ? keys
        : await this.#open(keys.reference, await verifierOf(crypto.subtle, keys.code));
    void focusOn(this.#host, this.#error ? `#${this.#error.field}` : '[data-heading]');
  };

  #onLost = async (): Promise<void> => {
    try {
      const { LostCode: Loaded } = await import('../lost-code/lost-code.ts');
      const onBack = () => {
        this.#lost = undefined;
        void focusOn(this.#host, '[data-heading]');
      };
      const around = { host: this.#host, texts: () => this.#t, onBack };
      this.#lost = await Loaded.load(around, this.#reference);
      void focusOn(this.#host, '[data-heading]');
    } catch {
      this.#error = { field: 'code', text: this.#t.openFailed };
      void focusOn(this.#host, '#code');
    }
  };

  #openKept = async (reference: string, verifier: string, gone: string): Promise<void> => {
    this.#error = await this.#open(reference, verifier);
    if (this.#error?.text === this.#t.notOpened) this.#error = { field: 'code', text: gone };
    if (this.#error) this.#reference = reference;
    void focusOn(this.#host, this.#error ? '#code' : '[data-heading]');
  };

  #onUse = (code: string): void => {
    this.#code = code;
    this.#error = undefined;
    void focusOn(this.#host, '#code');
  };

  async #open(reference: string, verifier: string): Promise<KeyError | undefined> {
    const t = this.#t;
    const reply = await this.#host.client.openSession(reference, verifier);
    if ('unreachable' in reply) return { field: 'code', text: t.openFailed };
    if ('problem' in reply) {
      const { retryAfterSeconds: seconds } = reply;
      return { field: 'code', text: seconds ? fill(t.tooManyTries, { seconds }) : t.notOpened };
    }
    const { token, caseId, deviceKey } = reply.answer;
    const first = await this.#host.client.events(token, '');
    if (!('answer' in first)) return { field: 'code', text: t.openFailed };
    this.#reference = reference;
    this.#code = '';
    this.#key = { caseId, reference, verifier, deviceKey };
    // The files of a case are asked for with the token.
    this.#follow(token, first.answer.next);
    this.#fold(first.answer.entries);
    void this.#loadSession();
    return undefined;
  }

  #follow = (token: string, cursor = this.#feed?.cursor ?? ''): void => {
    this.#unfollow();
    this.#token = token;
    this.#feed = new Feed(this.#host.client, token, cursor, this);
    this.#host.addController(this.#feed);
  };

  #unfollow(): void {
    if (this.#feed) this.#host.removeController(this.#feed);
    this.#feed?.hostDisconnected();
    this.#feed = undefined;
  }

  onEntries(entries: readonly CaseEntry[]): void {
    this.#fold(entries);
    this.#news = fill(this.#t.updatedAt, {
      time: new Date().toLocaleTimeString(this.#host.language, {
        ...{ timeStyle: 'short', timeZone: 'Europe/Brussels' },
      }),
    });
    this.#host.requestUpdate();
  }

  onReset(): void {
    this.#case = NO_CASE;
    this.#entries = [];
    this.#latest = 0;
    this.#opened?.offerAgain();
  }

  onSignedOut(): void {
    if (this.#opened && this.#token) this.#opened.signOut(this.#token);
    else this.#end();
  }

  get #opened(): Session | undefined {
    return this.#session === 'failed' ? undefined : this.#session;
  }

  /** Closes the case and asks for its code again; what was typed and done in it stays. */
  #end = (): void => {
    this.#endSession();
    this.#error = { field: 'code', text: this.#t.signedOut };
    void focusOn(this.#host, '#code');
  };

  #fold(entries: readonly CaseEntry[]): void {
    this.#case = entries.reduce(evolve, this.#case ?? NO_CASE);
    this.#entries = [...this.#entries, ...entries];
    this.#latest = Math.max(this.#latest, ...entries.map(({ at }) => Date.parse(at) || 0));
    void this.#readFiles();
  }

  async #readFiles(): Promise<void> {
    const token = this.#token;
    const isWithFiles = this.#entries.some(
      ({ body }) => (body as { files?: unknown } | null)?.files,
    );
    if (!token || !isWithFiles) return;
    const reply = await this.#host.client.viewCase(token, this.#key?.caseId ?? '');
    // What was shown stays where nothing comes; and another case may be open by now.
    if (!('answer' in reply) || token !== this.#token) return;
    this.#files = reply.answer.files ?? [];
    this.#awaitFiles();
    this.#host.requestUpdate();
  }

  // The log says nothing when a file comes, so who waits for one looks again, as long as somebody sees it.
  #awaitFiles = (): void => {
    clearTimeout(this.#waiting);
    if (!this.#host.isConnected || !this.#files.some(({ state }) => state === 'awaited')) return;
    this.#waiting = setTimeout(
      document.hidden ? this.#awaitFiles : () => void this.#readFiles(),
      FILES_MS,
    );
  };

  #endSession(): void {
    if (this.#token) void this.#host.client.endSession(this.#token);
    this.#unfollow();
    clearTimeout(this.#waiting);
    this.#opened?.end();
    this.#before = this.#opened;
    this.#session = undefined;
    this.#key = undefined;
    this.#token = undefined;
    this.#files = [];
    this.#case = undefined;
    this.#entries = [];
    this.#latest = 0;
    this.#news = undefined;
    // What this device opens may have changed meanwhile.
    this.#isLoadingWays = false;
  }

  #onLeave = (): void => {
    if (this.#opened?.mayLeave() === false) return;
    this.#endSession();
    this.#before = undefined;
    this.#reference = '';
    this.#code = '';
    this.#host.go('procedure');
  };
}
