import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { after, customer, file, STEPS_TO } from '../case/testing.ts';
import { templates as formFr } from '../texts/form.ts';
import { templates as lettersFr } from '../texts/letters.ts';
import { templates as sightFr } from '../texts/sight.ts';
import { caseLetter, filingLetter, type LetterKind, lettersIn } from './letter.ts';

const t = { ...sightFr, ...formFr, ...lettersFr };
const company = 'Stellantis Financial Services Belux SA';
const lastLines = ['Avenue du Bourget 20, boîte 1', '1130 Bruxelles'];
const letter = (case_: ReturnType<typeof after>, kind: LetterKind, text = 'Encore\nun mot.') =>
  caseLetter(t, 'fr', case_, { kind, text, today: '2026-12-16' });

describe('a letter about a case', () => {
  test('goes to the department that has it, with the reference', () => {
    const { to, subject, reference, date } = letter(after(...STEPS_TO.answered), 'write');
    assert.deepEqual(to, [company, 'SRC', ...lastLines]);
    assert.equal(subject, 'Objet : plainte SFB-26-7K3M9Q');
    assert.equal(reference, 'SFB-26-7K3M9Q');
    assert.equal(date, 'mercredi 16 décembre 2026');
  });

  test('goes to BU Lease for a business', () => {
    const business = after(['2026-11-23', customer, file({ customer: 'business' })]);
    assert.equal(letter(business, 'write').to[1], 'BU Lease');
  });

  test('that asks for a second reading goes to the Complaints Service, and so does all that follows', () => {
    const request = letter(after(...STEPS_TO.answered), 'requestSecondReading');
    assert.equal(request.to[1], 'Service des plaintes');
    assert.match(request.subject, /second examen/);
    assert.equal(letter(after(...STEPS_TO.inSecondReading), 'write').to[1], 'Service des plaintes');
    assert.equal(letter(after(...STEPS_TO.closed), 'write').to[1], 'SRC');
  });

  test('keeps the words of the person as they are, and says who writes', () => {
    const { from, paragraphs } = letter(after(...STEPS_TO.answered), 'requestSecondReading');
    assert.deepEqual(from, ['Ann', 'ann@example.be']);
    assert.deepEqual(paragraphs.at(-1), { kind: 'words', text: 'Encore\nun mot.' });
  });

  test('is offered where the same can be done on the page', () => {
    assert.deepEqual(lettersIn(after(...STEPS_TO.received)), ['write']);
    assert.deepEqual(lettersIn(after(...STEPS_TO.answered)), ['write', 'requestSecondReading']);
  });
});

describe('a complaint as a letter', () => {
  const draft = {
    ...{ customer: 'business', name: ' Ann Peeters ', company: 'Garage X', prefers: 'post' },
    ...{ street: 'Rue X 1', postalCode: '1000', city: 'Bruxelles', country: 'Belgique' },
    ...{ subject: 'insurance', insurance: 'tyre', contractReference: '123-456' },
    ...{ description: 'Un\ndeux', grievances: 'le taux\nle délai', wish: 'Un geste' },
  };
  const texts = (changes = {}) =>
    filingLetter(t, 'fr', { ...draft, ...changes }, '2026-12-16').paragraphs.map(
      ({ text }) => text,
    );

  test('says all that a complaint has to say, to the operations department', () => {
    const { from, to, reference } = filingLetter(t, 'fr', draft, '2026-12-16');
    assert.deepEqual(to, [company, 'BU Lease', ...lastLines]);
    assert.deepEqual(from, ['Garage X', 'Ann Peeters', 'Rue X 1', '1000 Bruxelles', 'Belgique']);
    assert.equal(reference, undefined);
    assert.deepEqual(texts(), [
      'Numéro de dossier ou de contrat\u00a0: 123-456',
      'Une assurance, assurance pneus',
      'Un\ndeux',
      'Mes reproches :',
      'le taux\nle délai',
      'Ce que je demande :',
      'Un geste',
      'Merci de me répondre par : Courrier.',
    ]);
  });

  test('leaves out what was not said, and what no longer belongs to it', () => {
    assert.deepEqual(
      texts({ subject: 'credit', contractReference: '', grievances: '', wish: '' }),
      ['Un crédit', 'Un\ndeux', 'Merci de me répondre par : Courrier.'],
    );
    const blank = filingLetter(t, 'fr', {}, '2026-12-16');
    assert.deepEqual([blank.from, blank.to[1]], [[], 'SRC']);
  });
});
