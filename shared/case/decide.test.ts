import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Complaint } from '../api/complaint.ts';
import type { Command } from './commands.ts';
import { type Circumstances, decide } from './decide.ts';
import type { Actor, CaseEvent } from './events.ts';
import { evolve, NO_CASE } from './evolve.ts';

const customer: Actor = { role: 'customer' };
const circumstances: Circumstances = { today: '2026-11-22', reference: 'SFB-26-7K3M9Q' };
const complaint = (changes: Partial<Complaint> = {}): Complaint => ({
  marque: 'peugeot',
  language: 'nl',
  customer: 'private',
  contact: { name: 'Ann', email: 'ann@example.be', prefers: 'email' },
  contract: { unknown: true },
  subject: 'credit',
  description: 'The rate is wrong.',
  ...changes,
});
const file = (changes: Partial<Complaint> = {}): Command => ({
  type: 'fileComplaint',
  complaint: complaint(changes),
  files: [],
});
const when = (command: Command, before = NO_CASE, by: Actor = customer) =>
  decide(command, before, by, circumstances);

const filed = () => {
  const decision = when(file());
  assert.ok('events' in decision);
  const [first] = decision.events;
  assert.ok(first);
  return first;
};

describe('filing a complaint', () => {
  test('a customer files, and the event holds no words of theirs', () => {
    const { event, body } = filed();
    assert.deepEqual(event, {
      type: 'complaintFiled',
      reference: 'SFB-26-7K3M9Q',
      receivedOn: '2026-11-22',
      rules: '2026-11',
      marque: 'peugeot',
      language: 'nl',
      customer: 'private',
      department: 'src',
      subject: 'credit',
      files: 0,
    } satisfies CaseEvent);
    assert.deepEqual(body, complaint());
  });

  test('a private customer goes to SRC, a business customer to BU Lease', () => {
    for (const [kind, department] of [
      ['private', 'src'],
      ['business', 'lease'],
    ] as const) {
      const decision = when(file({ customer: kind }));
      assert.ok('events' in decision);
      const event = decision.events[0]?.event;
      assert.ok(event?.type === 'complaintFiled');
      assert.equal(event.department, department);
    }
  });

  test('the insurance product is kept with the case', () => {
    const decision = when(file({ subject: 'insurance', insurance: 'tyre' }));
    assert.ok('events' in decision && decision.events[0]?.event.type === 'complaintFiled');
    assert.equal(decision.events[0].event.insurance, 'tyre');
  });

  test('announced files are counted in the event and named in the body only', () => {
    const announced = { id: 'A'.repeat(22), name: 'a.pdf', type: 'application/pdf' };
    const files = [{ ...announced, size: 1, sha256: 'A'.repeat(43) }];
    const decision = when({ type: 'fileComplaint', complaint: complaint(), files });
    assert.ok('events' in decision);
    const [first] = decision.events;
    assert.ok(first?.event.type === 'complaintFiled');
    assert.equal(first.event.files, 1);
    assert.deepEqual(first.body, { ...complaint(), files });
    assert.ok(!JSON.stringify(first.event).includes('a.pdf'));
  });

  test('a case takes no second complaint', () => {
    const { event, body } = filed();
    const received = evolve(NO_CASE, { seq: 1, at: '', by: customer, event, body });
    assert.deepEqual(when(file(), received), { refused: 'alreadyFiled' });
    const odd: Command = { type: 'quarantineComplaint', asSent: {}, files: undefined };
    assert.deepEqual(when(odd, received), { refused: 'alreadyFiled' });
  });

  test('nobody files in the name of the customer this way', () => {
    assert.deepEqual(when(file(), NO_CASE, { role: 'handler', id: 'x' }), {
      refused: 'notAllowed',
    });
  });
});

describe('a complaint that is no valid one today', () => {
  test('is kept whole, for a person to read, in its language where that can be told', () => {
    for (const [asSent, language] of [
      [{ language: 'de', what: 'ever' }, 'de'],
      [{ language: 'xx' }, 'fr'],
      ['text', 'fr'],
      [null, 'fr'],
    ] as const) {
      const decision = when({ type: 'quarantineComplaint', asSent, files: undefined });
      assert.ok('events' in decision);
      const [first] = decision.events;
      assert.ok(first?.event.type === 'complaintQuarantined');
      assert.equal(first.event.language, language);
      assert.deepEqual(first.body, { asSent });
    }
  });

  test('keeps odd announcements of files too', () => {
    const decision = when({ type: 'quarantineComplaint', asSent: {}, files: 'what?' });
    assert.ok('events' in decision);
    assert.deepEqual(decision.events[0]?.body, { asSent: {}, files: 'what?' });
  });
});

describe('folding a log', () => {
  test('a filed case is received, with what was filed', () => {
    const { event, body } = filed();
    const folded = evolve(NO_CASE, { seq: 1, at: '', by: customer, event, body });
    assert.equal(folded.status, 'received');
    assert.equal(folded.seq, 1);
    assert.equal(folded.quarantined, false);
    assert.deepEqual(folded.filed, complaint());
  });

  test('a quarantined case is received too, and says that it is quarantined', () => {
    const decision = when({ type: 'quarantineComplaint', asSent: { a: 1 }, files: undefined });
    assert.ok('events' in decision && decision.events[0]);
    const { event, body } = decision.events[0];
    const folded = evolve(NO_CASE, { seq: 1, at: '', by: customer, event, body });
    assert.equal(folded.status, 'received');
    assert.equal(folded.quarantined, true);
    assert.deepEqual(folded.filed, { asSent: { a: 1 } });
  });

  test('an event of a newer version moves only the place on', () => {
    const event = { type: 'somethingNew' } as unknown as CaseEvent;
    const folded = evolve(NO_CASE, { seq: 7, at: '', by: customer, event });
    assert.deepEqual(folded, { ...NO_CASE, seq: 7 });
  });

  test('an erased body leaves the case standing', () => {
    const { event } = filed();
    const folded = evolve(NO_CASE, { seq: 1, at: '', by: customer, event });
    assert.equal(folded.status, 'received');
    assert.equal(folded.filed, undefined);
  });
});
