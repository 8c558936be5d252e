import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '#shared/texts/msg.ts';
import { KEEPS, type SessionView } from './session-view.ts';

/** What this device keeps of the case. It says exactly what, and until when. */
export function renderDevice(view: SessionView): TemplateResult {
  const { spoken, t, keeps, deviceSaid, leavesBehind, onKeeps } = view;
  const said = spoken.texts;
  const labels = { words: said.deviceWords, open: said.deviceOpen, nothing: t.draftShared };
  return html`<fieldset>
      <legend>${said.keptHeading}</legend>
      ${KEEPS.map(
        (one) =>
          html`<label class="choice"
            ><input
              type="radio"
              name="keeps"
              .value=${one}
              .checked=${one === keeps}
              @change=${() => onKeeps(one)}
            />${labels[one]}</label
          >`,
      )}
      <p role="status">${deviceSaid ? said[deviceSaid] : nothing}</p>
      ${
        keeps === 'open'
          ? html`<p class="actions">
              <button @click=${() => forget(view)}>${said.deviceForget}</button>
            </p>`
          : nothing
      }
    </fieldset>
    ${leavesBehind ? html`<p class="bad" role="alert">${fill(said[leavesBehind], { leave: t.leave })}</p>` : nothing}`;
}

// The button goes with what it takes away.
function forget({ onKeeps, onGone }: SessionView): void {
  onKeeps('words');
  onGone();
}
