import { html, nothing, type TemplateResult } from 'lit';
import type { Complaint } from '#shared/api/complaint.ts';
import type { CaseFile } from '#shared/api/files.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import { recourseOf } from '#shared/case/recourse.ts';
import { nextInWords, statusInWords } from '#shared/procedure/explain-case.ts';
import { timelineOf } from '#shared/procedure/timeline.ts';
import { waysOut } from '#shared/procedure/ways-out.ts';
import { draftOf } from '#shared/filing/draft-of.ts';
import { STEPS } from '#shared/filing/fields.ts';
import { readCode, verifierOf } from '#shared/proof/code.ts';
import { readReference } from '#shared/proof/reference.ts';
import type { CaseTexts } from '#shared/texts/case.ts';
import { fill } from '#shared/texts/msg.ts';
import { focusOn, type Part, type PartHost } from '../part.ts';
import { renderAnswers } from '../ui/answers.ts';
import { renderDates } from '../ui/dates.ts';
import { Feed, type FeedListener } from '../sync/feed.ts';
import { loadCase } from '../texts.ts';
import type { Acts } from '../acting/acts.ts';
import type { DossierTaking } from '../dossier/dossier.ts';
import { renderCaseFiles, renderTimeline, renderWaysOut } from './case-lines.ts';
import { type KeyError, renderOpening, type TrackingTexts } from './opening.ts';

export { styles } from '../filing/filing.styles.ts';

/** Coming back: the case is opened with reference and code, and what was filed is read. */
export async function createPart(host: PartHost): Promise<Part> {
  const part = new Tracking(host);
  await part.speak();
  return part;
}

class Tracking implements Part, FeedListener {
  readonly #host: PartHost;
  #reference = '';
  #code = '';
  #error: KeyError | undefined;
  #token: string | undefined;
  #caseId = '';
  #case: Case | undefined;
  #entries: readonly CaseEntry[] = [];
  /** The time of the last entry: a device whose clock is behind shows a missed promise all the same. */
  #latest = 0;
  #feed: Feed | undefined;
  /** Which files are there and which are awaited; the log doesn't say that. */
  #files: readonly CaseFile[] = [];
  /** Said to who can't see what changed; undefined as long as nothing did. */
  #news: string | undefined;
  #texts: CaseTexts | undefined;

  #dossier: DossierTaking | undefined;
  /** What can be done in the case: loaded once it is open. */
  #acts: Acts | 'failed' | undefined;

  constructor(host: PartHost) {
    this.#host = host;
  }

