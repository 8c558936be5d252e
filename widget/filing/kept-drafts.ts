import type { Draft } from '#shared/filing/fields.ts';
import { newId } from '#shared/proof/ids.ts';
import type { FileAnnouncement } from '#shared/api/files.ts';
import type { Keeping } from '../sync/keeping.ts';
import type { Change, KeptDraft, Store } from '../sync/store.ts';

/** A draft that nobody touched is forgotten after this many days; the form says so. */
export const DRAFT_DAYS = 30;
const DAY_MS = 86_400_000;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A draft of its own id; nothing of it is kept before something was typed. */
export const newDraft = (draft: Draft): KeptDraft => ({ id: newId(random), draft, at: 0 });

/** Whether a draft is past its days by this device's clock. */
export const isOver = ({ at }: KeptDraft, now: number): boolean => now - at > DRAFT_DAYS * DAY_MS;

/**
 * What was begun on this device, the last first; none where the browser keeps nothing. A draft past its days is offered for one more day, marked, before it is removed: a clock that was
 * wrong for once must not take it away.
 */
export async function keptDrafts(store: Store, now: number): Promise<KeptDraft[]> {
  const offered: KeptDraft[] = [];
  for (const draft of await store.all('drafts').catch(() => [])) {
    const overAt = isOver(draft, now) ? (draft.overAt ?? now) : undefined;
    if (overAt !== undefined && now - overAt > DAY_MS) {
      await store
        .write(removal(draft), ...(await store.removalsOf(draft.filing?.caseId)))
        .catch(() => {});
      continue;
    }
    const put = { ...draft, overAt };
    if (overAt !== draft.overAt) await store.write({ store: 'drafts', put }).catch(() => {});
    offered.push(put);
  }
  return offered.sort((a, b) => b.at - a.at);
}

type Known = Pick<KeptDraft, 'id' | 'filing'>;

const removal = ({ id }: Known): Change => ({ store: 'drafts', remove: id });

/** Takes a draft from the device, and its files with it. */
export async function forgetDraft({ store, sender }: Keeping, draft: Known): Promise<void> {
  const caseId = draft.filing?.caseId;
  await store.write(removal(draft), ...(await store.removalsOf(caseId))).catch(() => {});
  (await sender)?.forget(caseId);
}

/** Takes the words of a draft from the device; its files go on, kept in this page alone. */
export async function unkeepDraft({ store, sender }: Keeping, draft: Known): Promise<void> {
  await store.write(removal(draft)).catch(() => {});
  await (await sender)?.unkeep(draft.filing?.caseId);
}

/** What a draft announces, where the part that shows its files couldn't be loaded. */
export async function announcedOf(store: Store, { filing }: Known): Promise<FileAnnouncement[]> {
  const files = filing ? await store.filesOf(filing.caseId).catch(() => []) : [];
  return files.map(({ id, name, type, size, sha256 }) => ({ id, name, type, size, sha256 }));
}
