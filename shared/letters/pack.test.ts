import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Body } from '../case/recourse.ts';
import { after, anna, customer, file, STEPS_TO } from '../case/testing.ts';
import { templates as caseFr } from '../texts/case.ts';
import { templates as formFr } from '../texts/form.ts';
import { templates as lettersFr } from '../texts/letters.ts';
import { templates as sightFr } from '../texts/sight.ts';
import { packOf, packsIn } from './pack.ts';

const t = { ...sightFr, ...formFr, ...caseFr, ...lettersFr };
type Known = ReturnType<typeof after>;
const pack = (case_: Known, today: string, body: Body = 'ombudsfin') =>
  packOf(t, 'fr', case_, { body, today });
const text = (...given: Parameters<typeof pack>) => pack(...given)?.text ?? '';

describe('a pack for an outside body', () => {
  test('is there for each body that is for this customer, and for no court', () => {
    const bodies = (changes: Parameters<typeof file>[0]) =>
      packsIn(after(['2026-11-23', customer, file(changes)]), '2026-11-24');
    assert.deepEqual(bodies({}), ['ombudsfin', 'consumerConnect', 'economicInspection']);
    assert.deepEqual(bodies({ customer: 'business', subject: 'insurance' }), [
      'insuranceOmbudsman',
      'economicInspection',
    ]);
    assert.equal(pack(after(...STEPS_TO.answered), '2026-12-11', 'court'), undefined);
  });

  test('has the address and the page that the facts give, and what is ready and missing', () => {
    const { address, site, lines } = pack(after(...STEPS_TO.answered), '2026-12-11') ?? {};
    assert.equal(address, 'Boulevard du Roi Albert II 8, boîte 2, 1000 Bruxelles');
    assert.equal(site?.href, 'https://www.ombudsfin.be/fr/introduire-une-plainte');
    assert.match(lines?.join(' ') ?? '', /À préparer : les contrats/);
    assert.equal(
      pack(after(...STEPS_TO.answered), '2026-12-11', 'consumerConnect')?.address,
      undefined,
    );
  });

  test('tells the story in dates: received, answered, read again', () => {
    const covering = text(after(...STEPS_TO.reviewed), '2027-01-10');
    for (const line of [
      'Le lundi 23 novembre 2026, Stellantis Financial Services Belux SA (Avenue du Bourget 20, boîte 1, 1130 Bruxelles) a reçu ma plainte. Elle porte la référence SFB-26-7K3M9Q.',
      'L’entreprise m’a répondu le jeudi 10 décembre 2026.',
      'J’ai demandé un second examen le mardi 15 décembre 2026.',
      'L’entreprise a répondu au second examen le vendredi 8 janvier 2027.',
      'The rate is wrong.',
    ])
      assert.ok(covering.includes(line), line);
  });

  test('says what is true of an answer that has not come: awaited, late, put off, withdrawn', () => {
    const received = after(...STEPS_TO.received);
    assert.match(text(received, '2026-12-23'), /s’est engagée .* mercredi 23 décembre 2026/);
    assert.match(text(received, '2026-12-24'), /s’était engagée .* Elle ne l’a pas fait/);
    const until = '2027-01-20';
    const extended = after(...STEPS_TO.acknowledged, [
      '2026-12-01',
      anna,
      { type: 'extend', until, reason: 'A file is missing.' },
    ]);
    assert.match(text(extended, '2026-12-02'), /prolongé ce délai jusqu’au mercredi 20 janvier/);
    const withdrawn = after(...STEPS_TO.acknowledged, [
      '2026-12-01',
      customer,
      { type: 'withdraw' },
    ]);
    assert.match(text(withdrawn, '2026-12-25'), /retiré cette plainte le mardi 1er décembre 2026/);
    assert.doesNotMatch(text(withdrawn, '2026-12-25'), /ne l’a pas fait/);
  });

  test('leaves a blank for what nobody here can know', () => {
    const covering = text(after(...STEPS_TO.answered), '2026-12-11');
    for (const blank of ['[votre adresse]', '[si vous le connaissez]', '[vos raisons]'])
      assert.ok(covering.includes(blank), blank);
    assert.ok(covering.includes('[ce que vous demandez]'));
    assert.ok(!covering.includes('[votre nom]'));
    const full = file({
      contact: {
        ...{ name: 'Ann', prefers: 'post' },
        address: { street: 'Rue X 1', postalCode: '1000', city: 'Bruxelles', country: 'Belgique' },
      },
      contract: { reference: '123' },
      wish: 'A refund.',
      grievances: ['the rate', 'the delay'],
    });
    const known = text(after(['2026-11-23', customer, full]), '2026-11-24');
    assert.deepEqual(known.match(/\[[^\]]*\]/g), ['[Joignez aussi vos contrats.]']);
    assert.ok(known.includes('- the rate\n- the delay'));
  });

  test('reports to the supervisor, and asks it for nothing', () => {
    const report = text(after(...STEPS_TO.answered), '2026-12-11', 'economicInspection');
    assert.match(report, /Objet : signalement/);
    assert.ok(!report.includes(t.letterWish) && !report.includes(t.coverWhy));
  });

  test('claims nothing of what was set aside as it came', () => {
    const odd = { contact: 7, contract: null, description: 8, grievances: 'x' };
    const quarantined = { ...after(...STEPS_TO.received), quarantined: true, filed: odd };
    const covering = text({ ...quarantined, subject: 'other' }, '2026-11-24');
    assert.ok(covering.includes('[votre nom]') && covering.includes(t.coverStoryBlank));
    assert.doesNotMatch(covering, /Sujet/);
  });
});
