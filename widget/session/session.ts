import type { TemplateResult } from 'lit';
import type { CaseFile } from '#shared/api/files.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import type { Case } from '#shared/case/evolve.ts';
import { REFUSALS } from '#shared/case/decide.ts';
import { type CustomerCommand, predict } from '#shared/case/predict.ts';
import { commandOf } from '#shared/procedure/customer-acts.ts';
import { stepsOf } from '#shared/procedure/steps.ts';
import type { WayOut } from '#shared/procedure/ways-out.ts';
import type { Acts } from '../acting/acts.ts';
import { focusOn, type PartHost } from '../part.ts';
import { Spoken } from '../spoken.ts';
import type { TrackingTexts } from '../tracking/opening.ts';
import { CaseStore } from './case-store.ts';
import { CaseWords } from './case-words.ts';
import { CommandBox } from './command-box.ts';
import { renderDevice } from './device-view.ts';
import { foresee, type Foreseen } from './foresee.ts';
import type { Given } from './given.ts';
import { Idle } from './idle.ts';
import { Leaving } from './leaving.ts';
import { Reopening } from './reopening.ts';
import {
  type Keeps,
  type SessionView,
  renderState,
  renderStates,
  renderWarning,
} from './session-view.ts';
import { renderSteps } from './steps-view.ts';
import { type ActingTexts, SESSION } from './texts.ts';
import { Typed } from './typed.ts';

/** A case that was opened, and with what. */
export type Key = {
  caseId: string;
  reference: string;
  verifier: string;
  /** Hides what this device keeps of the case; the verifier does where a server gives none. */
  deviceKey?: string | undefined;
};

/** What the session asks of the view that it belongs to. */
export type Tracked = {
  texts: () => TrackingTexts;
  token: () => string | undefined;
  /** A session was opened again, without the person. */
  onToken: (token: string) => void;
  /** The case is to be closed, and its code asked for again. */
  onEnd: () => void;
};

/** What goes with a case as long as it is open: what was done and typed in it, what of that the device keeps, and its end when nobody is there. */
export async function createSession(
  host: PartHost,
  key: Key,
  tracked: Tracked,
  before: Session | undefined,
): Promise<Session> {
  const [spoken, { Acts: Loaded }] = await Promise.all([
    Spoken.load(host, SESSION),
    import('../acting/acts.ts'),
  ]);
  const session = new Session(host, key, tracked, spoken);
  // What was being typed and done when the case was closed by itself; another case begins anew.
  await session.begin(before?.key.caseId === key.caseId ? before : undefined);
  session.acts ??= new Loaded(host, session);
  session.acts.session = session;
  return session;
}

export class Session {
  readonly key: Key;
  /** What can be done in the case. */
  acts: Acts | undefined;
  readonly #host: PartHost;
  readonly #tracked: Tracked;
  readonly #spoken: SessionView['spoken'];
  readonly #store = new CaseStore();
  readonly #words: CaseWords;
  readonly #box: CommandBox;
  readonly #reopening: Reopening;
  readonly #typed: Typed;
  readonly #leaving = new Leaving(() => this.#isAtRisk);
  #isLeaving = false;
  #case: Case | undefined;
  #idle: Idle | undefined;
  #keeps: Keeps = 'words';
  #deviceSaid: SessionView['deviceSaid'];
  /** Of which the state is told aloud: the last that was given here. */
  #last: string | undefined;

  constructor(host: PartHost, key: Key, tracked: Tracked, spoken: SessionView['spoken']) {
    this.#host = host;
    this.key = key;
    this.#tracked = tracked;
    this.#spoken = spoken;
    this.#words = new CaseWords(this.#store, key.caseId, key.deviceKey ?? key.verifier);
    this.#typed = new Typed(key.caseId, this.#words, () => this.mayKeep);
    const { token, onEnd: onRefused } = tracked;
    const post = {
      ...{ api: () => host.client, language: () => host.language, token },
      onSignedOut: (unknown: string) => this.signOut(unknown),
    };
    this.#box = new CommandBox(key.caseId, post, this.#words, () => host.requestUpdate());
    const onToken = (anew: string) => {
      tracked.onToken(anew);
      void this.#box.work(true);
    };
    const open = () => host.client.openSession(key.reference, key.verifier);
    this.#reopening = new Reopening(open, { token, onToken, onRefused });
  }

