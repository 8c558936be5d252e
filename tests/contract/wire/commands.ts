import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { aCase, aComplaint, aFiling, assertProblem, freshId, giveAs, jsonOf } from './wire.ts';
import type { Answer, Asked, Wire } from './wire.ts';

const ROUTE = 'POST /v1/commands';

/** What `POST /v1/commands` promises. */
export function commands(wire: Wire): void {
  const send = (json: unknown, more: Asked = {}): Promise<Answer> =>
    wire.ask(ROUTE, { json, ...more });

  describe('Filing', () => {
    test('is answered 201 with a reference, a cursor and a receipt', async () => {
      const answer = await send(await aFiling());
      assert.equal(answer.status, 201);
      const { result, reference, seq, cursor, receipt, salt } = jsonOf<CommandAnswer>(answer);
      assert.equal(result, 'applied');
      assert.match(reference, /^SFB-\d\d-[0-9A-Z]{6}$/);
      assert.equal(seq, 1);
      assert.ok(cursor);
      assert.match(receipt ?? '', /^[\w-]+\.[\w-]+\.[\w-]+$/);
      assert.ok(salt);
    });

    test('the same again is answered 200, replayed, with the same receipt; also several at a time', async () => {
      const filing = await aFiling();
      const answers = await Promise.all(Array.from({ length: 6 }, () => send(filing)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 201]);
      const receipts = new Set(answers.map((one) => jsonOf<CommandAnswer>(one).receipt));
      assert.equal(receipts.size, 1);
      assert.equal((await send(filing)).status, 200);
    });

    test('with an id that was used for something else is refused with 422, and the first one stands', async () => {
      const filing = await aFiling();
      const first = jsonOf<CommandAnswer>(await send(filing));
      const other = { ...filing, body: aComplaint({ description: 'Iets anders.' }) };
      assertProblem(await send(other), 422, 'idReused');
      assert.equal(jsonOf<CommandAnswer>(await send(filing)).reference, first.reference);
    });

    test('a second complaint for the same case is refused with 409', async () => {
      const filing = await aFiling();
      await send(filing);
      const again = await aFiling({ caseId: filing.caseId });
      assertProblem(await send(again), 409, 'alreadyFiled');
    });

    test('what is no valid complaint today is kept with 202, and opens', async () => {
      const filing = await aFiling({ body: { old: 'page', description: 'Oud formulier.' } });
      const answer = await send(filing);
      assert.equal(answer.status, 202);
      const { result, reference } = jsonOf<CommandAnswer>(answer);
      assert.equal(result, 'quarantined');
      const { verifier } = filing;
      const opened = await wire.ask('POST /v1/sessions', { json: { v: 1, reference, verifier } });
      assert.equal(opened.status, 201);
    });

    test('a handler registers instead, and may not file as a customer', async () => {
      const filed = await send(await aFiling(), { bearer: wire.staffToken });
      assertProblem(filed, 403, 'notAllowed');
      const body = { complaint: aComplaint(), receivedOn: '2026-01-05', channel: 'post' };
      const registered = await giveAs(wire, wire.staffToken, freshId(), 'registerComplaint', body);
      assert.equal(registered.status, 201, registered.text);
      assert.equal(jsonOf<CommandAnswer>(registered).receipt, undefined);
    });
  });

  describe('A body that is not safe to read', () => {
    const raw = (body: string, type = 'application/json', more: Record<string, string> = {}) =>
      wire.ask(ROUTE, { body, headers: { 'Content-Type': type, ...more } });

    test('is refused by its kind: no JSON, too deep, too many members, a name that is not allowed', async () => {
      assertProblem(await raw('{"v":'), 400, 'notJson');
      assertProblem(await raw(`${'['.repeat(60)}${']'.repeat(60)}`), 400, 'tooDeep');
      const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`k${at}`, 1]));
      assertProblem(await raw(JSON.stringify(many)), 400, 'tooManyKeys');
      assertProblem(await raw('{"__proto__": {"v": 1}}'), 400, 'unsafeKey');
    });

    test('is refused with 415 for another type or a coding, which a form of another page could send', async () => {
      assertProblem(await raw('{}', 'text/plain'), 415, 'unsupportedMediaType');
      const coded = raw('{}', 'application/json', { 'Content-Encoding': 'gzip' });
      assertProblem(await coded, 415, 'unsupportedMediaType');
    });

    test('is refused with 413 when it is too large', async () => {
      const filing = await aFiling({ body: { description: 'x'.repeat(300_000) } });
      assertProblem(await send(filing), 413, 'tooLarge');
    });

    test('no part of it comes back', async () => {
      const answer = await send({ v: 1, id: 'My name is An', type: 'fileComplaint' });
      assertProblem(answer, 400, 'invalidCommand');
      assert.doesNotMatch(answer.text, /An/);
      const { errors } = jsonOf<{ errors: { path: string; code: string }[] }>(answer);
      assert.ok(errors.some(({ path, code }) => path === 'id' && code === 'id'));
    });
  });

  describe('A command', () => {
    test('wants somebody who is signed in, and a type that there is', async () => {
      const command = { v: 1, id: freshId(), caseId: freshId(), type: 'withdraw', body: {} };
      assertProblem(await send(command), 401, 'notSignedIn');
      assertProblem(await send(command, { bearer: 'x'.repeat(43) }), 401, 'notSignedIn');
      const { token, caseId } = await aCase(wire);
      assertProblem(await giveAs(wire, token, caseId, 'explode', {}), 400, 'unknownCommand');
      const odd = await giveAs(wire, token, caseId, 'addInformation', { text: 7 });
      assertProblem(odd, 400, 'invalidCommand');
    });

    test('of a customer is kept with a receipt, and a foreign case is like none', async () => {
      const { token, caseId } = await aCase(wire);
      const mine = await giveAs(wire, token, caseId, 'addInformation', { text: 'Nog iets.' });
      assert.equal(mine.status, 201, mine.text);
      assert.ok(jsonOf<CommandAnswer>(mine).receipt);
      const other = await aCase(wire);
      const foreign = await giveAs(wire, token, other.caseId, 'addInformation', { text: 'x' });
      const missing = await giveAs(wire, token, freshId(), 'addInformation', { text: 'x' });
      assertProblem(foreign, 404, 'notFound');
      assert.equal(foreign.text, missing.text);
    });

    test('that the case does not allow now is refused with 409 and a sentence in the language that is asked for', async () => {
      const { token, caseId } = await aCase(wire);
      const grounds = { grounds: 'Ik ben het niet eens.' };
      const command = { v: 1, id: freshId(), caseId, type: 'requestSecondReading', body: grounds };
      const refused = await send(command, { bearer: token, headers: { 'Accept-Language': 'de' } });
      assert.equal(refused.status, 409);
      assert.match(String(jsonOf(refused)['detail']), /^Das geht nur /);
    });

    test('of a handler on a case that somebody else changed is refused with 409, with the case as it is now', async () => {
      const { token, caseId } = await aCase(wire);
      await giveAs(wire, token, caseId, 'addInformation', { text: 'Nog iets.' });
      const stale = await giveAs(wire, wire.staffToken, caseId, 'acknowledge', {}, { base: 1 });
      assertProblem(stale, 409, 'stale');
      const { seq, state } = jsonOf<{ seq: number; state: { case: { seq: number } } }>(stale);
      assert.equal(seq, 2);
      assert.equal(state.case.seq, 2);
      const fresh = await giveAs(wire, wire.staffToken, caseId, 'acknowledge', {}, { base: 2 });
      assert.equal(fresh.status, 201, fresh.text);
    });
  });
}
