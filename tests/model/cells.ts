import type { CommandType } from '#shared/case/commands.ts';
import { type Refusal, REFUSALS } from '#shared/case/decide.ts';
import { type Status, STATUSES } from '#shared/case/evolve.ts';
import { ASKERS, cell, COMMANDS } from '../tools/case-table.ts';

/** Which answers each (status, command) met, and how often. */
export class Cells {
  readonly #seen = new Map<string, Map<string, number>>();
  commands = 0;

  note(status: Status, type: CommandType, outcome: string): void {
    this.commands += 1;
    const key = `${status} ${type}`;
    const here = this.#seen.get(key) ?? new Map<string, number>();
    this.#seen.set(key, here);
    here.set(outcome, (here.get(outcome) ?? 0) + 1);
  }

  /** Refusals that nobody met; a case that doesn't exist is not found on the wire, so nobody hears that it isn't filed. */
  unmet(): Refusal[] {
    const met = new Set([...this.#seen.values()].flatMap((here) => [...here.keys()]));
    return REFUSALS.filter((refusal) => refusal !== 'notFiled' && !met.has(refusal));
  }

  /** Cells of the case table that were never reached: as `status command` alone, or with `allowed` or `refused` behind it. */
  missing(): string[] {
    return reachable().filter((wanted) => {
      const [status, type, how] = wanted.split(' ');
      const outcomes = [...(this.#seen.get(`${status} ${type}`)?.keys() ?? [])];
      const allowed = outcomes.includes('allowed');
      return how === 'allowed' ? !allowed : outcomes.every((outcome) => outcome === 'allowed');
    });
  }

  /** One line to print: commands, cells, and how many ways to be refused. */
  summary(): string {
    const outcomes = [...this.#seen.values()].flatMap((here) => [...here.keys()]);
    const allowed = outcomes.filter((outcome) => outcome === 'allowed').length;
    const ways = new Set(outcomes.filter((outcome) => outcome !== 'allowed'));
    return `${this.commands} commands, ${this.#seen.size} (status, command) cells, ${allowed} of them allowed, ${ways.size} kinds of refusal: ${[...ways].sort().join(', ')}`;
  }
}

/** What nobody can ask for: only the system gives it, and is never refused while there is a case with words. */
const ON_NO_WIRE: ReadonlySet<CommandType> = new Set(['replaceCode']);

/** Every cell that the committed table has: as allowed where it is for anybody, as refused where it isn't for anybody. */
export function reachable(): string[] {
  const types = Object.keys(COMMANDS) as CommandType[];
  return STATUSES.flatMap((status) =>
    types.flatMap((type) => {
      const askers = ON_NO_WIRE.has(type) ? [ASKERS['system']] : Object.values(ASKERS);
      const cells = askers.map((asker) => asker && cell(status, type, asker).startsWith('**'));
      return [
        ...(cells.includes(true) ? [`${status} ${type} allowed`] : []),
        ...(cells.includes(false) ? [`${status} ${type} refused`] : []),
      ];
    }),
  );
}
