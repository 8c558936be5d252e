import { expect } from 'chai';
import type { CaseEntry } from '#shared/case/events.ts';
import { type Case, evolve, NO_CASE } from '#shared/case/evolve.ts';
import { type CustomerCommand, predict } from '#shared/case/predict.ts';
import { anna, answer, customer, file, give, type Step } from '#shared/case/testing.ts';
import { foresee } from './foresee.ts';
import type { Given } from './given.ts';

const at = '2026-12-20T10:00:00.000Z';

/** A case with the entries that led to it, as a feed tells them. */
function heard(...steps: Step[]): { case_: Case; entries: CaseEntry[] } {
  const entries: CaseEntry[] = [];
  let case_ = NO_CASE;
  for (const step of steps) {
    const decision = give(case_, step);
    if ('refused' in decision) throw new Error(decision.refused);
    for (const { event, body } of decision.events) {
      const said = body === undefined ? {} : { body };
      const entry = { seq: case_.seq + 1, at, by: decision.by, event, ...said };
      entries.push(entry);
      case_ = evolve(case_, entry);
    }
  }
  return { case_, entries };
}

const filed: Step = ['2026-12-01', customer, file()];
const acknowledged: Step = ['2026-12-02', anna, { type: 'acknowledge' }];
const answered: Step = ['2026-12-03', anna, answer()];
const given = (command: CustomerCommand, base: number, more: Partial<Given> = {}): Given => ({
  ...{ id: `${command.type}${base}`, command, at, base, tries: 0, nextAt: 0 },
  ...more,
});
const text = (words: string): CustomerCommand => ({
  type: 'addInformation',
  text: words,
  files: [],
});
const told = ({ entries }: { entries: readonly CaseEntry[] }) =>
  entries.map(({ event }) => event.type);

describe('a case with what was done in it', () => {
  it('is shown as the core will have it: what follows goes on from there', () => {
    const { case_, entries } = heard(filed, acknowledged, answered);
    const request: CustomerCommand = { type: 'requestSecondReading', grounds: 'A point.' };
    const foreseen = foresee(case_, entries, [given(request, 3), given(request, 3)]);
    expect(foreseen.case_.status).to.equal('inSecondReading');
    // The second one will be refused, so it isn't shown as done.
    expect(told(foreseen)).to.deep.equal([...told({ entries }), 'secondReadingRequested']);
    expect(foreseen.bySeq.get(4)?.command).to.equal(request);
  });

  it('tells an entry once that came before its answer, and two that say the same twice', () => {
    const { case_, entries } = heard(filed, acknowledged, ['2026-12-04', customer, text('Same.')]);
    const both = [given(text('Same.'), 2), given(text('Same.'), 2, { id: 'other' })];
    const foreseen = foresee(case_, entries, both);
    expect(told(foreseen).filter((type) => type === 'informationAdded')).to.have.length(2);
    expect(foreseen.bySeq.get(3)).to.equal(both[0]);
    expect(foreseen.bySeq.get(4)).to.equal(both[1]);
  });

  it('takes no entry for a command that was there before it, or that the company wrote', () => {
    const { case_, entries } = heard(
      filed,
      acknowledged,
      ['2026-12-04', customer, text('Same.')],
      ['2026-12-05', anna, text('Same.')],
    );
    const foreseen = foresee(case_, entries, [given(text('Same.'), 3)]);
    expect(foreseen.entries).to.have.length(5);
  });

  it('keeps the proof at its entry, and leaves out what was refused', () => {
    const { case_, entries } = heard(filed, acknowledged, ['2026-12-04', customer, text('Said.')]);
    const proven = given(text('Said.'), 2, { seq: 3 });
    const refused = given({ type: 'withdraw' }, 2, { parked: 'notOpen' });
    const foreseen = foresee(case_, entries, [proven, refused]);
    expect(foreseen.case_).to.equal(case_);
    expect([...foreseen.bySeq]).to.deep.equal([[3, proven]]);
  });

  it('is predicted from what is possible only', () => {
    const { case_ } = heard(filed);
    expect(predict(case_, { type: 'requestSecondReading', grounds: 'x' }, at)).to.equal(undefined);
  });
});
