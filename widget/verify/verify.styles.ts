import { css } from 'lit';

/** The look of the hosted pages, on a page that may load nothing. */
export const styles = css`
  :host {
    --accent: #0a4a8f;
    --on-accent: #fff;
    --ink: #1b1f27;
    --quiet: #545b68;
    --tint: #f0f4f9;
    --surface: #fff;
    --line: #767d8a;
    --good: #17663a;
    --gap: #7a4b00;
    --bad: #b3121d;
    display: block;
    max-width: 46rem;
    margin: 0 auto;
    padding: 0.75rem 1.25rem 2rem;
    font:
      1rem/1.5 system-ui,
      sans-serif;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --accent: #9cc5f5;
      --on-accent: #0b1a2b;
      --ink: #eceff4;
      --quiet: #b4bcc9;
      --tint: #222a35;
      --surface: #171b22;
      --line: #8b94a3;
      --good: #8fd9ac;
      --gap: #f0c27a;
      --bad: #ffb0ab;
    }
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    padding-bottom: 0.75rem;
    border-bottom: 1px solid var(--line);
  }
  nav button {
    min-height: 28px;
    padding: 2px 0;
    font: inherit;
    color: var(--accent);
    background: none;
    border: 0;
    text-decoration: underline;
    cursor: pointer;
  }
  nav [aria-pressed='true'] {
    font-weight: 700;
    color: inherit;
    text-decoration: none;
  }
  h1,
  h2 {
    line-height: 1.25;
    text-wrap: balance;
  }
  h1 {
    margin: 1.5rem 0 0.6rem;
    font-size: 1.8rem;
  }
  h2 {
    margin: 1.6rem 0 0.5rem;
    font-size: 1.25rem;
  }
  .choosing {
    padding: 1rem 1.1rem;
    background: var(--tint);
    border-radius: 8px;
  }
  label {
    display: block;
    font-weight: 600;
  }
  input,
  textarea {
    box-sizing: border-box;
    display: block;
    width: 100%;
    min-height: 44px;
    margin: 0.3rem 0 1rem;
    padding: 0.5rem 0.6rem;
    font: inherit;
    color: inherit;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  textarea {
    font:
      0.875rem/1.5 ui-monospace,
      monospace;
    resize: vertical;
  }
  form button {
    min-height: 44px;
    padding: 0.5rem 1.1rem;
    font: inherit;
    font-weight: 600;
    color: var(--on-accent);
    background: var(--accent);
    border: 2px solid var(--accent);
    border-radius: 8px;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  #result:focus {
    outline: none;
  }
  .quiet {
    color: var(--quiet);
  }
  .verdict {
    margin: 1.5rem 0;
    padding: 1rem;
    border: 3px solid;
    border-radius: 8px;
    font-size: 1.15rem;
  }
  .reference {
    display: block;
    font-size: 1rem;
    color: var(--ink);
  }
  .good {
    color: var(--good);
  }
  .gap {
    color: var(--gap);
  }
  .bad {
    color: var(--bad);
  }
  .lines {
    padding: 0;
    list-style: none;
  }
  .lines li {
    padding: 0.5rem 0 0.5rem 0.75rem;
    border-inline-start: 4px solid;
    margin-bottom: 0.5rem;
  }
  .lines strong {
    display: block;
  }
  .lines span {
    color: var(--ink);
  }
  .keys {
    padding: 0;
    font:
      0.875rem/1.5 ui-monospace,
      monospace;
    list-style: none;
    word-break: break-all;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0 0 0.6rem;
  }
`;
