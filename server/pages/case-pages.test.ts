import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aFiledCase, aFiling, rowsOf } from '../testing/complaints.ts';
import { all, byId, filledIn, get, type Page, post, readPage } from '../testing/hosted-pages.ts';
import { aHandledCase, ANSWER, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { WORDS } from './words.ts';

const PATH = '/fr/case';
const { t } = WORDS.fr;

describe('reading a case without JavaScript', () => {
  test('shows what was filed, its state and its dates', async () => {
    await using server = await startTestServer();
    const { answer, code, command } = await aFiledCase(server);
    const page = await post(server, PATH, { reference: answer.reference.toLowerCase(), code });
    assert.equal(page.response.status, 200);
    assert.equal(all(page, 'h1')[0]?.text, answer.reference);
    assert.ok(all(page, 'dd').some(({ text }) => text === command.body.description));
    for (const text of ['lundi 12 octobre 2026', 'jeudi 5 novembre 2026', t.statusReceived])
      assert.ok(page.source.includes(text), text);
    assert.ok(!page.source.includes(code), 'the code is not shown again');
  });

  test('reads it again in any language until it is left', async () => {
    await using server = await startTestServer();
    const { answer, code } = await aFiledCase(server);
    const { reference } = answer;
    const token = filledIn(await post(server, PATH, { reference, code }), 'case');
    const dutch = await post(server, '/nl/case', { ...token, step: 'read' });
    assert.equal(all(dutch, 'h1')[0]?.text, reference);
    const left = await post(server, PATH, { ...token, step: 'close' });
    assert.ok(left.source.includes(t.left) && !left.source.includes(reference));
    const over = await post(server, PATH, { ...token, step: 'read' });
    assert.equal(over.response.status, 401);
    assert.ok(over.source.includes(t.sessionEnded));
  });

  test('says one and the same of whatever is wrong', async () => {
    await using server = await startTestServer();
    const one = await aFiledCase(server);
    const other = await aFiledCase(server);
    const { code: unknown } = await aFiling();
    const pages = [
      await post(server, PATH, { reference: one.answer.reference, code: other.code }),
      await post(server, PATH, { reference: one.answer.reference, code: unknown }),
      await post(server, PATH, { reference: 'SFB-26-000000', code: one.code }),
    ];
    for (const { response, source } of pages.slice(0, 2)) {
      assert.equal(response.status, 401);
      assert.ok(source.includes(t.notOpened));
    }
    const plain = pages.map(({ source }) => source.replace(/value="[^"]*"/g, ''));
    assert.equal(plain[0], plain[1]);
    const keepsTyped = byId(pages[0] as (typeof pages)[number], 'reference').attributes.value;
    assert.equal(keepsTyped, one.answer.reference);
  });

  test('finds the wrong letter of a code and offers the right one to be pressed', async () => {
    await using server = await startTestServer();
    const { answer, code } = await aFiledCase(server);
    const { reference } = answer;
    const wrong = `${code.slice(0, 6)}${code[6] === '7' ? '8' : '7'}${code.slice(7)}`;
    const page = await post(server, PATH, { reference, code: wrong });
    assert.equal(page.response.status, 422);
    assert.equal(byId(page, 'code').attributes.value, wrong);
    assert.ok(byId(page, 'code-error').text.includes(code));
    const offered = filledIn(page, 'suggested');
    assert.deepEqual(offered, { reference, code });
    const button = all(page, 'button').find(({ attributes }) => attributes.form === 'suggested');
    assert.equal(button?.text.trim(), t.codeUse);
    const opened = await post(server, PATH, offered);
    assert.equal(all(opened, 'h1')[0]?.text, reference);
  });

  test('says at each field what can’t be read', async () => {
    await using server = await startTestServer();
    const { code } = await aFiling();
    const errorsOf = async (fields: Record<string, string>) => {
      const page = await post(server, PATH, fields);
      assert.equal(page.response.status, 422);
      assert.match(all(page, 'title')[0]?.text ?? '', /^\(\d\)/);
      return page.elements
        .filter(({ attributes }) => attributes.id?.endsWith('-error'))
        .map(({ text }) => text);
    };
    assert.deepEqual(await errorsOf({}), [t.referenceUnreadable, t.codeLength]);
    assert.deepEqual(await errorsOf({ reference: 'x', code }), [t.referenceUnreadable]);
    const odd = { reference: 'x', code: `${code.slice(0, -1)}U` };
    assert.deepEqual(await errorsOf(odd), [t.referenceUnreadable, t.codeCharacter]);
  });

  test('counts tries as the API does, and keeps what was typed', async () => {
    await using server = await startTestServer({
      settings: { rateSessions: { count: 2, windowMs: 60_000 } },
    });
    const { answer, code } = await aFiledCase(server);
    const { reference } = answer;
    const { code: wrong } = await aFiling();
    await post(server, PATH, { reference, code: wrong });
    const page = await post(server, PATH, { reference, code });
    assert.equal(page.response.status, 429);
    assert.equal(page.response.headers.get('Retry-After'), '60');
    assert.ok(page.source.includes('Attendez 60 secondes'));
    assert.equal(byId(page, 'code').attributes.value, code);
  });

  test('shows a complaint that was set aside as it was sent', async () => {
    await using server = await startTestServer();
    const { command, code } = await aFiling();
    const body = { ...command.body, odd: '<script>alert(1)</script>' };
    const filed = await server.send('POST', '/v1/commands', { json: { ...command, body } });
    const { reference } = (await filed.json()) as { reference: string };
    const page = await post(server, PATH, { reference, code });
    assert.equal(page.response.status, 200);
    assert.ok(page.source.includes(t.quarantined));
    const text = all(page, 'p').find(({ attributes }) => attributes.class === 'signed words')?.text;
    assert.ok(text?.includes('"odd": "<script>alert(1)</script>"'));
  });

  test('never takes reference or code from an address', async () => {
    await using server = await startTestServer();
    const { answer, code } = await aFiledCase(server);
    const query = new URLSearchParams({ reference: answer.reference, code }).toString();
    const page = await get(server, `${PATH}?${query}`);
    assert.ok(!page.source.includes(answer.reference) && !page.source.includes(code));
    const sessions = (await rowsOf(server, 'sessions')).length;
    const posted = await readPage(server.send('POST', `${PATH}?${query}`));
    assert.equal(posted.response.status, 400);
    assert.equal((await rowsOf(server, 'sessions')).length, sessions);
  });
});

describe('acting in a case without JavaScript', () => {
  async function anOpenCase(server: TestServer) {
    const filed = await aHandledCase(server);
    const { code, caseId, handler } = filed;
    const keys = { reference: filed.answer.reference, code };
    const bearer = handler.token;
    assert.equal((await give(server, caseId, ['acknowledge', {}], { bearer })).status, 201);
    assert.equal((await give(server, caseId, ['answer', ANSWER], { bearer })).status, 201);
    return { ...filed, keys, page: await post(server, PATH, keys) };
  }

  test('reads the answer with its reasons, who acts next, and the ways out', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    for (const text of [t.nextAnswered, t.partly, 'Daarom.', t.wayOut, t.ombudsfin])
      assert.ok(page.source.includes(text), text);
  });

  test('asks for a second reading once, however often the form is sent, and shows the proof', async () => {
    await using server = await startTestServer();
    const { page, caseId } = await anOpenCase(server);
    const form = { ...filledIn(page, 'requestSecondReading'), step: 'act', text: '<b>Non</b>' };
    const sent = await post(server, PATH, form);
    assert.equal(sent.response.status, 200);
    assert.ok(
      sent.source.includes(t.statusInSecondReading) && sent.source.includes('&lt;b&gt;Non'),
    );
    assert.match(byClass(sent, 'signed'), /^[\w-]+\.[\w-]+\.[\w-]+$/);
    const again = await post(server, PATH, form);
    assert.equal(again.response.status, 200);
    assert.equal(byClass(again, 'signed'), byClass(sent, 'signed'));
    const entries = (await rowsOf(server, 'entries')).filter(([, id]) => id === caseId);
    assert.equal(entries.length, 4);
  });

  test('says at the field what is missing, and keeps what was typed', async () => {
    await using server = await startTestServer();
    const { page } = await anOpenCase(server);
    const empty = await post(server, PATH, { ...filledIn(page, 'write'), step: 'act', text: ' ' });
    assert.equal(empty.response.status, 422);
    assert.equal(byId(empty, 'write-field-error').text, t.actEmpty);
    const form = { ...filledIn(page, 'declareRecourse'), step: 'act', on: '2099-01-01' };
    const future = await post(server, PATH, form);
    assert.equal(byId(future, 'declareRecourse-field-error').text, t.actNoDate);
    assert.equal(byId(future, 'declareRecourse-field').attributes.value, '2099-01-01');
  });

  test('carries what was written over the end of a session', async () => {
    await using server = await startTestServer();
    const { page, keys } = await anOpenCase(server);
    server.clock.now += 31 * 60_000;
    const form = { ...filledIn(page, 'write'), step: 'act', text: 'Encore\nun mot.' };
    const over = await post(server, PATH, form);
    assert.equal(over.response.status, 401);
    const hidden = Object.fromEntries(
      all(over, 'input').map(({ attributes: { name = '', value = '' } }) => [name, value]),
    );
    const reopened = await post(server, PATH, { ...hidden, ...keys, step: 'open' });
    assert.equal(byId(reopened, 'write-field').text.trim(), 'Encore\nun mot.');
    const sent = await post(server, PATH, { ...filledIn(reopened, 'write'), step: 'act' });
    assert.ok(sent.source.includes(t.didAdd));
  });
});

const byClass = ({ elements }: Page, name: string) =>
  elements.find(({ attributes }) => attributes.class === name)?.text ?? '';
