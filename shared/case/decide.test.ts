import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { evolve, NO_CASE } from './evolve.ts';
import {
  after,
  anna,
  answer,
  both,
  bram,
  complaint,
  cora,
  customer,
  file,
  give,
  person,
  refusal,
  review,
  rosa,
  type Step,
  STEPS_TO,
  system,
} from './testing.ts';

const DAY = '2026-12-16';
const first = (before: Parameters<typeof give>[0], ...step: Step) => {
  const decision = give(before, step);
  assert.ok('events' in decision, JSON.stringify(decision));
  return { by: decision.by, ...decision.events[0] };
};

describe('filing a complaint', () => {
  test('a customer files, and the event holds no words of theirs', () => {
    const { event, body } = first(NO_CASE, '2026-11-22', customer, file());
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
    assert.equal(after([DAY, customer, file()]).department, 'src');
    assert.equal(after([DAY, customer, file({ customer: 'business' })]).department, 'lease');
  });

  test('announced files are counted in the event and named in the body only', () => {
    const announced = { id: 'A'.repeat(22), name: 'a.pdf', type: 'application/pdf' };
    const files = [{ ...announced, size: 1, sha256: 'A'.repeat(43) }];
    const filed = first(NO_CASE, DAY, customer, {
      type: 'fileComplaint',
      complaint: complaint(),
      files,
    });
    assert.deepEqual(filed.body, { ...complaint(), files });
    assert.ok(!JSON.stringify(filed.event).includes('a.pdf'));
  });

  test('a case takes no second complaint, filed or registered', () => {
    const received = after(...STEPS_TO.received);
    assert.equal(refusal(received, DAY, customer, file()), 'alreadyFiled');
    const register: Command = {
      type: 'registerComplaint',
      complaint: complaint(),
      receivedOn: DAY,
      channel: 'post',
    };
    assert.equal(refusal(received, DAY, anna, register), 'alreadyFiled');
  });

  test('what is no valid complaint today is kept whole, in its language where that can be told', () => {
    for (const [asSent, language] of [
      [{ language: 'de', what: 'ever' }, 'de'],
      [{ language: 'xx' }, 'fr'],
      ['text', 'fr'],
      [null, 'fr'],
    ] as const) {
      const odd: Command = { type: 'quarantineComplaint', asSent, files: undefined };
      const { event, body } = first(NO_CASE, DAY, customer, odd);
      assert.ok(event.type === 'complaintQuarantined');
      assert.equal(event.language, language);
      assert.deepEqual(body, { asSent });
    }
  });
});

describe('registering a complaint that came in another way', () => {
  const register = (receivedOn: string): Command => ({
    type: 'registerComplaint',
    complaint: complaint(),
    receivedOn,
    channel: 'post',
  });

  test('its day 0 is the day on which it really came in', () => {
    const case_ = after(['2026-11-25', anna, register('2026-11-20')]);
    assert.equal(case_.receivedOn, '2026-11-20');
    assert.equal(case_.channel, 'post');
  });

  test('a day to come is refused at its field', () => {
    assert.deepEqual(give(NO_CASE, ['2026-11-25', anna, register('2026-11-26')]), {
      refused: 'inTheFuture',
      path: 'receivedOn',
    });
  });

  test('registering is no reading: who did it may take the second reading', () => {
    const case_ = after(
      ['2026-11-25', both, register('2026-11-25')],
      ['2026-11-26', anna, { type: 'acknowledge' }],
      ['2026-11-27', anna, answer()],
      ['2026-11-28', customer, { type: 'requestSecondReading', grounds: 'No.' }],
    );
    assert.equal(refusal(case_, '2026-11-29', both, review), undefined);
  });
});

