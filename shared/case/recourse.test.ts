import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Body, recourseOf } from './recourse.ts';
import { NO_CASE } from './evolve.ts';
import { after, anna, cora, customer, file, STEPS_TO } from './testing.ts';

const one = (body: Body, case_: Parameters<typeof recourseOf>[0], today: string) => {
  const found = recourseOf(case_, today).find((way) => way.body === body);
  assert.ok(found);
  return found;
};
const states = (case_: Parameters<typeof recourseOf>[0], today: string) =>
  Object.fromEntries(recourseOf(case_, today).map(({ body, state, why }) => [body, [state, why]]));

describe('the way out for a consumer', () => {
  test('waits for the answer or for the month, and says the day', () => {
    const received = after(...STEPS_TO.received);
    const { state, why, from } = one('ombudsfin', received, '2026-12-23');
    assert.deepEqual([state, why, from], ['notYet', 'answerAwaited', '2026-12-24']);
    assert.equal(one('ombudsfin', received, '2026-12-24').why, 'answerLate');
    assert.equal(one('consumerConnect', received, '2026-12-24').state, 'open');
  });

  test('is not put off by an extension of ours', () => {
    const extended = after(...STEPS_TO.acknowledged, [
      '2026-12-01',
      anna,
      { type: 'extend', until: '2027-01-20', reason: 'x' },
    ]);
    assert.equal(one('ombudsfin', extended, '2026-12-24').state, 'open');
  });

  test('opens with an answer, and has a year from the first complaint', () => {
    const { state, why, from, until } = one('ombudsfin', after(...STEPS_TO.answered), '2026-12-11');
    assert.deepEqual([state, why, from, until], ['open', 'answered', '2026-12-10', '2027-11-23']);
  });

  test('an answer that was given stays one when the case is opened again', () => {
    const reopened = after(...STEPS_TO.closed, [
      '2027-01-21',
      cora,
      { type: 'reopen', reason: 'x' },
    ]);
    const { state, why, from, has } = one('ombudsfin', reopened, '2027-01-22');
    assert.deepEqual([state, why, from], ['open', 'answered', '2026-12-10']);
    assert.ok(has.includes('correspondence'));
  });

  test('a complaint of 29 February has until 28 February', () => {
    const leap = after(['2028-02-29', customer, file()]);
    assert.equal(one('ombudsfin', leap, '2028-03-01').until, '2029-02-28');
  });
});

describe('the way out for a business', () => {
  test('is not part of our procedure: Ombudsfin has to be asked, ConsumerConnect is for consumers', () => {
    const business = after(['2026-11-23', customer, file({ customer: 'business' })]);
    assert.deepEqual(states(business, '2027-06-01'), {
      ombudsfin: ['notForYou', 'businessAskThem'],
      consumerConnect: ['notForYou', 'consumersOnly'],
      insuranceOmbudsman: ['notForYou', 'notInsurance'],
      economicInspection: ['open', 'reportsOnly'],
      court: ['open', 'always'],
    });
  });
});

describe('the insurance ombudsman', () => {
  test('is there at any time for insurance, and only for insurance', () => {
    const insurance = after(['2026-11-23', customer, file({ subject: 'insurance' })]);
    assert.equal(one('insuranceOmbudsman', insurance, '2026-11-23').state, 'open');
    const credit = after(...STEPS_TO.received);
    assert.equal(one('insuranceOmbudsman', credit, '2026-11-23').state, 'notForYou');
  });
});

describe('what a body asks for', () => {
  test('says what the case already holds of it and what is missing', () => {
    const { has, missing } = one('ombudsfin', after(...STEPS_TO.answered), '2026-12-11');
    assert.deepEqual(has, ['complaintToCompany', 'clearObject', 'correspondence']);
    assert.deepEqual(missing, ['contracts']);
  });

  test('there is correspondence from the acknowledgement on', () => {
    const held = (status: 'received' | 'acknowledged') =>
      one('ombudsfin', after(...STEPS_TO[status]), '2026-12-01').has.includes('correspondence');
    assert.deepEqual([held('received'), held('acknowledged')], [false, true]);
  });

  test('a contract whose reference is known is held for the insurance ombudsman', () => {
    const case_ = after([
      '2026-11-23',
      customer,
      file({ subject: 'insurance', contract: { reference: 'L-1' } }),
    ]);
    assert.deepEqual(one('insuranceOmbudsman', case_, '2026-11-23').missing, []);
  });

  test('a case that does not exist has no way out to show', () => {
    assert.deepEqual(recourseOf(NO_CASE, '2026-11-23'), []);
  });
});
