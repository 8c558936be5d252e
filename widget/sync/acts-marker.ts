const NAME = 'sfs-complaint/acts';

/** The cases, by their ids, in which something was done that waits on this device; only who opens one can send it. Throws where there is no storage. */
export const actsWaiting = (): string[] =>
  (localStorage.getItem(NAME) ?? '').split(' ').filter(Boolean);

/** Notes whether something waits in a case, for the opening view, which can't read what it is. */
export function markActs(caseId: string, waits: boolean): void {
  try {
    const others = actsWaiting().filter((id) => id !== caseId);
    const ids = waits ? [...others, caseId] : others;
    if (ids.length > 0) localStorage.setItem(NAME, ids.join(' '));
    else localStorage.removeItem(NAME);
  } catch {
    // Without storage nothing waits on this device.
  }
}
