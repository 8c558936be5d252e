import { expect } from 'chai';
import type { CustomerCommand } from '#shared/case/predict.ts';
import { complaint } from '#shared/case/testing.ts';
import { Api } from '../sync/api.ts';
import { forgetDevice } from '../testing/device.ts';
import { FakeApi, problem } from '../testing/fake-api.ts';
import { until } from '../testing/page.ts';
import { CaseStore } from './case-store.ts';
import { CaseWords } from './case-words.ts';
import { CommandBox } from './command-box.ts';

const caseId = 'AAAAAAAAAAAAAAAAAAAAAA';
const verifier = 'A'.repeat(43);
const FILE = { id: 'a', name: 'a.pdf', type: 'application/pdf', size: 1, sha256: 'x' };
const COMMANDS: readonly CustomerCommand[] = [
  { type: 'addInformation', text: 'One more word.', files: [] },
  { type: 'addInformation', text: 'With a file.', files: [FILE] },
  { type: 'sendMessage', text: 'One more word.', files: [] },
  { type: 'requestSecondReading', grounds: 'You missed a point.' },
  { type: 'withdraw' },
  { type: 'withdraw', reason: 'It is settled.' },
  { type: 'declareRecourse', body: 'ombudsfin', on: '2026-12-15' },
  { type: 'correctContact', contact: complaint().contact },
];
const [write, , , second] = COMMANDS as [CustomerCommand, unknown, unknown, CustomerCommand];

let api: FakeApi;
let token: string | undefined;
let store: CaseStore;
let unknown: string[];
const boxes: CommandBox[] = [];

/** A page that has the case open. */
function open(key = verifier): CommandBox {
  const post = {
    api: () => new Api(location.origin),
    ...{ language: () => 'fr' as const, token: () => token },
    onSignedOut: (one: string) => void unknown.push(one),
  };
  const box = new CommandBox(caseId, post, new CaseWords(store, caseId, key), () => {});
  boxes.push(box);
  box.hostConnected();
  return box;
}

const close = (box: CommandBox) => box.hostDisconnected();
const kept = async () => (await store.words(caseId)).length;
const first = (box: CommandBox) => box.given[0];
const isProven = (box: CommandBox) => until(() => first(box)?.proof, 'a proof');

beforeEach(async () => {
  await forgetDevice();
  api = await new FakeApi().install();
  token = 'T';
  unknown = [];
  store = new CaseStore();
});

afterEach(() => {
  for (const box of boxes.splice(0)) close(box);
  store.close();
  api.restore();
});