describe('an answer', () => {
  test('speaks to each grievance, once', () => {
    const case_ = after(
      ['2026-11-23', customer, file({ grievances: ['one', 'two'] })],
      ['2026-11-24', anna, { type: 'acknowledge' }],
    );
    assert.equal(refusal(case_, DAY, anna, answer(1)), 'findingsIncomplete');
    assert.equal(refusal(case_, DAY, anna, answer(3)), 'findingsIncomplete');
    const twice: Command = {
      type: 'answer',
      findings: [0, 0].map((grievance) => ({ grievance, finding: 'upheld', reasons: 'x' })),
    };
    assert.equal(refusal(case_, DAY, anna, twice), 'findingsIncomplete');
    assert.equal(refusal(case_, DAY, anna, answer(2)), undefined);
  });

  test('carries the recourse block of this customer, whoever sends it, pinned to the rules of the case', () => {
    const { event } = first(after(...STEPS_TO.acknowledged), '2026-12-10', anna, answer());
    assert.ok(event.type === 'answered');
    assert.deepEqual(event.recourse, {
      rules: '2026-11',
      bodies: ['ombudsfin', 'consumerConnect', 'economicInspection', 'court'],
    });
  });

  test('keeps its reasons out of the event', () => {
    const { event, body } = first(after(...STEPS_TO.acknowledged), DAY, anna, answer());
    assert.ok(!JSON.stringify(event).includes('Because'));
    assert.ok(JSON.stringify(body).includes('Because'));
  });
});

describe('an extension', () => {
  const extend = (until: string): Command => ({ type: 'extend', until, reason: 'Waiting.' });
  const case_ = after(...STEPS_TO.acknowledged);

  test('is later than the first date, within the limit, and not in the past', () => {
    assert.equal(refusal(case_, '2026-12-01', anna, extend('2026-12-23')), 'notLater');
    assert.equal(refusal(case_, '2026-12-01', anna, extend('2026-11-30')), 'inThePast');
    assert.equal(refusal(case_, '2026-12-01', anna, extend('2027-02-24')), 'beyondLimit');
    assert.equal(refusal(case_, '2026-12-01', anna, extend('2027-02-23')), undefined);
  });

  test('a second one is later than the one before', () => {
    const once = after(...STEPS_TO.acknowledged, ['2026-12-01', anna, extend('2027-01-10')]);
    assert.equal(refusal(once, '2026-12-02', anna, extend('2027-01-05')), 'notLater');
    assert.equal(refusal(once, '2026-12-02', anna, extend('2027-01-15')), undefined);
  });
});

