import { html, nothing, type TemplateResult } from 'lit';
import type { Step } from '#shared/procedure/steps.ts';

/** The four steps of the procedure, and where the case stands in each. */
export const renderSteps = (steps: readonly Step[]): TemplateResult =>
  html`<ul class="steps">
    ${steps.map(
      ({ heading, state, isNow }) =>
        html`<li aria-current=${isNow ? 'step' : nothing}>
          <strong>${heading}</strong> ${state}
        </li>`,
    )}
  </ul>`;
