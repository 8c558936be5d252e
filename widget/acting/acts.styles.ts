import { css } from 'lit';

/** Letters on the screen, and a case on paper: dark on white whatever the theme, everything open, nothing to press, and where links lead. */
export const styles = css`
  .letter {
    margin: 0 0 1em;
    padding: 1.25em;
    color: #000;
    background: #fff;
    border: 1px solid var(--_line);
  }
  .letterhead {
    display: flex;
    flex-wrap: wrap;
    gap: 1em;
    justify-content: space-between;
    min-height: 5.5em;
  }
  .letterhead .qr {
    width: 5.5em;
    height: 5.5em;
    margin: 0;
  }
  .addressee {
    margin: 1em 0 2em;
    margin-inline-start: clamp(0px, 100% - 16em, 50%);
  }
  .lines {
    white-space: pre-wrap;
  }
  .signature {
    min-height: 5em;
  }
  .paper {
    display: none;
  }
  @media print {
    .sfs {
      color-scheme: light;
      --_accent: #000;
      --_ink: #000;
      --_quiet: #333;
      --_surface: #fff;
      --_tint: #fff;
      --_line: #555;
      --_bad: #000;
      --_good: #000;
      max-width: none;
      padding: 0;
    }
    .paper {
      display: block;
    }
    .letter {
      padding: 0;
      border: 0;
    }
    form,
    .field,
    .onscreen {
      display: none;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    h3,
    h4 {
      break-after: avoid;
    }
    li,
    dd {
      break-inside: avoid;
    }
    a[href^='http']::after {
      content: ' (' attr(href) ')';
    }
  }
`;
