import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awaitsCustomer } from './awaits-customer.ts';
import type { CaseEntry, CaseEvent } from './events.ts';

describe('a customer who was asked something', () => {
  const entry = (type: CaseEvent['type'], role: 'customer' | 'staff') =>
    ({ event: { type }, by: { role } }) as CaseEntry;
  const asked = entry('informationAsked', 'staff');

  test('is waited for until they write', () => {
    assert.equal(awaitsCustomer([]), false);
    assert.equal(awaitsCustomer([asked]), true);
    assert.equal(awaitsCustomer([asked, entry('informationAdded', 'staff')]), true);
    assert.equal(awaitsCustomer([asked, entry('informationAdded', 'customer')]), false);
    assert.equal(awaitsCustomer([entry('informationAdded', 'customer'), asked]), true);
  });
});
