import { expect } from 'chai';
import { problem } from '../testing/fake-api.ts';
import { digest, FakeTus } from '../testing/fake-tus.ts';
import { until } from '../testing/page.ts';
import { type Outgoing, removeUpload, sendFile } from './uploads.ts';

const KIB = 1024;
const target = { api: '', verifier: 'V' };
let tus: FakeTus;
let stop: AbortController;

beforeEach(() => {
  tus = new FakeTus().install();
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  tus.restore();
});

async function aFile(size: number, id = 'AAAAAAAAAAAAAAAAAAAAAA'): Promise<Outgoing> {
  const bytes = new Uint8Array(size).map((_, at) => (at * 31) ^ (at >> 8));
  return { id, caseId: 'BBBBBBBBBBBBBBBBBBBBBA', sha256: await digest(bytes), bytes: bytes.buffer };
}

const methods = () => tus.calls.map(({ method }) => method).join(' ');
const status = (code: number, headers: Record<string, string> = {}) => ({
  answer: () => new Response(null, { status: code, headers }),
});

/** Sends, with the network said to be back as soon as the run waits for it. */
async function send(file: Outgoing) {
  const progress: (number | string)[] = [];
  const sent = await sendFile(target, file, stop.signal, (bytes, waiting) => {
    progress.push(waiting ?? bytes);
    if (waiting === 'network') setTimeout(() => dispatchEvent(new Event('online')));
  });
  return { sent, progress };
}

async function expectWhole(file: Outgoing) {
  const bytes = tus.uploads.get(file.id)?.bytes ?? new Uint8Array();
  expect(await digest(bytes)).to.equal(file.sha256);
}

describe('sending a file', () => {
  it('names file, case, digest and right, and sends pieces that grow while they are quick', async () => {
    const file = await aFile(2000 * KIB);
    const { sent, progress } = await send(file);
    expect(sent).to.deep.equal('arrived');
    expect(tus.uploads.get(file.id)).to.include({
      caseId: file.caseId,
      sha256: file.sha256,
      size: file.bytes.byteLength,
      right: 'V',
    });
    expect(tus.calls.map(({ length }) => length / KIB)).to.deep.equal([0, 256, 512, 1024, 208]);
    expect(progress).to.deep.equal([0, 256 * KIB, 768 * KIB, 1792 * KIB, 2000 * KIB]);
    await expectWhole(file);
  });

  it('after a cut asks how far it came, and sends nothing twice', async () => {
    const file = await aFile(600 * KIB);
    tus.break('PATCH', { cutAfter: 100_000 });
    const { sent, progress } = await send(file);
    expect(sent).to.deep.equal('arrived');
    expect(methods()).to.equal('POST PATCH HEAD PATCH PATCH');
    expect(progress).to.include('network').and.to.include(100_000);
    expect(tus.sentBytes()).to.equal(file.bytes.byteLength);
    await expectWhole(file);
  });

  it('an answer that was lost costs nothing: neither of the creation, nor of the last piece', async () => {
    const file = await aFile(10);
    tus.break('POST', { answerLost: true });
    tus.break('PATCH', { answerLost: true });
    const { sent } = await send(file);
    expect(sent).to.deep.equal('arrived');
    expect(methods()).to.equal('POST POST PATCH HEAD');
    await expectWhole(file);
  });

  it('a page that is loaded again goes on where the earlier one was', async () => {
    const file = await aFile(600 * KIB);
    tus.break('PATCH', { cutAfter: 200 * KIB });
    const first = sendFile(target, file, stop.signal, (_, waiting) => waiting && stop.abort());
    expect(await first).to.deep.equal('stopped');
    stop = new AbortController();
    const { sent } = await send(file);
    expect(sent).to.deep.equal('arrived');
    expect(tus.calls.find(({ offset }) => offset > 0)?.offset).to.equal(200 * KIB);
    expect(tus.sentBytes()).to.equal(file.bytes.byteLength);
  });

  it('goes on from the offset that a 409 names', async () => {
    const file = await aFile(20);
    tus.break('PATCH', { cutAfter: 7 });
    const racing = sendFile(target, file, stop.signal);
    await until(() => tus.uploads.get(file.id)?.bytes.length === 7, 'a part by another tab');
    stop.abort();
    await racing;
    stop = new AbortController();
    tus.break('POST', status(201, { 'upload-offset': '0' }));
    const { sent } = await send(file);
    expect(sent).to.deep.equal('arrived');
    expect(tus.calls.slice(-2).map(({ offset }) => offset)).to.deep.equal([0, 7]);
    await expectWhole(file);
  });

  for (const gone of [404, 410, 460])
    it(`begins again from the first byte where the upload is gone: ${gone}`, async () => {
      const file = await aFile(300 * KIB);
      tus.break('PATCH', {
        answer: () => (tus.uploads.clear(), new Response(null, { status: gone })),
      });
      const { sent } = await send(file);
      expect(sent).to.deep.equal('arrived');
      expect(methods()).to.equal('POST PATCH POST PATCH PATCH');
      await expectWhole(file);
    });

  it('does not begin again for ever', async () => {
    const file = { ...(await aFile(10)), sha256: 'x' };
    const { sent } = await send(file);
    expect(sent).to.deep.equal({ refused: '460' });
    expect(methods()).to.equal('POST PATCH POST PATCH POST PATCH POST PATCH');
  });
});

