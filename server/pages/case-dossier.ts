import type { Context } from 'hono';
import { DOSSIER_PARTS, type DossierPart } from '#shared/api/dossier.ts';
import type { DossierTexts } from '#shared/texts/dossier.ts';
import { makeDossier } from '../dossier/make-dossier.ts';
import { giveDossier } from '../dossier/routes.ts';
import type { AppEnv } from '../env.ts';
import { html, type Markup } from './markup.ts';
import type { SentForm } from './read-form.ts';
import type { Words } from './words.ts';

const PART_TEXTS: Record<DossierPart, keyof DossierTexts> = {
  filed: 'dossierFiled',
  messages: 'dossierMessages',
  answers: 'dossierAnswers',
  files: 'dossierAttached',
};

/** The form by which a customer takes their dossier, without a script: the answer is a file. */
export const renderDossier = ({ language, t }: Words, token: string): Markup =>
  html`<section>
    <h2>${t.dossierTake}</h2>
    <form method="post" action=${`/${language}/case`} accept-charset="utf-8">
      <input type="hidden" name="session" value=${token} />
      <p>${t.dossierWhy}</p>
      <details>
        <summary>${t.dossierWithout}</summary>
        <p>${t.dossierWithoutWhy}</p>
        ${DOSSIER_PARTS.map(
          (part) =>
            html`<label class="choice"
              ><input type="checkbox" name=${`without-${part}`} value="yes" />
              <span>${t[PART_TEXTS[part]]}</span></label
            >`,
        )}
      </details>
      <p class="actions"><button name="step" value="dossier">${t.dossierMake}</button></p>
    </form>
  </section>`;

/** Answers the dossier of a case that the form's session opened; or the whole seconds after which it may be asked for again. */
export async function takeDossier(
  c: Context<AppEnv>,
  caseId: string,
  form: SentForm,
): Promise<Response | { retryAfterSeconds: number }> {
  const { server } = c.var;
  const retryAfterSeconds = server.dossierLimit(server.addressOf(c.req.raw, c.env));
  if (retryAfterSeconds !== undefined) return { retryAfterSeconds };
  const without = DOSSIER_PARTS.filter((part) => form.get(`without-${part}`) === 'yes');
  const dossier = await makeDossier(server, caseId, new Set(without));
  if (!dossier) throw new Error('A session stood for a case that there is not.');
  return giveDossier(c, dossier);
}
