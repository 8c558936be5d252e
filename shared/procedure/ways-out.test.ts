import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recourseOf } from '../case/recourse.ts';
import { after, customer, file, STEPS_TO } from '../case/testing.ts';
import { templates as caseFr } from '../texts/case.ts';
import { templates as sightFr } from '../texts/sight.ts';
import { waysOut } from './ways-out.ts';

const t = { ...sightFr, ...caseFr };
const ways = (case_: ReturnType<typeof after>, today: string) =>
  waysOut(t, 'fr', recourseOf(case_, today));
const said = (case_: ReturnType<typeof after>, today: string, body: string) =>
  ways(case_, today)
    .find((way) => way.body === body)
    ?.lines.join(' ');

describe('the ways out in words', () => {
  test('say from when a consumer can go, and until when', () => {
    const line = said(after(...STEPS_TO.received), '2026-11-24', 'ombudsfin');
    assert.match(line ?? '', /à partir du jeudi 24 décembre 2026/);
    assert.match(line ?? '', /avant le mardi 23 novembre 2027/);
  });

  test('say since when they are open after an answer, and what is ready', () => {
    const line = said(after(...STEPS_TO.answered), '2026-12-11', 'ombudsfin');
    assert.match(line ?? '', /depuis le jeudi 10 décembre 2026/);
    assert.match(line ?? '', /Déjà dans votre dossier : .*vos échanges avec nous/);
    assert.match(line ?? '', /À préparer : les contrats/);
  });

  test('tell a business what is not for it, and where it may ask', () => {
    const case_ = after(['2026-11-23', customer, file({ customer: 'business' })]);
    const [ombudsfin, connect] = ways(case_, '2026-11-24');
    assert.deepEqual([ombudsfin?.open, connect?.open], [false, false]);
    assert.match(ombudsfin?.lines.join(' ') ?? '', /Ombudsfin traite certaines de leurs plaintes/);
  });

  test('say what a body costs and does, and nothing that the facts don’t hold', () => {
    const case_ = after(['2026-11-23', customer, file({ subject: 'insurance' })]);
    const of = (body: string) => said(case_, '2026-11-24', body) ?? '';
    for (const body of ['ombudsfin', 'consumerConnect']) assert.ok(of(body).includes(t.wayFree));
    for (const body of ['ombudsfin', 'insuranceOmbudsman'])
      assert.ok(of(body).includes(t.opinionTerm));
    assert.ok(of('consumerConnect').includes(t.consumerConnectHow));
    for (const body of ['insuranceOmbudsman', 'economicInspection', 'court'])
      assert.doesNotMatch(of(body), /gratuit/);
    const business = after(['2026-11-23', customer, file({ customer: 'business' })]);
    assert.doesNotMatch(said(business, '2026-11-24', 'ombudsfin') ?? '', /gratuit/);
  });

  test('never call a report to the supervisor a solution', () => {
    const line = said(after(...STEPS_TO.received), '2026-11-24', 'economicInspection');
    assert.match(line ?? '', /ne règle pas les cas individuels/);
  });

  test('link only pages that are known to exist', () => {
    assert.deepEqual(
      ways(after(['2026-11-23', customer, file({ subject: 'insurance' })]), '2026-11-24').map(
        ({ site }) => site?.href,
      ),
      [
        'https://www.ombudsfin.be/fr/introduire-une-plainte',
        'https://consumerconnect.be',
        'https://www.ombudsman-insurance.be',
        'https://economie.fgov.be/fr',
        undefined,
      ],
    );
  });
});
