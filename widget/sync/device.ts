import type { CommandEnvelope } from '#shared/api/wire.ts';
import type { Draft } from '#shared/filing/fields.ts';

/** A complaint as it was sealed for sending: its ids and code are made once and kept, so that sending again is harmless. */
export type Sealed = { command: CommandEnvelope; code: string; at: string };

const DRAFT = 'sfs-complaint/draft/1';
const SEALED = 'sfs-complaint/sealed/1';
const DAY_MS = 86_400_000;

/** A draft that nobody touched is forgotten after this many days; the form says so. */
export const DRAFT_DAYS = 30;

function read<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What was typed on this device, unless it is older than 30 days; then it is removed. */
export function keptDraft(now: number): Draft | undefined {
  const kept = read<{ draft: Draft; at: number }>(DRAFT);
  if (kept && now - kept.at < DRAFT_DAYS * DAY_MS) return kept.draft;
  if (kept) write(DRAFT, undefined);
  return undefined;
}

/** Keeps a draft on this device; false where the browser has no place for it, which the page must then say. */
export const keepDraft = (draft: Draft, now: number): boolean => write(DRAFT, { draft, at: now });

export const forgetDraft = (): boolean => write(DRAFT, undefined);

/** A sealed complaint that the person has not yet put away: sent or not, it can be sent again. */
export const keptSealed = (): Sealed | undefined => read<Sealed>(SEALED);

/** Keeps what is about to be sent; false where it can't be kept. */
export const keepSealed = (sealed: Sealed): boolean => write(SEALED, sealed);

export const forgetSealed = (): boolean => write(SEALED, undefined);
