import { css } from 'lit';

/** Choosing files and their list; what the form has isn't said again. */
export const styles = css`
  .files {
    margin: 0 0 1.4em;
  }
  .drop {
    padding: 0.75em 1em;
    border: 2px dashed var(--_line);
    border-radius: var(--_radius);
  }
  .drop input {
    position: absolute;
    width: 1px;
    min-height: 0;
    height: 1px;
    padding: 0;
    opacity: 0;
  }
  .drop label {
    display: inline-block;
    min-height: 44px;
    margin: 0 0.5em 0.5em 0;
    padding: 0.5em 1.1em;
    color: var(--_accent);
    border: 2px solid;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .drop input:focus-visible + label {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .file-list {
    padding: 0;
    list-style: none;
  }
  .file-list li {
    padding: 0.75em 0;
    border-bottom: 1px solid var(--_line);
  }
  .file-list bdi {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .file-list .link {
    margin-inline-end: 1em;
  }
`;
