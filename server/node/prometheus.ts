import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { BusyError, type Database, TakenError } from '../db/database.ts';
import type { Figures } from '../figures.ts';
import type { Meter } from '../meter.ts';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The figures of one process in the form of Prometheus; no label holds anything of a person or a case. */
export type Prometheus = {
  meter: Meter;
  /** The same database, whose calls are counted and timed. */
  measured: (db: Database) => Database;
  /** The same work of the clock, timed. */
  ticking: (work: () => Promise<void>) => () => Promise<void>;
  /** All figures as text, those of the database read now: without them where it can't be read, and `sfs_database_readable` is 0. */
  text: (figures: () => Promise<Figures>) => Promise<string>;
  contentType: string;
};

/** Begins to count, the process's own memory, processor and event loop too. */
export function startPrometheus(): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const tick = new Histogram({
    ...{ name: 'sfs_tick_seconds', help: 'Duration of what the clock does every minute' },
    ...{ buckets: SECONDS, registers },
  });
  const ticked = new Gauge({
    ...{ name: 'sfs_last_tick_timestamp_seconds', help: 'When the clock last did all it has to' },
    registers,
  });
  const state = makeState(registers);
  return {
    meter: makeMeter(registers),
    measured: makeMeasured(registers),
    ticking: (work) => async () => {
      const end = tick.startTimer();
      await work().finally(end);
      ticked.setToCurrentTime();
    },
    text: async (figures) => {
      state(await figures().catch(() => undefined));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

type Registers = { registers: Registry[] }['registers'];

function makeMeter(registers: Registers): Meter {
  const requests = new Histogram({
    ...{ name: 'sfs_request_seconds', help: 'Requests by route, method and status' },
    labelNames: ['method', 'route', 'status'] as const,
    ...{ buckets: SECONDS, registers },
  });
  const commands = new Counter({
    ...{ name: 'sfs_commands_total', help: 'Commands by type and what became of them' },
    labelNames: ['type', 'became'] as const,
    registers,
  });
  return {
    answered: ({ method, route, status }, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    decided: (type, became) => commands.inc({ type, became }),
  };
}

function makeMeasured(registers: Registers): (db: Database) => Database {
  const waiting = new Gauge({
    ...{ name: 'sfs_database_calls_waiting', help: 'Calls that the database has not answered yet' },
    labelNames: ['kind'] as const,
    registers,
  });
  const calls = new Histogram({
    ...{ name: 'sfs_database_call_seconds', help: 'Calls of the database, from asking to answer' },
    labelNames: ['kind', 'ended'] as const,
    ...{ buckets: SECONDS, registers },
  });
  const measure =
    (kind: 'read' | 'write', call: Database['read']): Database['read'] =>
    async (statements) => {
      waiting.inc({ kind });
      const end = calls.startTimer({ kind });
      try {
        const results = await call(statements);
        end({ ended: 'done' });
        return results;
      } catch (error) {
        end({ ended: endedBy(error) });
        throw error;
      } finally {
        waiting.dec({ kind });
      }
    };
  return (db) => ({
    read: measure('read', (statements) => db.read(statements)),
    write: measure('write', (statements) => db.write(statements)),
    backup: (file) => db.backup(file),
    close: () => db.close(),
  });
}

const endedBy = (error: unknown) =>
  error instanceof BusyError ? 'busy' : error instanceof TakenError ? 'taken' : 'failed';

function makeState(registers: Registers): (figures: Figures | undefined) => void {
  const gauge = (name: string, help: string, label?: string) =>
    new Gauge({ name, help, registers, labelNames: label === undefined ? [] : [label] });
  const readable = gauge('sfs_database_readable', '1 where the database could be read just now');
  const last = gauge('sfs_log_last_entry', 'Number of the newest entry of the log');
  const due = gauge('sfs_cases_due', 'Open cases by when their next date falls', 'when');
  const missed = gauge('sfs_promises_missed_unwritten', 'Missed promises not yet written down');
  const effects = gauge('sfs_effects', 'Mails and reminders that are not done', 'state');
  return (figures) => {
    readable.set(figures ? 1 : 0);
    for (const one of [due, effects]) one.reset();
    if (!figures) {
      // What isn't known now is not shown, neither as it was nor as 0.
      for (const one of [last, missed]) one.remove();
      return;
    }
    last.set(figures.lastEntry);
    missed.set(figures.missedUnwritten);
    for (const [when, n] of Object.entries(figures.due)) due.set({ when }, n);
    for (const [state, n] of Object.entries(figures.effects)) effects.set({ state }, n);
  };
}
