import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brusselsInstant } from '../calendar/brussels-time.ts';
import { type CustomerCommand, predict, wordsOf } from './predict.ts';
import { after, complaint, customer, give, STEPS_TO } from './testing.ts';

const at = (day: string) => new Date(brusselsInstant(day, 12 * 60)).toISOString();
const FILE = { id: 'a', name: 'a.pdf', type: 'application/pdf', size: 1, sha256: 'x' };
const COMMANDS: readonly CustomerCommand[] = [
  { type: 'addInformation', text: 'One more word.', files: [] },
  { type: 'sendMessage', text: 'One more word.', files: [FILE] },
  { type: 'requestSecondReading', grounds: 'You missed a point.' },
  { type: 'withdraw' },
  { type: 'withdraw', reason: 'It is settled.' },
  { type: 'declareRecourse', body: 'ombudsfin', on: '2026-12-15' },
  { type: 'correctContact', contact: complaint().contact },
];

describe('what a customer does, before the server has it', () => {
  for (const command of COMMANDS)
    for (const [status, steps] of Object.entries(STEPS_TO))
      test(`${command.type} in a case that is ${status} is what the core makes of it`, () => {
        const before = after(...steps);
        const predicted = predict(before, command, at('2027-02-01'));
        const decided = give(before, ['2027-02-01', customer, command]);
        if ('refused' in decided) return assert.equal(predicted, undefined);
        assert.deepEqual(predicted?.case_, after(...steps, ['2027-02-01', customer, command]));
        assert.deepEqual(predicted.entry.body, decided.events[0].body);
        assert.deepEqual(wordsOf(command), decided.events[0].body);
        return undefined;
      });
});
