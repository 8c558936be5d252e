import * as v from 'valibot';
import { FileAnnouncements } from '#shared/api/files.ts';
import { promisesFrom } from '#shared/case/promises.ts';
import type { Command } from '#shared/case/commands.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { Receipt } from '#shared/proof/receipt.ts';
import type { LinkedEntry } from './link-entries.ts';

/** What is signed for a filed case: its first entry, the promises as they were counted, and the files that were announced in due form. */
export function receiptOf(
  commandId: string,
  command: Command,
  { caseId, at, commitment, hash }: LinkedEntry,
  case_: Case,
): Receipt {
  const files = 'files' in command ? command.files : [];
  return {
    reference: case_.reference,
    caseId,
    commandId,
    at,
    commitment: commitment ?? '',
    chain: hash,
    files: v.is(FileAnnouncements, files)
      ? files.map(({ sha256, size }) => ({ sha256, size }))
      : [],
    due: Object.fromEntries(promisesFrom(case_.receivedOn).map(({ name, due }) => [name, due])),
    rules: case_.rules,
  };
}
