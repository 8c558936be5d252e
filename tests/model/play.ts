import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Command, CommandType } from '#shared/case/commands.ts';
import { type Status, STATUSES } from '#shared/case/evolve.ts';
import type { Asker } from '#shared/case/rights.ts';
import { newId } from '#shared/proof/ids.ts';
import { makeServer } from '../../server/app.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { tick } from '../../server/ticking.ts';
import { COMMANDS } from '../tools/case-table.ts';
import type { Cells } from './cells.ts';
import { CaseModel } from './case-model.ts';
import { commandOf } from './commands.ts';
import { compareEnds } from './compare-ends.ts';
import { type Given, giveAgain, giveBoth, giveOther } from './exchange.ts';
import { setStage, type Stage, type Who } from './stage.ts';

/** One step of a plan, as numbers that are read against where the case stands. */
export type Step = { what: number; who: number; type: number; number: number; extra: number };

const DAY_MS = 86_400_000;
const TYPES = Object.keys(COMMANDS) as CommandType[];

/** What leads from each state to the next, by the shortest way. */
const NEXT: Record<Status, CommandType> = {
  none: 'fileComplaint',
  received: 'acknowledge',
  acknowledged: 'answer',
  answered: 'requestSecondReading',
  inSecondReading: 'decideSecondReading',
  reviewed: 'close',
  closed: 'reopen',
};

/** Plays a plan against the real app and against the pure core; throws where they differ, in an answer or in the end, with the story so far. */
export async function play(steps: readonly Step[], cells: Cells): Promise<void> {
  await using stage = await setStage();
  const plan = new Plan(stage, cells);
  try {
    for (const step of steps) await plan.follow(step);
    await compareEnds(stage, plan.models);
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${told}\nWhat was done:\n${plan.story.join('\n')}`, { cause });
  }
}

class Plan {
  readonly #stage: Stage;
  readonly #cells: Cells;
  readonly models: CaseModel[] = [];
  /** What was done, a line each. */
  readonly story: string[] = [];
  #model: CaseModel;
  #last: Given | undefined;
  /** The state that the present case is led to before anything goes. */
  #goal = 0;
  readonly #turns = new Map<string, number>();

  constructor(stage: Stage, cells: Cells) {
    this.#stage = stage;
    this.#cells = cells;
    this.#model = this.#begin(0);
  }

  async follow(step: Step): Promise<void> {
    const kind = step.what % 100;
    if (kind < 1) await this.#restart();
    else if (kind < 6) await this.#pass(step);
    else if (kind < 14 || this.#isOver(step)) this.#model = this.#begin(step.extra);
    else if (kind < 18 && this.#last) await this.#repeat(this.#last, step);
    else await this.#give(step);
  }

  // A case without words is left, but not at once: it can't be erased again.
  #isOver = ({ extra }: Step): boolean => this.#model.state.erased && extra % 4 === 0;

  #begin(number: number): CaseModel {
    const model = new CaseModel(newId(randomBytesOf), this.#stage.staff);
    this.models.push(model);
    this.#last = undefined;
    this.#goal = number % STATUSES.length;
    this.story.push(`another case, to be ${STATUSES[this.#goal]}`);
    return model;
  }

  async #restart(): Promise<void> {
    await this.#stage.restart();
    this.story.push('restart');
  }

  async #pass({ number, extra }: Step): Promise<void> {
    const { clock } = this.#stage;
    clock.now += (number % 30) * DAY_MS + (extra % 86_400) * 1_000;
    await tick(makeServer(this.#stage.server.ports), clock.now);
    for (const model of this.models) {
      const { status, seq } = model.state;
      model.tick(clock.now);
      if (model.state.seq > seq) this.#cells.note(status, 'markPromiseMissed', 'allowed');
    }
    this.story.push(`it is ${new Date(clock.now).toISOString()}`);
  }

  async #repeat(last: Given, { extra }: Step): Promise<void> {
    this.story.push(extra % 3 ? 'the same again' : 'something else with the same id');
    await (extra % 3 ? giveAgain : giveOther)(this.#stage, last);
  }

  async #give(step: Step): Promise<void> {
    const { status } = this.#model.state;
    const on = STATUSES.indexOf(status) < this.#goal ? NEXT[status] : undefined;
    if (!on) this.#goal = 0;
    const { who, command } = this.#choose(step, on);
    const base = baseOf(this.#model, this.#stage.askers[who], step);
    this.story.push(`${status}: ${JSON.stringify(command)} by ${who}, base ${base}`);
    const { said, given } = await giveBoth(this.#stage, this.#model, { who, command, base });
    this.#cells.note(status, command.type, said);
    this.#last = given;
  }

  /** What leads on, where that is wanted; else something that is allowed now, something by somebody who may give it, or anything by anybody, each one time in three. */
  #choose(step: Step, on: CommandType | undefined): { who: Who; command: Command } {
    const stage = this.#stage;
    const today = brusselsTime(stage.clock.now).date;
    const { state: before } = this.#model;
    const material = { before, today, persons: stage.persons, number: step.number };
    const everybody = Object.keys(stage.askers) as Who[];
    const wanted = on ? 'allowed' : wantedIn(before.status, step.extra);
    const place = this.#turn(`${before.status} ${wanted}`, step.type);
    const type = pick(TYPES, place);
    const types = on ? [on] : wanted === 'any' ? [] : turned(TYPES, place);
    for (const possible of types) {
      const command = commandOf(possible, material);
      const able = everybody.filter((who) => this.#isAble(who, command, wanted === 'rightful'));
      if (able.length > 0) return { who: pick(able, step.who), command };
    }
    const who = SYSTEMS.has(type) ? 'system' : pick(everybody, step.who);
    const may = who === 'system' && !SYSTEMS.has(type) ? 'nobody' : who;
    return { who: may, command: commandOf(type, material) };
  }

  /** Which command's turn it is in a state: one after the other from a random one on, so that none is left out for long. */
  #turn(key: string, first: number): number {
    const place = this.#turns.get(key) ?? first;
    this.#turns.set(key, place + 1);
    return place;
  }

  /** Whether somebody would be followed; of those who may give it (`orRefused`), also who would be told why not. */
  #isAble(who: Who, command: Command, orRefused: boolean): boolean {
    const { askers, clock } = this.#stage;
    if (!this.#stage.canGive(who, this.#model.id, command.type)) return false;
    const said = this.#model.ask({ asker: askers[who], command, now: clock.now });
    return 'seq' in said || (orRefused && 'refused' in said && said.refused !== 'notAllowed');
  }
}

const SYSTEMS: ReadonlySet<CommandType> = new Set(['markPromiseMissed', 'replaceCode', 'erase']);

// What is asked of a case that isn't there is mostly refused, and a filing ends it.
const wantedIn = (status: Status, number: number) =>
  status === 'none' && number % 8 > 0
    ? 'any'
    : (['allowed', 'rightful', 'any'] as const)[number % 3];

const pick = <T>(from: readonly T[], number: number): T => from[number % from.length] as T;

const turned = <T>(from: readonly T[], by: number): T[] => {
  const at = by % from.length;
  return [...from.slice(at), ...from.slice(0, at)];
};

// Mostly none or the right one; one time in eight that of somebody who looked away meanwhile.
function baseOf(model: CaseModel, asker: Asker, { extra }: Step): number | undefined {
  if (model.entries.length === 0 || extra % 8 < 4) return undefined;
  return extra % 8 === 7 ? model.seenBy(asker) - 1 : model.seenBy(asker);
}
