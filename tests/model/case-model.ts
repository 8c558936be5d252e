import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Command } from '#shared/case/commands.ts';
import { decide, type Refusal } from '#shared/case/decide.ts';
import { type CaseEntry, isPublic } from '#shared/case/events.ts';
import { running } from '#shared/case/clocks.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import { type Asker, maySee, type Person } from '#shared/case/rights.ts';
import { referenceOf } from '#shared/proof/reference.ts';

/** What the server has to say to a command: where it was written, or why it wasn't. */
export type Expected = { seq: number } | { refused: Refusal } | { problem: 'notFound' | 'stale' };

/** A command on its way into the model; `base` is the last entry that its giver saw, as they count. */
export type Asking = { asker: Asker; command: Command; base?: number | undefined; now: number };

const BEGINS = new Set<Command['type']>([
  'fileComplaint',
  'quarantineComplaint',
  'registerComplaint',
]);
const MAX_EXTENSION_DAYS = 62;

/** One case as the pure core alone makes it: a log in memory, without a server, a database or a wire. */
export class CaseModel {
  readonly id: string;
  readonly #staff: ReadonlyMap<string, Person>;
  entries: CaseEntry[] = [];

  constructor(id: string, staff: ReadonlyMap<string, Person>) {
    this.id = id;
    this.#staff = staff;
  }

  get state(): Case {
    return this.entries.reduce(evolve, NO_CASE);
  }

  /** The log as the customer gets it: what is theirs, numbered without gaps, and nobody of the staff by person. */
  get publicEntries(): CaseEntry[] {
    return this.entries
      .filter(({ event }) => isPublic(event))
      .map((entry, at) => ({
        ...entry,
        seq: at + 1,
        by: { role: entry.by.role } as CaseEntry['by'],
      }));
  }

  /** The last entry as this asker counts. */
  seenBy(asker: Asker): number {
    return asker.role === 'staff' ? this.entries.length : this.publicEntries.length;
  }

  /** What would follow, with nothing written. */
  ask({ asker, command, base, now }: Asking): Expected & { entries?: CaseEntry[] } {
    const before = this.state;
    const begins = BEGINS.has(command.type);
    if (before.status === 'none' && !begins) return { problem: 'notFound' };
    if (asker.role === 'staff' && before.status !== 'none' && !maySee(asker, before))
      return { problem: 'notFound' };
    if (base !== undefined && !begins && base !== this.seenBy(asker)) return { problem: 'stale' };
    const today = brusselsTime(now).date;
    const decision = decide(command, before, asker, {
      today,
      reference: referenceOf(this.id, Number(today.slice(0, 4)), 0),
      named: 'to' in command ? this.#staff.get(command.to) : undefined,
      maxExtensionDays: MAX_EXTENSION_DAYS,
    });
    if ('refused' in decision) return { refused: decision.refused };
    const entries = decision.events.map(({ event, body }, at) => ({
      ...{ seq: before.seq + at + 1, at: new Date(now).toISOString(), by: decision.by, event },
      ...(body !== undefined && { body }),
    }));
    const before_ = this.publicEntries.length;
    const seq = asker.role === 'customer' ? before_ + 1 : before.seq + 1;
    return { seq, entries };
  }

  /** Does what `ask` says follows. */
  give(asking: Asking): Expected {
    const { entries, ...expected } = this.ask(asking);
    if (!entries) return expected;
    this.entries = [...this.entries, ...entries];
    if (asking.command.type === 'erase')
      this.entries = this.entries.map(({ body: _, ...entry }) => entry);
    return expected;
  }

  /** What the clock writes down when it ticks: every promise that was due before today and isn't known as missed. */
  tick(now: number): void {
    const today = brusselsTime(now).date;
    for (const { name, due } of running(this.state, today)) {
      const known = this.state.missed.some((missed) => missed.clock === name && missed.due === due);
      if (due >= today || known || name === 'ombudsfin') continue;
      this.give({
        asker: { role: 'system' },
        command: { type: 'markPromiseMissed', clock: name },
        now,
      });
    }
  }
}