describe('what is done in a case', () => {
  for (const command of COMMANDS)
    it(`is kept until it is proven: ${JSON.stringify(command).slice(0, 60)}`, async () => {
      token = undefined;
      const box = open();
      await box.give(command, 1, 'typed');
      expect(await kept()).to.equal(1);
      token = 'T';
      await box.work();
      const given = await isProven(box);
      expect(given.unchecked).to.equal(undefined);
      expect(await kept()).to.equal(0);
      expect(api.filed.size).to.equal(1);
    });

  it('is sent again under the same id until its proof could be checked, and applied once', async () => {
    api.answer['/v1/meta'] = null;
    const box = open();
    await box.give(write, 1, 'typed');
    await until(() => first(box)?.tries === 1, 'a try');
    expect(await kept()).to.equal(1);
    close(box);
    delete api.answer['/v1/meta'];
    // The page was loaded anew.
    const after = open();
    await isProven(after);
    expect(new Set(api.commands().map(({ id }) => id)).size).to.equal(1);
    expect(api.commands()).to.have.length(2);
    expect(api.filed.size).to.equal(1);
  });

  it('is still on the device while an answer is awaited', async () => {
    let answer: (response: Response) => void = () => {};
    api.answer['/v1/commands'] = () => new Promise((done) => (answer = done));
    const box = open();
    await box.give(write, 1, 'typed');
    await until(() => api.commands().length === 1, 'the command');
    expect(await kept()).to.equal(1);
    answer(problem(500, 'internal'));
    await until(() => first(box)?.tries === 1, 'a try');
  });

  it('stays, and is never called received, where a receipt is forged', async () => {
    api.forge = (receipt) => `${receipt.slice(0, -4)}AAAA`;
    const box = open();
    await box.give(write, 1, 'typed');
    await until(() => first(box)?.parked === 'receipt', 'what was parked');
    expect(await kept()).to.equal(1);
  });

  it('stays with its words and the reason of the server where that refuses it; what came later goes on', async () => {
    const box = open();
    const refusal = JSON.stringify({ status: 409, code: 'notOpen', detail: 'Elle est clôturée.' });
    const headers = { 'content-type': 'application/problem+json' };
    api.answer['/v1/commands'] = () => {
      delete api.answer['/v1/commands'];
      return new Response(refusal, { status: 409, headers });
    };
    await box.give(second, 1, 'typed');
    await until(() => first(box)?.parked, 'what was parked');
    expect(first(box)).to.deep.include({ parked: 'notOpen', why: 'Elle est clôturée.' });
    await box.give(write, 1, 'typed');
    await until(() => box.given[1]?.proof, 'the second one');
    expect(await kept()).to.equal(1);
    close(box);
    const after = open();
    await until(() => after.given.length === 1, 'what was parked, after a reload');
    expect(first(after)).to.deep.include({ parked: 'notOpen', command: second });
  });

  it('goes in the order in which it was done', async () => {
    api.answer['/v1/commands'] = () => problem(503, 'busy', { 'retry-after': '60' });
    const box = open();
    await box.give(write, 1, 'typed');
    await until(() => first(box)?.asked, 'a rest');
    await box.give(second, 1, 'typed');
    await box.work(true);
    expect(api.commands().map(({ type }) => type)).to.deep.equal(['addInformation']);
  });

  it('takes the place of what was typed for it, in one step', async () => {
    const words = new CaseWords(store, caseId, verifier);
    await words.keep('typed', { text: 'One more' });
    token = undefined;
    await open().give(write, 1, 'typed');
    expect([...(await words.read()).keys()]).not.to.include('typed');
  });

  it('is sent once by two pages, and both end up without it', async () => {
    token = undefined;
    const [one, other] = [open(), open()];
    await one.give(write, 1, 'typed');
    await other.work();
    expect(other.given).to.have.length(1);
    token = 'T';
    await Promise.all([one.work(), other.work()]);
    await until(() => one.given.concat(other.given).some(({ proof }) => proof), 'a proof');
    expect(api.commands()).to.have.length(1);
    expect(await kept()).to.equal(0);
  });

  it('can be read on the device by nobody who has not got the code', async () => {
    token = undefined;
    const box = open();
    await box.give(write, 1, 'typed');
    const [words] = await store.words(caseId);
    expect(new TextDecoder('latin1').decode(words?.bytes)).not.to.include('One more word');
    expect(open('B'.repeat(43)).given).to.deep.equal([]);
  });
});

describe('a session that the server no longer knows', () => {
  it('is told of once, nothing is sent with it again, and a new one goes on', async () => {
    api.answer['/v1/commands'] = () => problem(401, 'notSignedIn');
    const box = open();
    await box.give(write, 1, 'typed');
    await until(() => unknown.length, 'a session that is over');
    await box.work(true);
    await new Promise((next) => setTimeout(next, 50));
    expect(unknown).to.deep.equal(['T']);
    expect(api.commands()).to.have.length(1);
    delete api.answer['/v1/commands'];
    token = 'U';
    await box.work(true);
    await isProven(box);
  });
});

describe('a shared computer', () => {
  it('keeps nothing, and the page holds what it was given, whatever else it reads', async () => {
    token = undefined;
    const box = open();
    await box.keepAll(false);
    await Promise.all([box.give(write, 1, 'typed'), box.work(), box.work()]);
    expect(await kept()).to.equal(0);
    expect(box.given).to.have.length(1);
    expect(box.isHolding).to.equal(true);
    token = 'T';
    await box.work();
    await isProven(box);
    expect(box.isHolding).to.equal(false);
  });

  it('still sends what another page had kept there', async () => {
    token = undefined;
    const [one, other] = [open(), open()];
    await other.give(write, 1, 'typed');
    await one.keepAll(false);
    await new CaseWords(store, caseId, verifier).forgetAll();
    close(other);
    token = 'T';
    await one.work();
    await isProven(one);
  });

  it('loses nothing where the case closes and is opened again', async () => {
    token = undefined;
    const before = open();
    await before.keepAll(false);
    await before.give(write, 1, 'typed');
    close(before);
    const after = open('B'.repeat(43));
    await after.takeOver(before);
    expect(await kept()).to.equal(0);
    token = 'T';
    await after.work();
    await isProven(after);
  });
});
