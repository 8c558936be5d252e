import { html, nothing, type TemplateResult } from 'lit';
import type { Case } from '#shared/case/evolve.ts';
import type { Body } from '#shared/case/recourse.ts';
import { bodyName, type WayOut } from '#shared/procedure/ways-out.ts';
import { colon } from '#shared/texts/format.ts';
import type { DossierTaking } from '../dossier/dossier.ts';
import type { Papers, PapersKeeping } from '../letters/papers.ts';
import { focusOn, type PartHost } from '../part.ts';
import type { Session } from '../session/session.ts';
import { Asked } from './asked.ts';

/** What a customer takes from their case: letters and dates, what goes to an outside body, the dossier, paper. Each is loaded when it is asked for; nothing of it is sent. */
export class Taking {
  readonly #host: PartHost;
  readonly #session: () => Session;
  readonly #keeping: PapersKeeping;
  #papers: Papers | undefined;
  #dossier: DossierTaking | undefined;
  /** What of it is open: the letter and the dates, or what goes to a body. */
  readonly #unfolded = new Set<'papers' | Body>();
  readonly #parts: Asked;

  constructor(host: PartHost, session: () => Session, keeping: PapersKeeping) {
    this.#host = host;
    this.#parts = new Asked(host);
    this.#session = session;
    this.#keeping = keeping;
  }

  readonly #t = () => this.#session().texts;

  renderButtons(): TemplateResult {
    const t = this.#t();
    return html`<button @click=${() => this.#unfold('papers', '#papers')}>${t.papers}</button>
      <button @click=${this.#onDossier}>${t.takeDossier}</button>
      <button @click=${this.#onPrint}>${t.printReceipt}</button>`;
  }

  /** What was asked for, under the buttons. */
  render(case_: Case): TemplateResult {
    return html`${this.#parts.renderMissing(this.#t())}
    ${this.#unfolded.has('papers') ? this.#papers?.render(case_) : nothing}
    ${this.#dossier?.render(this.#session().opened)}`;
  }

  /** What can be prepared for an outside body: a way to open it, and then what it is; `onGone` notes that the person went there. */
  renderWay({ body, open }: WayOut, case_: Case, onGone: () => void): unknown {
    const t = this.#t();
    // The facts hold nothing that a court asks for.
    if (!open || body === 'court') return nothing;
    if (this.#unfolded.has(body))
      return this.#papers?.renderPack(
        case_,
        body,
        () => html`<button @click=${onGone}>${t.actRecourse}</button>`,
      );
    return html`<p class="actions">
      <button @click=${() => this.#unfold(body, `#pack-${body}`)}>
        ${t.packOpen}<span class="unseen">${colon(this.#host.language)}${bodyName(t, body)}</span>
      </button>
    </p>`;
  }

  async #unfold(what: 'papers' | Body, selector: string): Promise<void> {
    const part = await this.#parts.load(() => import('../letters/papers.ts'));
    this.#papers ??= await part?.createPapers(this.#host, this.#t, this.#keeping);
    if (!this.#papers) return;
    this.#unfolded.add(what);
    void focusOn(this.#host, selector);
  }

  #onDossier = async (): Promise<void> => {
    const part = await this.#parts.load(() => import('../dossier/dossier.ts'));
    this.#dossier ??= await part?.createDossier(this.#host);
    if (this.#dossier) void focusOn(this.#host, '#dossier');
  };

  #onPrint = async (): Promise<void> => {
    const part = await this.#parts.load(() => import('../ui/print-alone.ts'));
    const frame = this.#host.renderRoot.querySelector('.sfs');
    if (frame) part?.printAlone(frame);
  };
}