describe('what is no arrival', () => {
  for (const [name, method, fault] of [
    [
      'a last piece whose answer names a smaller offset',
      'PATCH',
      status(204, { 'upload-offset': '4' }),
    ],
    ['an answer without an offset', 'PATCH', status(204)],
    ['an offset beyond the end', 'PATCH', status(204, { 'upload-offset': '11' })],
    ['an offset that is no number', 'PATCH', status(204, { 'upload-offset': '10, 10' })],
    ['a page of somebody else', 'PATCH', status(200, { 'upload-offset': '10' })],
    ['a sign-in page instead of a creation', 'POST', status(200)],
    ['a sign-in page that says no', 'POST', status(403)],
  ] as const)
    it(name, async () => {
      const file = await aFile(10);
      tus.break(method, fault);
      const { sent } = await send(file);
      expect(sent).to.deep.equal('arrived');
      await expectWhole(file);
    });

  it('what the creation says is asked for once more', async () => {
    const file = await aFile(10);
    tus.break('POST', status(201, { 'upload-offset': '10' }));
    const { sent } = await send(file);
    expect(sent).to.deep.equal('arrived');
    expect(methods()).to.equal('POST HEAD POST PATCH');
    await expectWhole(file);
  });
});

describe('a server that says no', () => {
  for (const [code, name] of [
    [400, 'invalidRequest'],
    [401, 'notSignedIn'],
    [404, 'notFound'],
    [413, 'tooManyFiles'],
    [415, 'notOffsetStream'],
    [422, 'idReused'],
  ] as const)
    it(`parks the file with the reason: ${code}`, async () => {
      tus.break('POST', { answer: () => problem(code, name) });
      const { sent } = await send(await aFile(10));
      expect(sent).to.deep.equal({ refused: name });
      expect(methods()).to.equal('POST');
    });

  for (const code of [429, 503])
    it(`waits as long as it is asked to, also when the network comes back: ${code}`, async () => {
      tus.break('PATCH', { answer: () => problem(code, 'busy', { 'retry-after': '1' }) });
      const began = performance.now();
      const sending = send(await aFile(10));
      await until(() => tus.calls.length === 2, 'the refusal');
      dispatchEvent(new Event('online'));
      const { sent, progress } = await sending;
      expect(sent).to.deep.equal('arrived');
      expect(progress).to.include('server');
      expect(performance.now() - began).to.be.greaterThan(990);
    });
});

describe('a run', () => {
  it('stops in the middle of a piece, and leaves what came', async () => {
    tus.gate = new Promise(() => {});
    const sending = send(await aFile(10));
    await until(() => methods() === 'POST PATCH', 'the piece');
    stop.abort();
    expect((await sending).sent).to.deep.equal('stopped');
    expect(tus.uploads.size).to.equal(1);
  });

  it('rests while there is no network, and wakes when it is back', async () => {
    tus.offline = true;
    const file = await aFile(10);
    const waits: unknown[] = [];
    const sending = sendFile(target, file, stop.signal, (_, waiting) => waits.push(waiting));
    await until(() => waits.length > 0, 'the first try');
    tus.offline = false;
    dispatchEvent(new Event('online'));
    expect(await sending).to.deep.equal('arrived');
    expect(waits[0]).to.equal('network');
  });

  it('of a file that the person removed leaves nothing on the server', async () => {
    const file = await aFile(10);
    await send(file);
    await removeUpload(target, file);
    expect(tus.uploads.size).to.equal(0);
    tus.offline = true;
    await removeUpload(target, file);
  });
});
