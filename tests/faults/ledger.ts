import type { CommandAnswer } from '#shared/api/wire.ts';
import { canonicalJson, type Json } from '#shared/proof/canonical-json.ts';
import type { LabFile } from './file-life.ts';

/** What must hold, whatever goes wrong; the words are those of the report. */
export const INVARIANTS = {
  lost: 'What was acknowledged is there',
  doubled: 'What was sent again and again is there once',
  answers: 'All answers to one command are the same',
  identity: 'An id is answered only for the same content from the same person',
  refusals: 'Every answer is one that the wire knows, and none is a failure of ours',
  unanswered: 'Who asks again gets an answer in the end',
  receipts: 'A receipt is signed and speaks of what was sent',
  gaps: 'Entries are numbered without gaps, for the company and for the customer',
  times: 'No entry of a case is older than the one before it',
  missed: 'Who follows the feed misses nothing',
  twice: 'Who follows the feed sees nothing twice, nor at or below a place already passed',
  told: 'Who waits for news has them within seconds, whichever process wrote them',
  chain: 'Every chain and every checkpoint verifies',
  cache: 'The cache is what the log makes of it',
  files: 'A file that was acknowledged is there byte for byte, in its case, a week later too',
  strays: 'No bytes of a file are there without a row that will have them removed',
  offsets: 'The offset of an upload never goes back',
  types: 'A file is said to be what it is, whatever its name says',
  canary: 'No word of a person is in what the server prints',
  sound: 'The file is sound and the server starts on it',
} as const;
export type Invariant = keyof typeof INVARIANTS;

/** A command as it was given, with every answer that came for it. */
export type Given = { id: string; acknowledged: boolean; answer?: CommandAnswer };

/** What the clients of one round know: what they gave, what they were told, and what they found wrong. */
export class Ledger {
  readonly given = new Map<string, Given>();
  /** Files of which somebody was told that all of it is there. */
  readonly files: LabFile[] = [];
  readonly violations = new Map<Invariant, string[]>();
  sends = 0;
  refused = 0;

  violated(invariant: Invariant, what: string): void {
    const found = this.violations.get(invariant) ?? [];
    this.violations.set(invariant, [...found, what]);
  }

  /** Remembers the answer to a command; one that differs from an earlier one is a violation. */
  acknowledged(id: string, answer: CommandAnswer): void {
    const before = this.given.get(id)?.answer;
    if (before && said(before) !== said(answer))
      this.violated('answers', `${id}: ${said(before)} and ${said(answer)}`);
    this.given.set(id, { id, acknowledged: true, answer: before ?? answer });
  }

  /** Ids of the commands that somebody was told are kept. */
  kept(): string[] {
    return [...this.given.values()].filter((it) => it.acknowledged).map(({ id }) => id);
  }
}

// Whether it is the first answer or a replay is all that may differ.
const said = ({ result: _, ...answer }: CommandAnswer): string =>
  canonicalJson(answer as unknown as Json);