describe('the second reading is independent', () => {
  const inSecond = (...early: Step[]) =>
    after(
      STEPS_TO.received[0],
      ...early,
      ['2026-11-24', anna, { type: 'acknowledge' }],
      ['2026-12-10', anna, answer()],
      ['2026-12-15', customer, { type: 'requestSecondReading', grounds: 'No.' }],
    );
  const EARLY: Record<string, Step[]> = {
    'was assigned': [['2026-11-23', anna, { type: 'assign', to: 'both' }]],
    'asked for information': [['2026-11-23', both, { type: 'askInformation', text: 'x' }]],
    wrote: [['2026-11-23', both, { type: 'sendMessage', text: 'x', files: [] }]],
    extended: [['2026-11-23', both, { type: 'extend', until: '2027-01-10', reason: 'x' }]],
    noted: [['2026-11-23', both, { type: 'noteInternally', text: 'x' }]],
    reclassified: [['2026-11-23', both, { type: 'reclassify', subject: 'service' }]],
  };
  for (const [name, early] of Object.entries(EARLY))
    test(`who ${name} in the first can do nothing in it, whatever their roles`, () => {
      const case_ = inSecond(...early);
      for (const command of [
        review,
        { type: 'sendMessage', text: 'x', files: [] },
        { type: 'noteInternally', text: 'x' },
        { type: 'askInformation', text: 'x' },
        { type: 'assignSecondReading', to: 'rosa' },
      ] as const)
        assert.equal(refusal(case_, DAY, both, command), 'notIndependent', command.type);
      assert.equal(
        refusal(case_, DAY, rosa, { type: 'assignSecondReading', to: 'both' }),
        'notIndependent',
      );
    });

  test('who acknowledged or answered can’t, also when the role is given to them later', () => {
    const promoted = { ...anna, roles: ['handler', 'reviewer'] as const };
    assert.equal(refusal(inSecond(), DAY, promoted, review), 'notIndependent');
  });

  test('who had no hand in the first can', () => {
    assert.equal(refusal(inSecond(), DAY, both, review), undefined);
    assert.equal(
      refusal(inSecond(), DAY, cora, { type: 'assignSecondReading', to: 'rosa' }),
      undefined,
    );
  });

  test('who handled the case after it, until it was opened again, can’t in the next one', () => {
    const message = { type: 'sendMessage', text: 'We keep to it.', files: [] } as const;
    const again = after(
      ...STEPS_TO.reviewed,
      ['2027-01-10', both, message],
      ['2027-01-20', anna, { type: 'close' }],
      ['2027-02-01', cora, { type: 'reopen', reason: 'New facts.' }],
      ['2027-02-02', anna, answer()],
      ['2027-02-03', customer, { type: 'requestSecondReading', grounds: 'Still no.' }],
    );
    assert.equal(refusal(again, '2027-02-04', both, review), 'notIndependent');
    assert.equal(refusal(again, '2027-02-04', rosa, review), undefined);
  });

  test('nobody writes in it as a handler, however new to the case; who is both writes as a reviewer', () => {
    const otherHandler = person('new', ['handler'], 'src');
    const message = { type: 'sendMessage', text: 'x', files: [] } as const;
    assert.equal(refusal(inSecond(), DAY, otherHandler, message), 'notAllowed');
    assert.deepEqual(first(inSecond(), DAY, both, message).by, { role: 'reviewer', id: 'both' });
  });

  test('stays so after reopening: first readers stay first readers, and the new first reading adds to them', () => {
    const again = after(
      ...STEPS_TO.closed,
      ['2027-02-01', cora, { type: 'reopen', reason: 'New facts.' }],
      ['2027-02-02', both, answer()],
      ['2027-02-03', customer, { type: 'requestSecondReading', grounds: 'Still no.' }],
    );
    assert.equal(refusal(again, '2027-02-04', both, review), 'notIndependent');
    const promoted = { ...anna, roles: ['reviewer'] as const };
    assert.equal(refusal(again, '2027-02-04', promoted, review), 'notIndependent');
    assert.equal(refusal(again, '2027-02-04', rosa, review), undefined);
  });
});

describe('rights', () => {
  test('a handler works on cases of the own department, and on those assigned to them', () => {
    const received = after(...STEPS_TO.received);
    assert.equal(refusal(received, DAY, bram, { type: 'acknowledge' }), 'notAllowed');
    const given = after(...STEPS_TO.received, [DAY, anna, { type: 'assign', to: 'bram' }]);
    assert.equal(refusal(given, DAY, bram, { type: 'acknowledge' }), undefined);
  });

  test('an assignment names a person who has the role', () => {
    const received = after(...STEPS_TO.received);
    assert.equal(refusal(received, DAY, anna, { type: 'assign', to: 'nobody' }), 'unknownPerson');
    assert.equal(refusal(received, DAY, anna, { type: 'assign', to: 'rosa' }), 'wrongRole');
  });

  test('the log knows the person and the role they acted in', () => {
    const { by } = first(after(...STEPS_TO.received), DAY, both, { type: 'acknowledge' });
    assert.deepEqual(by, { role: 'handler', id: 'both' });
  });
});

describe('a case whose words were erased', () => {
  const erased = after(...STEPS_TO.closed, ['2027-02-01', system, { type: 'erase' }]);

  test('takes no new ones from anybody, and is not erased again', () => {
    const text = { text: 'x', files: [] };
    for (const [asker, command] of [
      [customer, { type: 'sendMessage', ...text }],
      [customer, { type: 'correctContact', contact: complaint().contact }],
      [anna, { type: 'noteInternally', text: 'x' }],
      [cora, { type: 'reopen', reason: 'x' }],
    ] as const)
      assert.equal(refusal(erased, '2027-02-02', asker, command), 'erased');
    assert.equal(refusal(erased, '2027-02-02', system, { type: 'erase' }), 'nothingChanged');
  });
});