  /** Reads what this device has of the case, goes on with what the session before held, and sends what is waiting. */
  async begin(before?: Session): Promise<void> {
    const cases = await this.#store.cases().catch(() => []);
    if (cases.some(({ id }) => id === this.key.caseId)) this.#keeps = 'open';
    // The session before this one may not have let go yet.
    await this.#typed.read(before ? 5 : 1);
    if (before) {
      this.acts = before.acts;
      this.#last = before.#last;
      if (before.#keeps === 'nothing') this.#keeps = 'nothing';
      await this.#box.takeOver(before.#box);
    }
    this.#host.addController(this.#box);
    this.#host.addController(this.#leaving);
    this.#watch();
  }

  /** Who kept the case open here doesn't want it to close. */
  #watch(): void {
    if (this.#idle) this.#host.removeController(this.#idle);
    this.#idle?.hostDisconnected();
    this.#idle = undefined;
    if (this.#keeps === 'open') return;
    const onChange = () => this.#host.requestUpdate();
    this.#idle = new Idle({ onChange, onEnd: this.#tracked.onEnd });
    this.#host.addController(this.#idle);
  }

  /** The case with what was done in it and isn't heard of yet. */
  foresee(case_: Case, entries: readonly CaseEntry[]): Foreseen {
    this.#case = case_;
    return foresee(case_, entries, this.#box.given);
  }

  /** Does something in the case. Resolves once it is kept on the device, or is known not to be; it goes to the server by itself. */
  async give(command: CustomerCommand, { seq }: Case): Promise<void> {
    this.#last = await this.#box.give(command, seq, this.#typed.given());
    this.#host.requestUpdate();
  }

  /** Everything that acting in the case is said with, in the language of the element. */
  get texts(): ActingTexts {
    return { ...this.#tracked.texts(), ...this.#spoken.texts };
  }

  /** What asking for something of the case takes. */
  get opened(): { reference: string; caseId: string; token: string } {
    const { reference, caseId } = this.key;
    return { reference, caseId, token: this.#tracked.token() ?? '' };
  }

  /** Whether what is written and chosen may stay on this device. */
  get mayKeep(): boolean {
    return this.#keeps !== 'nothing';
  }

  /** What was being written when the page was left, as `keepTyped` had it; undefined for nothing. */
  get typed(): unknown {
    return this.#typed.value;
  }

  /** Keeps what is being written, at every pause; undefined takes it away, because it was given or given up. */
  keepTyped(typed: unknown): void {
    this.#typed.keep(typed);
  }

  /** Whether something that was done or typed would be lost with this page. */
  get #isAtRisk(): boolean {
    return this.#box.isHolding || this.#typed.isAtRisk;
  }

  // Said once the person asked to go.
  get #leavesBehind(): SessionView['leavesBehind'] {
    if (!this.#isLeaving) return undefined;
    if (this.#isAtRisk) return 'pendingLost';
    return this.#box.isWaiting ? 'pendingWaits' : undefined;
  }

  /** The server has another log than before. */
  offerAgain(): void {
    void this.#box.offerAgain();
  }

  /** Whether the person may go now. Where that would lose something that was done or typed, or leave it unsent, it is said first; who asks again goes. */
  mayLeave(): boolean {
    const may = this.#isLeaving || !(this.#isAtRisk || this.#box.isWaiting);
    this.#isLeaving = !may;
    this.#host.requestUpdate();
    return may;
  }

  /** The server no longer knows this token; another one is asked for, without the person. */
  signOut = (token: string): void => this.#reopening.signOut(token);

  /** Ends with the case: nothing is sent any more, and what is kept stays kept. */
  end(): void {
    this.#reopening.end();
    for (const controller of [this.#box, this.#leaving, this.#idle])
      if (controller) {
        this.#host.removeController(controller);
        controller.hostDisconnected();
      }
    void this.#typed.end().then(() => this.#store.close());
  }

  get #view(): SessionView {
    return {
      spoken: this.#spoken,
      t: this.texts,
      language: this.#host.language,
      reference: this.key.reference,
      box: this.#box,
      keeps: this.#keeps,
      deviceSaid: this.#deviceSaid,
      leavesBehind: this.#leavesBehind,
      mayRetry: this.#mayRetry,
      onRetry: this.#retry,
      onKeeps: (keeps) => void this.#keep(keeps),
      onGone: () => void focusOn(this.#host, '[data-heading]'),
      onWays: () => void focusOn(this.#host, '#ways'),
      onStay: () => this.#idle?.use(),
    };
  }

  /** Where the case stands in the procedure. */
  renderSteps = (case_: Case, today: CivilDate): unknown =>
    renderSteps(stepsOf(this.texts, case_, today));

  renderActs = (case_: Case, files: readonly CaseFile[]): unknown =>
    this.acts?.render(case_, files);

  /** What can be prepared for an outside body. */
  renderWay = (way: WayOut, case_: Case): unknown => this.acts?.renderWay(way, case_);

  /** That the case is about to close, while it is. */
  renderWarning = (): unknown => renderWarning(this.#view, this.#idle?.endsAt);

  /** Where the last thing is that was done here, and what could not be sent. */
  renderStates = (): TemplateResult =>
    renderStates(
      this.#view,
      this.#box.given.find(({ id }) => id === this.#last),
    );

  /** Where one command is, for the entry that tells it. */
  renderState = (given: Given): TemplateResult => renderState(this.#view, given);

  /** What this device keeps of the case, to be chosen. */
  renderDevice = (): TemplateResult => renderDevice(this.#view);

  // A message that came too late for an open case is another command, in place of the one that was refused.
  #anew({ command }: Given): CustomerCommand {
    const isMessage = command.type === 'addInformation' || command.type === 'sendMessage';
    const type = isMessage && this.#case ? commandOf('write', this.#case) : command.type;
    return { ...command, type } as CustomerCommand;
  }

  // What was refused is refused again as long as the core says so. Any other answer may be another one next time.
  #mayRetry = (given: Given): boolean => {
    const isRefused = REFUSALS.some((refusal) => refusal === given.parked);
    return !isRefused || !!(this.#case && predict(this.#case, this.#anew(given), given.at));
  };

  #retry = async (given: Given): Promise<void> => {
    const command = this.#anew(given);
    if (command.type === given.command.type) return this.#box.retry(given);
    this.#last = await this.#box.give(command, given.base, given.id);
    await this.#box.forget(given);
  };

  async #keep(keeps: Keeps): Promise<void> {
    const { caseId: id, reference, verifier } = this.key;
    this.#keeps = keeps;
    this.#deviceSaid = undefined;
    // Before anything is taken away: until it is sent, what was done lives on in this page.
    await this.#box.keepAll(keeps !== 'nothing');
    try {
      if (keeps === 'open') await this.#store.keepCase({ id, reference, verifier, at: Date.now() });
      else await this.#store.forgetCase(id);
      if (keeps === 'nothing') await this.#words.forgetAll();
      if (keeps === 'nothing') this.#deviceSaid = 'deviceForgotten';
    } catch {
      this.#deviceSaid = 'deviceRefuses';
      this.#keeps = 'nothing';
      await this.#box.keepAll(false);
    }
    if (this.#typed.value !== undefined) await this.#typed.keepNow();
    this.#watch();
    this.#host.requestUpdate();
  }
}
