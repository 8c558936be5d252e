import { brusselsTime } from '../calendar/brussels-time.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { CaseEntry } from './events.ts';
import { type Case, evolve } from './evolve.ts';

/** What a customer may ask for in their case; none of it needs to know more than the case and the day. */
export type CustomerCommand =
  | { type: 'withdraw'; reason?: string }
  | Extract<
      Command,
      {
        type:
          | 'addInformation'
          | 'sendMessage'
          | 'requestSecondReading'
          | 'declareRecourse'
          | 'correctContact';
      }
    >;

/**
 * What a customer's command will lead to, before the server has it: the same `decide` and `evolve` as there, so that a page never shows what would be refused. `at` is when it was
 * given; undefined where the core refuses it.
 */
export function predict(
  before: Case,
  command: CustomerCommand,
  at: string,
): { case_: Case; entry: CaseEntry } | undefined {
  const decision = decide(
    command,
    before,
    { role: 'customer' },
    { today: brusselsTime(Date.parse(at)).date, reference: '', maxExtensionDays: 0 },
  );
  if ('refused' in decision) return undefined;
  const [{ event, body }] = decision.events;
  const said = body === undefined ? {} : { body };
  const entry = { seq: before.seq + 1, at, by: decision.by, event, ...said };
  return { case_: evolve(before, entry), entry };
}

/** What goes into the body of its entry, as `decide` has it whatever the case: what a receipt's commitment is made of. Undefined for nothing. */
export function wordsOf({ type, ...body }: CustomerCommand): unknown {
  const { files, ...words } = body as { files?: readonly unknown[] };
  const said = files?.length ? body : words;
  return type === 'declareRecourse' || Object.keys(said).length === 0 ? undefined : said;
}