describe('a complaint that was set aside', () => {
  test('is a business’s where it says so, and where the department says so later', () => {
    const quarantine = (asSent: unknown): Step => [
      ...(['2026-11-23', customer] as const),
      { type: 'quarantineComplaint', asSent, files: undefined },
    ];
    const business = after(quarantine({ customer: 'business', marque: 7 }));
    assert.deepEqual([business.customer, business.department], ['business', 'lease']);
    const unknown = after(quarantine({ odd: true }));
    assert.deepEqual([unknown.customer, unknown.department], ['private', 'src']);
    const moved = after(quarantine({ odd: true }), [
      ...(['2026-11-24', anna] as const),
      { type: 'reclassify', department: 'lease' },
    ]);
    assert.equal(moved.customer, 'business');
  });
});

describe('going outside', () => {
  test('is recorded with its day, in every state, and changes none', () => {
    const declare: Command = { type: 'declareRecourse', body: 'ombudsfin', on: '2026-12-20' };
    const closed = after(...STEPS_TO.closed, ['2027-01-21', customer, declare]);
    assert.equal(closed.status, 'closed');
    assert.deepEqual(closed.recourse, [{ body: 'ombudsfin', on: '2026-12-20' }]);
    assert.equal(refusal(closed, '2026-12-19', customer, declare), 'inTheFuture');
    const early: Command = { ...declare, on: '2026-11-01' };
    assert.equal(refusal(closed, '2027-01-21', customer, early), 'beforeReceipt');
    const court: Command = { ...early, body: 'court' };
    assert.equal(refusal(closed, '2027-01-21', customer, court), undefined);
  });
});

describe('a promise that was missed', () => {
  const mark: Command = { type: 'markPromiseMissed', clock: 'acknowledgement' };

  test('is written down once, by the system, once its day has passed', () => {
    const received = after(...STEPS_TO.received);
    assert.equal(refusal(received, '2026-11-30', system, mark), 'notMissed');
    assert.equal(refusal(received, '2026-12-01', system, mark), undefined);
    assert.equal(refusal(received, '2026-12-01', anna, mark), 'notAllowed');
    const marked = after(...STEPS_TO.received, ['2026-12-01', system, mark]);
    assert.deepEqual(marked.missed, [{ clock: 'acknowledgement', due: '2026-11-30' }]);
    assert.equal(refusal(marked, '2026-12-02', system, mark), 'notMissed');
  });

  test('an extended answer is missed by its new date, not by the first', () => {
    const extend: Command = { type: 'extend', until: '2027-01-10', reason: 'x' };
    const extended = after(...STEPS_TO.acknowledged, ['2026-12-01', anna, extend]);
    const missed = (clock: 'answer' | 'extendedAnswer', day: string) =>
      refusal(extended, day, system, { type: 'markPromiseMissed', clock });
    assert.equal(missed('answer', '2026-12-30'), 'notMissed');
    assert.equal(missed('extendedAnswer', '2027-01-10'), 'notMissed');
    assert.equal(missed('extendedAnswer', '2027-01-11'), undefined);
  });
});

describe('erasing', () => {
  test('leaves the case standing without its words', () => {
    const erased = after(...STEPS_TO.closed, ['2030-01-01', system, { type: 'erase' }]);
    assert.equal(erased.status, 'closed');
    assert.equal(erased.filed, undefined);
    assert.equal(refusal(erased, '2030-01-02', system, { type: 'erase' }), 'nothingChanged');
  });
});

describe('folding a log', () => {
  test('an event of a newer version moves only the place on', () => {
    const event = { type: 'somethingNew' } as unknown as CaseEvent;
    const folded = evolve(NO_CASE, { seq: 7, at: '', by: { role: 'customer' }, event });
    assert.deepEqual(folded, { ...NO_CASE, seq: 7 });
  });

  test('never throws, whatever the times and bodies are', () => {
    const received = after(...STEPS_TO.received);
    const by = { role: 'handler', id: 'x' } as const;
    const event: CaseEvent = { type: 'contactCorrected' };
    assert.doesNotThrow(() => evolve(received, { seq: 2, at: 'never', by, event }));
    assert.equal(
      evolve(received, { seq: 2, at: 'never', by, event, body: null }).contact,
      undefined,
    );
  });
});
