import { expect } from 'chai';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { until } from '../testing/page.ts';
import { Api } from './api.ts';
import { Feed, type FeedListener } from './feed.ts';

let api: FakeApi;
let feed: Feed | undefined;
let heard: string[];

const listener: FeedListener = {
  onEntries: (entries) => heard.push(...entries.map(({ seq }) => String(seq))),
  onReset: () => heard.push('reset'),
  onSignedOut: () => heard.push('signed out'),
};
const page =
  (seqs: number[], next: string, more = false) =>
  () =>
    new Response(JSON.stringify({ log: 'x', entries: seqs.map((seq) => ({ seq })), next, more }), {
      headers: { 'content-type': 'application/json' },
    });

/** A stream that says what `say` is given. */
function aStream() {
  let to: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (to = controller) });
  const say = (text: string) => to?.enqueue(new TextEncoder().encode(text));
  const answer = () => new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  return { say, answer, end: () => to?.close() };
}
const asked = (path: string) => api.calls.filter((call) => call.path === path).length;

function start(cursor = 'c') {
  feed = new Feed(new Api(''), 'T', cursor, listener);
  feed.hostConnected();
  return feed;
}

beforeEach(async () => {
  heard = [];
  api = await new FakeApi().install();
  api.answer['/v1/events'] = page([], 'c');
});

afterEach(() => {
  feed?.hostDisconnected();
  api.restore();
});

describe('the feed of a case', () => {
  it('catches up first, page by page, then takes what a stream says there is', async () => {
    const pages = [page([2], 'd', true), page([3], 'e'), page([4], 'f')];
    api.answer['/v1/events'] = () => (pages.shift() ?? page([], 'f'))();
    const stream = aStream();
    api.answer['/v1/stream'] = stream.answer;
    start();
    stream.say(':\n\n');
    await until(() => asked('/v1/stream') === 1, 'the stream');
    expect(heard).to.deep.equal(['2', '3']);
    stream.say('event: mo');
    stream.say('re\ndata: {}\n\n');
    await until(() => heard.length === 3, 'the new entry');
    expect(heard).to.deep.equal(['2', '3', '4']);
  });

  it('waits by requests where no stream is to be had', async () => {
    api.answer['/v1/stream'] = () => problem(503, 'busy');
    const queries: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      queries.push(String(input));
      return fetch(input, init);
    };
    let answerWaiting: (response: Response) => void = () => {};
    api.answer['/v1/events'] = () =>
      asked('/v1/events') === 2
        ? new Promise<Response>((resolve) => (answerWaiting = resolve))
        : page([], 'c')();
    start();
    await until(() => asked('/v1/events') === 2, 'the waiting request');
    expect(queries.at(-1)).to.include('wait=25');
    answerWaiting(page([2], 'd')());
    await until(() => heard.length === 1, 'the new entry');
  });

  it('asks again only after a while where neither a stream nor a wait lasts', async () => {
    api.answer['/v1/stream'] = () => {
      const stream = aStream();
      stream.say(':\n\n');
      stream.end();
      return stream.answer();
    };
    start();
    await until(() => asked('/v1/events') === 2, 'the request that should wait');
    await new Promise((next) => setTimeout(next, 100));
    expect([asked('/v1/events'), asked('/v1/stream')]).to.deep.equal([2, 1]);
  });

  it('begins anew where the server has another log', async () => {
    const answers = [() => problem(410, 'otherLog'), page([1, 2], 'z')];
    api.answer['/v1/events'] = () => (answers.shift() ?? page([], 'z'))();
    start();
    await until(() => heard.length === 3, 'everything again');
    expect(heard).to.deep.equal(['reset', '1', '2']);
  });

  it('ends with the session', async () => {
    api.answer['/v1/events'] = () => problem(401, 'notSignedIn');
    start();
    await until(() => heard.length > 0, 'the end');
    expect(heard).to.deep.equal(['signed out']);
    expect(asked('/v1/events')).to.equal(1);
  });

  it('rests when its element is taken off the page, and catches up when it is back', async () => {
    const stream = aStream();
    api.answer['/v1/stream'] = stream.answer;
    const resting = start();
    stream.say(':\n\n');
    await until(() => asked('/v1/stream') === 1, 'the stream');
    resting.hostDisconnected();
    const before = api.calls.length;
    stream.end();
    dispatchEvent(new Event('online'));
    await new Promise((next) => setTimeout(next, 100));
    expect(api.calls.length).to.equal(before);
    api.answer['/v1/events'] = page([2], 'd');
    resting.hostConnected();
    await until(() => heard.length > 0, 'what was missed');
  });

  it('rests in a hidden tab, and catches up when it is shown', async () => {
    const hide = (state: string) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      hide('hidden');
      start();
      await new Promise((next) => setTimeout(next, 100));
      expect(api.calls).to.deep.equal([]);
      api.answer['/v1/events'] = page([2], 'd');
      hide('visible');
      await until(() => heard.length > 0, 'what was missed');
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
  });

  it('tries again when the network is back', async () => {
    api.answer['/v1/events'] = null;
    start();
    await until(() => asked('/v1/events') === 1, 'the first try');
    api.answer['/v1/events'] = page([2], 'd');
    dispatchEvent(new Event('online'));
    await until(() => heard.length > 0, 'what was missed');
  });
});
