/** What the frame passes on to the page around it; the rest of what happens in it stays there. */
export const PASSED = ['sfs-ready', 'sfs-view-changed', 'sfs-before-file', 'sfs-filed'] as const;

/** What the frame tells the page around it: how high it is, or that one of these events was fired, with what the event brings. */
export type FrameMessage =
  { height: number } | { event: (typeof PASSED)[number]; brings: Record<string, unknown> };
