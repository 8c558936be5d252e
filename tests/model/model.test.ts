import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkModel } from './model.ts';

describe('the app beside the pure core, under random commands of random people at random times', () => {
  // The seed is fixed so that what is reached is; `npm run model` plays others, and more of them.
  test('says the same to every command, ends in the same state, and reaches every cell and refusal', async (t) => {
    const cells = await checkModel(30, 11);
    t.diagnostic(cells.summary());
    assert.deepEqual([...cells.missing(), ...cells.unmet()], []);
  });
});
