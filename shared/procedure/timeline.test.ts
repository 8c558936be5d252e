import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Actor, CaseEntry, CaseEvent } from '../case/events.ts';
import { evolve, NO_CASE } from '../case/evolve.ts';
import { customer as filer, file, give } from '../case/testing.ts';
import { templates as caseFr } from '../texts/case.ts';
import { templates as formFr } from '../texts/form.ts';
import { templates as sightFr } from '../texts/sight.ts';
import { timelineOf } from './timeline.ts';

const t = { ...sightFr, ...formFr, ...caseFr };
const handler = { role: 'handler', id: 'x' } as const;
const customer = { role: 'customer' } as const;

type Said = { event: CaseEvent; body?: unknown; by?: Actor; at?: string };

/** What is told of these events, which follow a complaint that lists two points. */
function told(...said: Said[]) {
  const filing = give(NO_CASE, [
    '2026-11-23',
    filer,
    file({ grievances: ['le taux', 'le délai'] }),
  ]);
  if ('refused' in filing) throw new Error('A complaint was refused.');
  const entries: CaseEntry[] = [...filing.events, ...said].map((entry, index) => ({
    ...{ seq: index + 1, at: '2026-11-25T12:00:00.000Z', by: customer },
    ...entry,
  }));
  return timelineOf(t, 'fr', entries.reduce(evolve, NO_CASE), entries).slice(1);
}

describe('the timeline of a case', () => {
  test('says on which day in Brussels something happened', () => {
    const days = ['2026-11-25T22:59:59.000Z', '2026-11-25T23:00:00.000Z'].map(
      (at) => told({ event: { type: 'closed' }, by: handler, at })[0]?.day,
    );
    assert.deepEqual(days, ['2026-11-25', '2026-11-26']);
  });

  test('tells an answer point by point, in the words of the complaint', () => {
    const findings = [
      { grievance: 0, finding: 'upheld', reasons: 'Erreur de calcul.' },
      { grievance: 1, finding: 'rejected', reasons: 'Le délai est celui du contrat.' },
    ] as const;
    const measures = [{ what: 'Un nouveau décompte', by: '2026-12-24' }];
    const recourse = { rules: '2026-11', bodies: [] };
    const event: CaseEvent = { type: 'answered', findings, measures: 1, recourse };
    const [row] = told({ event, body: { findings, measures }, by: handler });
    assert.deepEqual(
      row?.lines.map(({ text }) => text),
      [
        'Point 1',
        'le taux',
        'Nous vous donnons raison.',
        'Erreur de calcul.',
        'Point 2',
        'le délai',
        'Nous ne vous donnons pas raison.',
        'Le délai est celui du contrat.',
        'Ce que nous allons faire',
        'Un nouveau décompte',
        'Au plus tard le jeudi 24 décembre 2026',
      ],
    );
  });

  test('tells each point of an answer by its number where the complaint itself is erased or left out', () => {
    const findings = [
      { grievance: 0, finding: 'upheld', reasons: 'a' },
      { grievance: 1, finding: 'rejected', reasons: 'b' },
    ] as const;
    const recourse = { rules: '2026-11', bodies: [] };
    const event: CaseEvent = { type: 'answered', findings, measures: 0, recourse };
    const filing = give(NO_CASE, ['2026-11-23', filer, file({ grievances: ['le taux', 'x'] })]);
    if ('refused' in filing) throw new Error('A complaint was refused.');
    const said = [
      ...filing.events.map((one) => ({ event: one.event })),
      { event, body: { findings } },
    ];
    const entries: CaseEntry[] = said.map((entry, index) => ({
      ...{ seq: index + 1, at: '2026-11-25T12:00:00.000Z', by: customer },
      ...entry,
    }));
    const rows = timelineOf(t, 'fr', entries.reduce(evolve, NO_CASE), entries);
    assert.deepEqual(
      rows
        .at(-1)
        ?.lines.filter(({ kind }) => kind === 'label')
        .map(({ text }) => text),
      ['Point 1', 'Point 2'],
    );
  });

  test('keeps apart who wrote', () => {
    const event: CaseEvent = { type: 'messageSent', files: 0 };
    const rows = told({ event, body: { text: 'a' } }, { event, body: { text: 'b' }, by: handler });
    assert.deepEqual(
      rows.map(({ what }) => what),
      ['Vous nous avez écrit.', 'Nous vous avons écrit.'],
    );
  });

  test('says that words were erased, and that an event is beyond it by saying nothing', () => {
    const unknown = { type: 'somethingNew' } as unknown as CaseEvent;
    const rows = told({ event: { type: 'informationAsked' }, by: handler }, { event: unknown });
    assert.deepEqual(
      rows.map(({ lines }) => lines),
      [[{ kind: 'text', text: 'Le texte a été effacé.' }]],
    );
  });

  test('never shows what the customer does not see', () => {
    const rows = told(
      { event: { type: 'notedInternally' }, body: { text: 'secret' }, by: handler },
      { event: { type: 'assigned', to: 'x' }, by: handler },
    );
    assert.deepEqual(rows, []);
  });
});
