import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { templates as fr } from '../texts/form.ts';
import { complaintFrom, mistakes, readDraft } from './draft.ts';
import { draftOf } from './draft-of.ts';
import { type Draft, FIELDS, STEPS } from './fields.ts';

const draft = (changes: Draft = {}): Draft => ({
  customer: 'private',
  name: 'Ann Peeters',
  contractReference: '123-456',
  prefers: 'email',
  email: 'ann@example.be',
  subject: 'credit',
  description: 'The rate is wrong.',
  ...changes,
});
const sentences = (changes: Draft) => {
  const read = readDraft(draft(changes), 'sfs', 'fr');
  return 'errors' in read ? mistakes(fr, read.errors) : [];
};
const names = (changes: Draft) => sentences(changes).map(({ name }) => name);

describe('a draft', () => {
  test('that is complete becomes a complaint, trimmed and without what is empty', () => {
    const read = readDraft(draft({ name: '  Ann  ', wish: ' ', phone: '' }), 'opel', 'de');
    assert.ok('complaint' in read);
    assert.deepEqual(read.complaint, {
      marque: 'opel',
      language: 'de',
      customer: 'private',
      contact: { name: 'Ann', email: 'ann@example.be', prefers: 'email' },
      contract: { reference: '123-456' },
      subject: 'credit',
      description: 'The rate is wrong.',
    });
  });

  test('an empty one has a mistake for every question that must be answered, in their order', () => {
    const read = readDraft({}, 'sfs', 'fr');
    assert.ok('errors' in read);
    assert.deepEqual(
      mistakes(fr, read.errors).map(({ name }) => name),
      ['customer', 'name', 'contractReference', 'prefers', 'subject', 'description'],
    );
  });

  test('what was typed and is no longer asked for is not sent', () => {
    const read = readDraft(
      draft({ company: 'X', insurance: 'tyre', street: 'Rue X', contractUnknown: 'yes' }),
      'sfs',
      'fr',
    );
    assert.ok('complaint' in read);
    const { contact, contract, insurance } = read.complaint;
    assert.deepEqual(
      [contact.company, contact.address, insurance, contract],
      [undefined, undefined, undefined, { unknown: true }],
    );
  });

  test('the chosen way to answer decides what is needed', () => {
    assert.deepEqual(names({ email: '' }), ['email']);
    assert.deepEqual(names({ prefers: 'phone' }), ['phone']);
    assert.deepEqual(names({ prefers: 'post' }), ['street', 'postalCode', 'city', 'country']);
    assert.deepEqual(names({ prefers: 'phone', phone: '0470 12 34 56', email: '' }), []);
  });

  test('each line of the points is a grievance; eleven are too many, and so is a long one', () => {
    const read = readDraft(draft({ grievances: 'one\n\n two \r\n' }), 'sfs', 'fr');
    assert.ok('complaint' in read);
    assert.deepEqual(read.complaint.grievances, ['one', 'two']);
    assert.deepEqual(names({ grievances: 'x\n'.repeat(11) }), ['grievances']);
    assert.deepEqual(names({ grievances: 'x'.repeat(1001) }), ['grievances']);
  });

  test('mistakes are sentences in the language of the person, with the limit where there is one', () => {
    const [mistake] = sentences({ name: 'x'.repeat(201) });
    assert.equal(mistake?.text, 'Prénom et nom : le texte est trop long (200 caractères au plus).');
    assert.equal(
      sentences({ description: ' ' })[0]?.text,
      'Que s’est-il passé : complétez ce champ.',
    );
  });

  for (const [field, wrong] of [
    ['email', 'ann'],
    ['email', 'ann@example'],
    ['email', 'a b@example.be'],
    ['description', 'x'.repeat(20_001)],
    ['wish', 'x'.repeat(2_001)],
    ['contractReference', 'x'.repeat(61)],
    ['subject', 'unknown'],
    ['customer', 'nobody'],
  ] as const)
    test(`a wrong ${field} (${wrong.slice(0, 12)}) is told at that field`, () => {
      assert.deepEqual(names({ [field]: wrong }), [field]);
    });

  test('a complaint shown again under its questions is the same complaint', () => {
    const full = draft({
      customer: 'business',
      company: 'Garage X',
      prefers: 'post',
      street: 'Rue X 1',
      postalCode: '1000',
      city: 'Bruxelles',
      country: 'Belgique',
      subject: 'insurance',
      insurance: 'omnium',
      grievances: 'one\ntwo',
      wish: 'Refund',
    });
    const read = readDraft(full, 'sfs', 'fr');
    assert.ok('complaint' in read);
    assert.deepEqual(complaintFrom(draftOf(read.complaint), 'sfs', 'fr'), read.complaint);
  });
});

describe('the form', () => {
  test('has at most eight native controls in a step, whatever is chosen', () => {
    const counts = STEPS.map(({ fields }) =>
      Math.max(
        ...['email', 'post', 'phone'].map((prefers) =>
          fields
            .filter(
              (field) =>
                field.asked?.({ prefers, customer: 'business', subject: 'insurance' }) ?? true,
            )
            .reduce(
              (sum, { kind, options }) => sum + (kind === 'radios' ? (options?.length ?? 0) : 1),
              0,
            ),
        ),
      ),
    );
    assert.ok(
      counts.every((count) => count <= 8),
      `${counts}`,
    );
  });

  test('asks each question once', () => {
    assert.equal(new Set(FIELDS.map(({ name }) => name)).size, FIELDS.length);
  });
});
