import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EventsAnswer, MetaAnswer } from '#shared/api/wire.ts';
import { verifyReceipt } from '#shared/proof/receipt.ts';
import { aCase, assertProblem, freshId, giveAs, jsonOf, type Wire } from './wire.ts';

const EVENTS = 'GET /v1/events';
const STREAM = 'GET /v1/stream';
/** The cursor of a log that is not there. */
const FOREIGN = Buffer.from(`${'A'.repeat(22)}.1`).toString('base64url');

/** What reading promises: meta, sessions, cases, events, the stream, the dossier. */
export function reading(wire: Wire): void {
  const events = (bearer: string, query: Record<string, string> = {}) =>
    wire.ask(EVENTS, { bearer, query });

  describe('GET /v1/meta', () => {
    test('says what a client needs to know, and its keys check a receipt', async () => {
      const meta = jsonOf<MetaAnswer>(await wire.ask('GET /v1/meta'));
      assert.equal(meta.v, 1);
      assert.match(meta.version, /^\d+\.\d+\.\d+/);
      assert.ok(meta.log && meta.limits['description'] && meta.marques.length > 0);
      const { answer, caseId } = await aCase(wire);
      const verified = await verifyReceipt(crypto.subtle, meta.keys, answer.receipt ?? '');
      assert.ok('receipt' in verified);
      assert.equal(verified.receipt.caseId, caseId);
      assert.equal(verified.receipt.reference, answer.reference);
    });

    test('answers no other method', async () => {
      const refused = await wire.open('PUT', '/v1/meta');
      assert.equal(refused.status, 405);
      assert.match(refused.headers.get('Allow') ?? '', /GET/);
    });

    test('a page that may not embed is told nothing by CORS', async () => {
      const headers = { Origin: 'https://elsewhere.example' };
      const answer = await wire.ask('GET /v1/meta', { headers });
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
    });
  });

  describe('A session', () => {
    test('opens one case, ends when it is told to, and says no other thing than 401 for whatever is wrong', async () => {
      const { token, reference, verifier, caseId } = await aCase(wire);
      const open = (json: object) => wire.ask('POST /v1/sessions', { json: { v: 1, ...json } });
      const wrong = await open({ reference, verifier: verifier.replace(/^./, 'A') });
      const missing = await open({ reference: 'SFB-26-AAAAAA', verifier });
      assertProblem(missing, 401, 'notOpened');
      assert.equal(wrong.text, missing.text);
      const view = { bearer: token, params: { id: caseId } };
      assert.equal((await wire.ask('GET /v1/cases/:id', view)).status, 200);
      assert.equal((await wire.ask('DELETE /v1/sessions', { bearer: token })).status, 204);
      assertProblem(await wire.ask('GET /v1/cases/:id', view), 401, 'notSignedIn');
      assert.equal((await wire.ask('DELETE /v1/sessions')).status, 204);
      const staff = await wire.ask('DELETE /v1/sessions', { bearer: wire.staffToken });
      assertProblem(staff, 403, 'notAllowed');
      assertProblem(await open({ reference: 7, verifier }), 400, 'invalidRequest');
    });

    test('many wrong codes for one case are slowed with 429, and its owner gets in all the same', async () => {
      const { reference, verifier } = await aCase(wire);
      const guess = { v: 1, reference, verifier: verifier.replace(/^.../, 'AAA') };
      const answers = [];
      for (let at = 0; at < 14; at += 1)
        answers.push(await wire.ask('POST /v1/sessions', { json: guess }));
      const last = answers.at(-1);
      assert.ok(last);
      assertProblem(last, 429, 'tooManyRequests');
      const owner = await wire.ask('POST /v1/sessions', { json: { v: 1, reference, verifier } });
      assert.equal(owner.status, 201, owner.text);
    });
  });

  describe('A case', () => {
    test('is shown to its customer and to a handler with its clocks and ways out, to nobody else', async () => {
      const { token, caseId } = await aCase(wire);
      const show = (bearer: string, id: string) =>
        wire.ask('GET /v1/cases/:id', { bearer, params: { id } });
      const shown = await show(token, caseId);
      assert.equal(shown.status, 200);
      const { clocks, recourse } = jsonOf<{ clocks: unknown[]; recourse: unknown[] }>(shown);
      assert.ok(clocks.length > 1 && recourse.length > 1);
      assert.equal((await show(wire.staffToken, caseId)).status, 200);
      const stranger = await aCase(wire);
      const foreign = await show(stranger.token, caseId);
      assertProblem(foreign, 404, 'notFound');
      assert.equal(foreign.text, (await show(stranger.token, freshId())).text);
    });

    test('the list is the staff’s, in pages, by what is searched for', async () => {
      const { token, reference, caseId } = await aCase(wire);
      await aCase(wire);
      const list = (bearer: string, query: Record<string, string> = {}) =>
        wire.ask('GET /v1/cases', { bearer, query });
      assertProblem(await list(token), 403, 'notAllowed');
      assertProblem(await wire.ask('GET /v1/cases'), 401, 'notSignedIn');
      assertProblem(await list(wire.staffToken, { limit: 'x' }), 400, 'invalidRequest');
      const page = jsonOf<{ cases: unknown[]; next?: string }>(
        await list(wire.staffToken, { limit: '1' }),
      );
      assert.equal(page.cases.length, 1);
      assert.ok(page.next);
      const found = await list(wire.staffToken, { q: reference });
      assert.match(found.text, new RegExp(caseId));
    });
  });

  describe('GET /v1/events', () => {
    test('gives the entries in order, goes on by its cursor, and has no hole', async () => {
      const { token, caseId } = await aCase(wire);
      for (const text of ['een', 'twee'])
        await giveAs(wire, token, caseId, 'addInformation', { text });
      const first = jsonOf<EventsAnswer>(await events(token, { limit: '2' }));
      assert.deepEqual(
        first.entries.map(({ seq }) => seq),
        [1, 2],
      );
      assert.equal(first.more, true);
      const rest = jsonOf<EventsAnswer>(await events(token, { after: first.next }));
      assert.deepEqual(
        rest.entries.map(({ seq }) => seq),
        [3],
      );
      assert.equal(rest.more, false);
    });

    test('waits for what is to come, and answers as soon as it is there', async () => {
      const { token, caseId, answer } = await aCase(wire);
      const waiting = events(token, { after: answer.cursor, wait: '20' });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await giveAs(wire, wire.staffToken, caseId, 'acknowledge', {});
      const { entries } = jsonOf<EventsAnswer>(await waiting);
      assert.equal(entries.length, 1);
    });

    test('to the staff it is the whole log, or one case with its words', async () => {
      const { caseId } = await aCase(wire);
      assert.equal((await events(wire.staffToken, { limit: '1' })).status, 200);
      const one = jsonOf<EventsAnswer>(await events(wire.staffToken, { caseId }));
      assert.equal(one.entries.length, 1);
      assert.match(JSON.stringify(one.entries), /eindbedrag/);
    });

    test('refuses a cursor that is none with 400, one of another log with 410 and the name of this one', async () => {
      const { token } = await aCase(wire);
      assertProblem(await events(token, { after: 'nothing' }), 400, 'cursor');
      assertProblem(await events(token, { limit: '0' }), 400, 'invalidRequest');
      assertProblem(await wire.ask(EVENTS), 401, 'notSignedIn');
      const other = await events(token, { after: FOREIGN });
      assertProblem(other, 410, 'otherLog');
      const { log } = jsonOf<MetaAnswer>(await wire.ask('GET /v1/meta'));
      assert.equal(jsonOf(other)['log'], log);
      const stream = await wire.ask(STREAM, { bearer: token, query: { after: FOREIGN } });
      assertProblem(stream, 410, 'otherLog');
    });
  });

  describe('GET /v1/stream', () => {
    test('says that there is more, and nothing else', async () => {
      const { token, caseId, answer } = await aCase(wire);
      wire.routes.add(STREAM);
      const query = { after: answer.cursor };
      const path = `/v1/stream?${new URLSearchParams(query)}`;
      const response = await wire.open('GET', path, { bearer: token });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      await giveAs(wire, wire.staffToken, caseId, 'acknowledge', { message: 'Geheim.' });
      let text = '';
      const lines = response.body?.pipeThrough(new TextDecoderStream()) ?? [];
      for await (const part of lines) {
        text += part;
        if (/^data:|^event:/m.test(text)) break;
      }
      assert.match(text, /^(data|event):/m);
      assert.doesNotMatch(text, /Geheim/);
    });
  });

  describe('The dossier', () => {
    test('is a ZIP to keep, whole or without parts, for those who may see the case', async () => {
      const { token, caseId } = await aCase(wire);
      const take = (bearer: string, query: Record<string, string> = {}) =>
        wire.ask('GET /v1/cases/:id/dossier', { bearer, params: { id: caseId }, query });
      const whole = await take(token);
      assert.equal(whole.status, 200);
      assert.equal(whole.headers.get('Content-Type'), 'application/zip');
      assert.match(whole.headers.get('Content-Disposition') ?? '', /^attachment; filename/);
      assert.equal(whole.headers.get('Content-Length'), String(whole.bytes.length));
      assert.deepEqual([...whole.bytes.subarray(0, 4)], [0x50, 0x4b, 3, 4]);
      assert.equal((await take(token, { without: 'filed' })).status, 200);
      assertProblem(await take(token, { without: 'everything' }), 400, 'invalidRequest');
      const stranger = await aCase(wire);
      assertProblem(await take(stranger.token), 404, 'notFound');
    });
  });

  describe('Whoever watches over it', () => {
    test('is told that it lives and is ready', async () => {
      assert.deepEqual(jsonOf(await wire.ask('GET /healthz')), { alive: true });
      assert.deepEqual(jsonOf(await wire.ask('GET /readyz')), { ready: true });
    });
  });

  describe('An address that is not there', () => {
    test('is 404, as a problem for programs and as a page for people', async () => {
      const api = await wire.open('GET', '/v1/nothing');
      assert.equal(api.status, 404);
      assert.equal(api.headers.get('Content-Type'), 'application/problem+json');
      const page = await wire.open('GET', '/nothing.html');
      assert.equal(page.status, 404);
      assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
    });
  });
}
