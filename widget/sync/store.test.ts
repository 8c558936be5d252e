import { expect } from 'chai';
import { forgetDevice } from '../testing/device.ts';
import { Store } from './store.ts';

const { open } = IDBFactory.prototype;
const { setTimeout: later } = globalThis;

/** A browser that answers only when it is told to, and timers that don't let a test wait. */
function holdBack(): () => void {
  const held: (() => void)[] = [];
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    const answered = new Promise<void>((answer) => held.push(answer));
    return new Proxy(request, {
      get: (target, name) => Reflect.get(target, name, target) as unknown,
      set: (target, name, value: unknown) => {
        if (name !== 'onsuccess') return Reflect.set(target, name, value, target);
        target.onsuccess = () => void answered.then(() => (value as () => void)());
        return true;
      },
    });
  };
  globalThis.setTimeout = ((work: () => void, ms = 0) =>
    later(work, Math.min(ms, 20))) as typeof setTimeout;
  return () => held.forEach((answer) => answer());
}

const put = { id: 'd', draft: { name: 'Ann' }, at: 1 };

afterEach(async () => {
  IDBFactory.prototype.open = open;
  globalThis.setTimeout = later;
  await forgetDevice();
});

describe('a store that does not open', () => {
  it('is taken for none, and its late answer is closed and makes it one again', async () => {
    const answer = holdBack();
    const store = new Store();
    const failed = await store.all('drafts').catch((error: unknown) => String(error));
    expect(failed).to.include('No store');
    // Not waited for again, each time.
    const again = await store.write({ store: 'drafts', put }).catch((error: unknown) => error);
    expect(again).to.be.instanceOf(Error);
    answer();
    IDBFactory.prototype.open = open;
    await new Promise((next) => later(next, 50));
    await store.write({ store: 'drafts', put });
    expect(await store.all('drafts')).to.have.length(1);
    store.close();
    await new Promise((next) => later(next, 50));
    const request = indexedDB.deleteDatabase('sfs-complaint');
    const isBlocked = await new Promise((done) => {
      request.onblocked = () => done(true);
      request.onsuccess = () => done(false);
    });
    expect(isBlocked).to.equal(false);
  });
});
