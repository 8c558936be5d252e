/** Where an opened link waits until its draft is kept, in this tab only: then a reload in between, or an answer that got lost, loses nothing. */
export const WAITING = 'sfs-complaint/handoff';

/** A link that waits, as `ID.KEY.TAKER`; empty where there is none. */
export function waitingLink(): string {
  try {
    return sessionStorage[WAITING] ?? '';
  } catch {
    return '';
  }
}