  #loadActs = async (): Promise<void> => {
    try {
      const { Acts: Loaded } = await import('../acting/acts.ts');
      this.#acts = new Loaded(this.#host, () => this.#t);
    } catch {
      this.#acts = 'failed';
    }
    this.#host.requestUpdate();
  };

  async speak(): Promise<void> {
    this.#texts = await loadCase(this.#host.language);
    await this.#dossier?.speak();
  }

  get #t(): TrackingTexts {
    if (!this.#texts) throw new Error('A case was drawn before its texts were there.');
    return { ...this.#host.sight, ...this.#host.form, ...this.#texts };
  }

  render(): TemplateResult {
    if (this.#case) return this.#renderCase(this.#case);
    return renderOpening(this.#t, {
      reference: this.#reference,
      code: this.#code,
      error: this.#error,
      onReference: (value) => (this.#reference = value),
      onCode: (value) => (this.#code = value),
      onSubmit: this.#onSubmit,
      onUse: this.#onUse,
      onBack: () => this.#host.go('procedure'),
    });
  }

  #renderCase(case_: Case): TemplateResult {
    const t = this.#t;
    const { language } = this.#host;
    const today = brusselsTime(Math.max(Date.now(), this.#latest)).date;
    return html`<h2 tabindex="-1" data-heading>${case_.reference}</h2>
      <p>
        <strong>${statusInWords(t, case_.status)}</strong> ${nextInWords(t, language, case_, today)}
      </p>
      <p class="quiet" role="status">${this.#news}</p>
      ${
        this.#token
          ? this.#renderActs({ case_, caseId: this.#caseId, token: this.#token })
          : nothing
      }
      <h3>${t.timeline}</h3>
      ${renderTimeline(language, timelineOf(t, language, case_, this.#entries))}
      <h3>${t.datesHeading}</h3>
      ${renderDates(t, language, clocksOf(case_, today))} ${this.#renderDossier(case_.reference)}
      <h3>${t.wayOut}</h3>
      ${renderWaysOut(t, waysOut(t, language, recourseOf(case_, today)))}
      <h3>${t.caseRead}</h3>
      ${this.#renderFiled(case_)} ${renderCaseFiles(t, this.#files)}
      <p class="actions"><button @click=${this.#onLeave}>${t.leave}</button></p>`;
  }

  #renderActs(opened: Parameters<Acts['render']>[0]): unknown {
    if (this.#acts !== 'failed') return this.#acts?.render(opened) ?? nothing;
    return html`<p role="alert">${this.#t.loadFailed}</p>
      <p class="actions"><button @click=${this.#loadActs}>${this.#t.retry}</button></p>`;
  }

  // Loaded when it is asked for; what can't be loaded can be asked for again.
  #renderDossier(reference: string): unknown {
    const [caseId, token] = [this.#caseId, this.#token];
    if (this.#dossier && token) return this.#dossier.render({ reference, caseId, token });
    return html`<p class="actions">
      <button @click=${this.#onDossier}>${this.#t.dossierTake}</button>
    </p>`;
  }

  #onDossier = async (): Promise<void> => {
    try {
      const { createDossier } = await import('../dossier/dossier.ts');
      this.#dossier = await createDossier(this.#host);
      void focusOn(this.#host, '#dossier');
    } catch {
      this.#news = this.#t.loadFailed;
      this.#host.requestUpdate();
    }
  };

  #renderFiled({ filed, quarantined }: Case): unknown {
    const t = this.#t;
    if (filed === undefined) return html`<p>${t.erased}</p>`;
    if (quarantined)
      return html`<p>${t.quarantined}</p>
        <p class="signed">${JSON.stringify(filed, null, 2)}</p>`;
    const draft = draftOf(filed as Complaint);
    return STEPS.map(
      ({ heading, fields }) =>
        html`<h4>${t[heading]}</h4>
          ${renderAnswers(t, fields, draft)}`,
    );
  }

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.#error = await this.#open();
    void focusOn(this.#host, this.#error ? `#${this.#error.field}` : '[data-heading]');
  };

  #onUse = (code: string): void => {
    this.#code = code;
    this.#error = undefined;
    void focusOn(this.#host, '#code');
  };

  async #open(): Promise<KeyError | undefined> {
    const t = this.#t;
    const reference = readReference(this.#reference);
    if (!reference) return { field: 'reference', text: t.referenceUnreadable };
    const read = readCode(this.#code);
    if ('suggestion' in read) {
      const { suggestion } = read;
      return { field: 'code', text: fill(t.codeSuggestion, { code: suggestion }), suggestion };
    }
    if ('problem' in read) {
      const texts = {
        length: t.codeLength,
        character: t.codeCharacter,
        unreadable: t.codeUnreadable,
      };
      return { field: 'code', text: texts[read.problem] };
    }
    const verifier = await verifierOf(crypto.subtle, read.code);
    const reply = await this.#host.client.openSession(reference, verifier);
    if ('unreachable' in reply) return { field: 'code', text: t.openFailed };
    if ('problem' in reply) {
      const { retryAfterSeconds: seconds } = reply;
      return { field: 'code', text: seconds ? fill(t.tooManyTries, { seconds }) : t.notOpened };
    }
    const { token, caseId } = reply.answer;
    const first = await this.#host.client.events(token, '');
    if (!('answer' in first)) return { field: 'code', text: t.openFailed };
    // What was typed for this case is still there when a session ended by itself; another case begins anew.
    if (caseId !== this.#caseId) this.#acts = undefined;
    if (!this.#acts) void this.#loadActs();
    this.#token = token;
    this.#caseId = caseId;
    this.#fold(first.answer.entries);
    this.#feed = new Feed(this.#host.client, token, first.answer.next, this);
    this.#host.addController(this.#feed);
    return undefined;
  }

  onEntries(entries: readonly CaseEntry[]): void {
    this.#fold(entries);
    this.#news = fill(this.#t.updatedAt, {
      time: new Date().toLocaleTimeString(this.#host.language, { timeStyle: 'short' }),
    });
    this.#host.requestUpdate();
  }

  onReset(): void {
    this.#case = NO_CASE;
    this.#entries = [];
    this.#latest = 0;
  }

  onSignedOut(): void {
    this.#close();
    this.#error = { field: 'code', text: this.#t.signedOut };
    void focusOn(this.#host, '#code');
  }

  #fold(entries: readonly CaseEntry[]): void {
    this.#case = entries.reduce(evolve, this.#case ?? NO_CASE);
    this.#entries = [...this.#entries, ...entries];
    this.#latest = Math.max(this.#latest, ...entries.map(({ at }) => Date.parse(at) || 0));
    void this.#readFiles();
  }

  async #readFiles(): Promise<void> {
    const token = this.#token;
    const { files } = (this.#case?.filed ?? {}) as { files?: unknown };
    if (!token || !files) return;
    const reply = await this.#host.client.viewCase(token, this.#caseId);
    // What was shown stays where nothing comes; and another case may be open by now.
    if (!('answer' in reply) || token !== this.#token) return;
    this.#files = reply.answer.files ?? [];
    this.#host.requestUpdate();
  }

  #close(): void {
    if (this.#feed) this.#host.removeController(this.#feed);
    this.#feed?.hostDisconnected();
    this.#feed = undefined;
    this.#token = undefined;
    this.#files = [];
    this.#dossier?.stop();
    this.#dossier = undefined;
    this.#case = undefined;
    this.#entries = [];
    this.#latest = 0;
    this.#news = undefined;
  }

  #onLeave = (): void => {
    if (this.#token) void this.#host.client.endSession(this.#token);
    this.#close();
    this.#acts = undefined;
    this.#code = '';
    this.#host.go('procedure');
  };
}
