import type { CommandEnvelope } from '#shared/api/wire.ts';
import type { Draft } from '#shared/filing/fields.ts';
import { referenceOf } from '#shared/proof/reference.ts';
import { newDraft } from '../filing/kept-drafts.ts';
import { Store } from '../sync/store.ts';

const DRAFT = 'sfs-complaint/draft/1';
const SEALED = 'sfs-complaint/sealed/1';

/**
 * Takes over what version 1.0.0 kept in localStorage, and removes it there once it stands in the store. May go when nobody can have a draft or an unsent complaint of that version any
 * more: 30 days after its last use.
 */
export async function moveOldThings(): Promise<void> {
  const store = new Store();
  const draft = read<{ draft: Draft; at: number }>(DRAFT);
  const sealed = read<{ command: CommandEnvelope; code: string; at: string }>(SEALED);
  try {
    if (draft) {
      const put = { ...newDraft(draft.draft), at: draft.at };
      await store.write({ store: 'drafts', put });
      localStorage.removeItem(DRAFT);
    }
    if (sealed) {
      const { command, code, at } = sealed;
      const reference = referenceOf(command.caseId, Number(at.slice(0, 4)), 0);
      const put = { id: command.id, command, code, at, reference, tries: 0, nextAt: 0 };
      await store.write({ store: 'sealed', put });
      localStorage.removeItem(SEALED);
    }
  } catch {
    // It stays where it is until it can be moved.
  } finally {
    store.close();
  }
}

function read<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}
