import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rowsOf } from '../testing/complaints.ts';
import { all, byId, filledIn, type Page, post } from '../testing/hosted-pages.ts';
import { anOpenCase, CASE_PATH, postFiles } from '../testing/open-case.ts';
import { startTestServer } from '../testing/test-server.ts';
import { filesOf } from '../testing/uploads.ts';
import { WORDS } from './words.ts';

const { t } = WORDS.fr;
const letter = new File(['hello'], 'Brief "één" <b>.txt', { type: 'text/plain' });
const errorsOn = ({ elements }: Page) =>
  elements
    .filter(({ attributes }) => attributes.id?.endsWith('-error'))
    .map(({ attributes, text }) => [attributes.id, text]);

describe('correcting contact details without JavaScript', () => {
  test('begins with what is held, and shows what is held from then on', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const form = filledIn(page, 'correctContact');
    assert.deepEqual(
      [form.name, form.email, form.prefers],
      ['An Peeters', 'an@example.be', 'email'],
    );
    const address = { street: 'Rue <X> 1', postalCode: '1000', city: 'Bruxelles' };
    const changes = { ...address, country: 'Belgique', prefers: 'post' };
    const sent = await post(server, CASE_PATH, { ...form, ...changes, step: 'act' });
    assert.equal(sent.response.status, 200);
    assert.ok(sent.source.includes(t.contactChanged));
    const now = filledIn(sent, 'correctContact');
    assert.deepEqual([now.street, now.prefers, now.email], ['Rue <X> 1', 'post', 'an@example.be']);
  });

  test('says at each field what is missing, and keeps one way to answer', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const form = { ...filledIn(page, 'correctContact'), step: 'act' };
    const none = await post(server, CASE_PATH, { ...form, name: ' ', email: '' });
    assert.equal(none.response.status, 422);
    assert.deepEqual(
      errorsOn(none).map(([id]) => id),
      ['f-name-error', 'f-email-error'],
    );
    assert.match(all(none, 'title')[0]?.text ?? '', /^\(2\)/);
    const phone = await post(server, CASE_PATH, { ...form, prefers: 'phone', phone: '12' });
    assert.deepEqual(
      errorsOn(phone).map(([id]) => id),
      ['f-phone-error'],
    );
    assert.equal(byId(phone, 'f-phone').attributes.value, '12');
    const contacts = (await rowsOf(server, 'entries')).filter((row) =>
      JSON.stringify(row).includes('contactCorrected'),
    );
    assert.equal(contacts.length, 0);
  });

  test('carries what was typed over the end of a session', async () => {
    await using server = await startTestServer();
    const { page, keys } = await anOpenCase(server);
    server.clock.now += 31 * 60_000;
    const form = { ...filledIn(page, 'correctContact'), name: 'An <i>', step: 'act' };
    const over = await post(server, CASE_PATH, form);
    assert.equal(over.response.status, 401);
    const hidden = Object.fromEntries(
      all(over, 'input').map(({ attributes: { name = '', value = '' } }) => [name, value]),
    );
    const reopened = await post(server, CASE_PATH, { ...hidden, ...keys, step: 'open' });
    assert.equal(byId(reopened, 'f-name').attributes.value, 'An <i>');
  });
});

describe('adding files to a case without JavaScript', () => {
  test('needs no message, and both sides see the files at once', async () => {
    await using server = await startTestServer();
    const { page, caseId, handler } = await anOpenCase(server);
    const sent = await postFiles(server, filledIn(page, 'write'), [letter]);
    assert.equal(sent.response.status, 200);
    assert.ok(sent.source.includes(t.filesAlone));
    assert.ok(
      all(sent, 'li').some(({ text }) => text.includes(letter.name) && text.includes('arrivé')),
    );
    const files = await filesOf(server, caseId, handler.token);
    assert.deepEqual(
      files.map(({ name, state, size }) => [name, state, size]),
      [[letter.name, 'arrived', 5]],
    );
  });

  test('the same form sent twice brings the same message and file once', async () => {
    await using server = await startTestServer();
    const { page, caseId } = await anOpenCase(server);
    const form = { ...filledIn(page, 'write'), text: 'Voici.' };
    await postFiles(server, form, [letter]);
    await postFiles(server, form, [letter]);
    const entries = (await rowsOf(server, 'entries')).filter(([, id]) => id === caseId);
    assert.equal(entries.length, 4);
    assert.equal((await rowsOf(server, 'uploads')).length, 1);
  });

  test('one that is refused keeps the text and the others, which can be taken away again', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const many = Array.from({ length: 12 }, (_, i) => new File([String(i)], `${i}.txt`));
    const form = { ...filledIn(page, 'write'), text: 'Voici.' };
    const refused = await postFiles(server, form, many);
    assert.equal(refused.response.status, 422);
    assert.match(byId(refused, 'f-files-error').text, /10\.txt\s: 10 fichiers au plus/);
    assert.equal(byId(refused, 'write-field').text.trim(), 'Voici.');
    const [remove] = all(refused, 'button').filter(({ attributes }) =>
      attributes.value?.startsWith('remove-edit-'),
    );
    const step = remove?.attributes.value ?? '';
    const left = await postFiles(server, { ...filledIn(refused, 'write'), step }, []);
    assert.equal(left.response.status, 200);
    const sent = await postFiles(server, filledIn(left, 'write'), []);
    assert.equal(all(sent, 'bdi').length, 9);
    assert.ok(sent.source.includes('Déjà dans cette plainte : 9 fichier(s).'));
  });

  test('what the case holds can’t be taken away', async () => {
    await using server = await startTestServer();
    const { page, caseId, handler } = await anOpenCase(server);
    const sent = await postFiles(server, filledIn(page, 'write'), [letter]);
    const [file] = await filesOf(server, caseId, handler.token);
    const step = `remove-edit-${file?.id}`;
    await postFiles(server, { ...filledIn(sent, 'write'), step }, []);
    const [still] = await filesOf(server, caseId, handler.token);
    assert.equal(still?.state, 'arrived');
  });

  test('after the end of a session the text is carried on, and the files are asked for again', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    server.clock.now += 31 * 60_000;
    const form = { ...filledIn(page, 'write'), text: 'Voici.' };
    const over = await postFiles(server, form, [letter]);
    assert.equal(over.response.status, 401);
    assert.ok(over.source.includes(t.attachedAgain) && over.source.includes('Voici.'));
    assert.equal((await rowsOf(server, 'uploads')).length, 0);
  });
});
