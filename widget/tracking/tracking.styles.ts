import { css } from 'lit';
import { styles as ofForms } from '../filing/filing.styles.ts';

/** Fields as in the form, and what only a case has: its timeline, people's words in it, and what says that it is about to close. */
export const styles = css`
  ${ofForms}
  .words {
    padding-inline-start: 0.8em;
    white-space: pre-wrap;
    border-inline-start: 3px solid var(--_line);
  }
  .timeline li {
    margin-bottom: 0.8em;
  }
  .steps {
    padding: 0;
    list-style: none;
  }
  .steps [aria-current] {
    padding-inline-start: 0.6em;
    border-inline-start: 4px solid var(--_accent);
  }
  .idle {
    position: sticky;
    bottom: 0;
    background: var(--_surface);
  }
  .dragged {
    outline: 3px dashed var(--_accent);
    outline-offset: 4px;
  }
`;
