import { css } from 'lit';

/** Fields, errors and the receipt; added to the frame's sheet when the form or a case is first opened. */
export const styles = css`
  form,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  progress {
    width: 100%;
    height: 6px;
    margin-bottom: 1em;
    accent-color: var(--_accent);
  }
  .field {
    margin: 0 0 1.4em;
  }
  label,
  legend {
    display: block;
    padding: 0;
    font-weight: 600;
  }
  .quiet {
    display: block;
    font-weight: 400;
    color: var(--_quiet);
  }
  label .quiet {
    display: inline;
  }
  .bad {
    display: block;
    font-weight: 600;
    color: var(--_bad);
  }
  .good {
    font-weight: 600;
    color: var(--_good);
  }
  input,
  textarea,
  select {
    width: 100%;
    min-height: 44px;
    margin-top: 0.3em;
    padding: 0.5em 0.6em;
    font: inherit;
    font-weight: 400;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) / 2);
  }
  textarea {
    resize: vertical;
  }
  [aria-invalid] {
    border: 2px solid var(--_bad);
  }
  .choice {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-height: 44px;
    font-weight: 400;
  }
  .choice input {
    flex: none;
    width: 22px;
    min-height: 0;
    height: 22px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .summary {
    margin: 0 0 1.5em;
    padding: 1em;
    border: 3px solid var(--_bad);
    border-radius: var(--_radius);
  }
  .summary h3,
  .summary p:last-child,
  .summary ul {
    margin: 0;
  }
  dl {
    margin: 0 0 0.5em;
  }
  dt {
    color: var(--_quiet);
  }
  dd {
    margin: 0 0 0.6em;
    white-space: pre-wrap;
  }
  .proof {
    padding: 1em 1.1em 0.5em;
    background: var(--_tint);
    border-radius: var(--_radius);
  }
  .key {
    margin: 0;
    font-family: ui-monospace, monospace;
    font-size: 1.25em;
    font-weight: 700;
    overflow-wrap: normal;
  }
  .signed {
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
    word-break: break-all;
  }
  .qr {
    display: block;
    width: 100%;
    max-width: 360px;
    margin: 0.5em 0 1em;
  }
`;
