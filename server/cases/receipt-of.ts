import * as v from 'valibot';
import { FileAnnouncements } from '#shared/api/files.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import type { Command } from '#shared/case/commands.ts';
import type { Case } from '#shared/case/evolve.ts';
import type { Receipt } from '#shared/proof/receipt.ts';
import type { LinkedEntry } from './link-entries.ts';

/** What is signed for a customer's command; `chain` is where the log as they see it ends (`publicChain`). It says: the entry that it led to, the promises as they stand now, and the files that were announced in due form. */
export function receiptOf(
  commandId: string,
  command: Command,
  { caseId, at, commitment }: LinkedEntry,
  { case_, chain, today }: { case_: Case; chain: string; today: CivilDate },
): Receipt {
  const files = 'files' in command ? command.files : [];
  return {
    reference: case_.reference,
    caseId,
    commandId,
    at,
    commitment: commitment ?? '',
    chain,
    files: v.is(FileAnnouncements, files)
      ? files.map(({ sha256, size }) => ({ sha256, size }))
      : [],
    due: Object.fromEntries(
      clocksOf(case_, today)
        .filter(({ kind }) => kind === 'commitment')
        .map(({ name, due }) => [name, due]),
    ),
    rules: case_.rules,
  };
}
