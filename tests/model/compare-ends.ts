import assert from 'node:assert/strict';
import type { EventsAnswer } from '#shared/api/wire.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import type { CaseEntry } from '#shared/case/events.ts';
import { recourseOf } from '#shared/case/recourse.ts';
import type { DeskEntry, DeskEvents } from '../../server/events/read-desk-events.ts';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { rowsOf } from '../../server/testing/complaints.ts';
import type { CaseModel } from './case-model.ts';
import type { Stage } from './stage.ts';

/** Compares what the server shows of each case, in every view of it, with what the core says; and its cache with what the log makes again. */
export async function compareEnds(stage: Stage, models: readonly CaseModel[]): Promise<void> {
  const bearer = stage.bearers.cora ?? '';
  const desk = await wholeDesk(stage, bearer);
  for (const model of models) {
    if (model.entries.length === 0) continue;
    const today = brusselsTime(stage.clock.now).date;
    const { state } = model;
    const seen = await stage.server.send('GET', `/v1/cases/${model.id}`, { bearer });
    const view = {
      case: state,
      clocks: clocksOf(state, today),
      recourse: recourseOf(state, today),
      files: [],
    };
    assert.deepEqual(await seen.json(), asJson(view), 'the case as the staff sees it');
    const log = desk.filter(({ caseId }) => caseId === model.id);
    assert.deepEqual(log.map(plain), model.entries.map(plain), 'the log as the desk gets it');
    if (!stage.opens(model.id)) continue;
    const own = await stage.bearerOf('customer', model.id, state.reference);
    const events = await stage.server.send('GET', '/v1/events?limit=500', { bearer: own ?? '' });
    const { entries } = (await events.json()) as EventsAnswer;
    assert.deepEqual(entries.map(plain), model.publicEntries.map(plain), "the customer's feed");
  }
  const rows = async () => (await rowsOf(stage.server, 'cases')).map((row) => row.join('|')).sort();
  const live = await rows();
  await rebuildCases(stage.server.ports.db);
  assert.deepEqual(await rows(), live, 'the cache made again');
}

async function wholeDesk(stage: Stage, bearer: string): Promise<DeskEntry[]> {
  const entries: DeskEntry[] = [];
  let after = '';
  for (let more = true; more;) {
    const path = `/v1/events?limit=100&after=${after}`;
    const page = (await (await stage.server.send('GET', path, { bearer })).json()) as DeskEvents;
    entries.push(...page.entries);
    ({ next: after, more } = page);
  }
  return entries;
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

// Salts are random, so the core has none.
const plain = ({ seq, at, by, event, body }: CaseEntry) => asJson({ seq, at, by, event, body });
