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
