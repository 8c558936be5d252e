import { css } from 'lit';

/** The frame and what every view uses. The reset stands on the inner element: a page's `* {}` beats whatever stands on `:host`. */
export const styles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .sfs {
    all: initial;
    direction: ltr;
    color-scheme: inherit;
    --_accent: var(--sfs-accent, #048);
    --_on-accent: var(--sfs-on-accent, #fff);
    --_ink: var(--sfs-ink, #112);
    --_quiet: var(--sfs-quiet, #556);
    --_surface: var(--sfs-surface, #fff);
    --_tint: var(--sfs-tint, #f0f4f9);
    --_line: var(--sfs-line, #778);
    --_bad: var(--sfs-bad, #b12);
    --_good: var(--sfs-good, #163);
    --_radius: var(--sfs-radius, 8px);
    display: block;
    box-sizing: border-box;
    max-width: 46em;
    padding: clamp(0.5em, 3vw, 1.25em);
    font-family: var(--sfs-font, inherit);
    line-height: 1.5;
    color: var(--_ink);
    background: var(--_surface);
    border-radius: var(--_radius);
    overflow-wrap: break-word;
    hyphens: auto;
  }
  @supports (color: light-dark(red, red)) {
    .sfs {
      --_accent: var(--sfs-accent, light-dark(#048, #9cf));
      --_on-accent: var(--sfs-on-accent, light-dark(#fff, #012));
      --_ink: var(--sfs-ink, light-dark(#112, #eef));
      --_quiet: var(--sfs-quiet, light-dark(#556, #bbc));
      --_surface: var(--sfs-surface, light-dark(#fff, #171b22));
      --_tint: var(--sfs-tint, light-dark(#f0f4f9, #222a35));
      --_line: var(--sfs-line, light-dark(#778, #889));
      --_bad: var(--sfs-bad, light-dark(#b12, #fba));
      --_good: var(--sfs-good, light-dark(#163, #9da));
    }
  }
  @media (prefers-contrast: more) {
    .sfs.sfs {
      --_quiet: var(--_ink);
      --_line: var(--_ink);
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4 {
    margin: 1.25em 0 0.4em;
    line-height: 1.25;
  }
  h2 {
    margin: 0 0 0.6em;
    font-size: 1.6em;
  }
  h3 {
    font-size: 1.2em;
  }
  h4 {
    font-size: 1em;
  }
  p,
  ul,
  ol {
    margin: 0 0 0.75em;
  }
  ul,
  ol {
    padding-left: 1.3em;
  }
  a,
  .link {
    color: var(--_accent);
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  button {
    min-height: 44px;
    padding: 0.5em 1.1em;
    font: inherit;
    font-weight: 600;
    color: var(--_accent);
    background: none;
    border: 2px solid;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .main {
    color: var(--_on-accent);
    background: var(--_accent);
    border-color: var(--_accent);
  }
  .link {
    min-height: 24px;
    padding: 0 0.2em;
    font-weight: inherit;
    text-align: start;
    vertical-align: top;
    text-decoration: underline;
    border: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    align-items: center;
    margin: 1.25em 0;
  }
  .promises {
    padding: 1em 1.1em 0.25em;
    background: var(--_tint);
    border: 1px solid transparent;
    border-radius: var(--_radius);
  }
  .promises h3 {
    margin-top: 0;
  }
  .promises li {
    margin-bottom: 0.4em;
    font-weight: 600;
  }
  details {
    margin: 0 0 0.25em;
  }
  summary {
    padding: 0.6em 0;
    font-weight: 600;
    cursor: pointer;
  }
  .sfs > details {
    border-bottom: 1px solid var(--_line);
  }
  .contacts {
    padding: 0;
    list-style: none;
  }
  .contacts li {
    margin-bottom: 0.4em;
  }
  a {
    display: inline-block;
    min-height: 24px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media print {
    .actions,
    button {
      display: none;
    }
  }
`;
