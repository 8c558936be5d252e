import { expect } from 'chai';
import { Idle } from './idle.ts';

const MINUTE = 60_000;
const { now } = Date;
let minutes: number;
let heard: string[];
let idle: Idle;

// A tab that is hidden only looks at the clock; one that comes back is in use.
function look(visibility: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
  document.dispatchEvent(new Event('visibilitychange'));
}
const use = (type: string) => window.dispatchEvent(new Event(type));

beforeEach(() => {
  minutes = 0;
  heard = [];
  const start = now();
  Date.now = () => start + minutes * MINUTE;
  idle = new Idle({ onChange: () => heard.push('change'), onEnd: () => heard.push('end') });
  idle.hostConnected();
});

afterEach(() => {
  Date.now = now;
  idle.hostDisconnected();
  Reflect.deleteProperty(document, 'visibilityState');
});

describe('a case that nobody uses', () => {
  it('warns three minutes before its end, and ends after thirty', () => {
    minutes = 26.9;
    look('hidden');
    expect(idle.endsAt).to.equal(undefined);
    minutes = 27;
    look('hidden');
    expect(idle.endsAt).to.equal(Date.now() + 3 * MINUTE);
    minutes = 30;
    look('hidden');
    expect(heard).to.deep.equal(['change', 'end']);
  });

  for (const type of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    it(`goes on, without the warning, after ${type}`, () => {
      minutes = 28;
      look('hidden');
      use(type);
      expect(idle.endsAt).to.equal(undefined);
      minutes = 57.9;
      look('hidden');
      expect(heard).to.deep.equal(['change', 'change', 'change']);
    });

  it('goes on where its tab is seen again in time, and not where that is too late', () => {
    minutes = 29;
    look('visible');
    minutes = 58;
    look('hidden');
    expect(idle.endsAt).to.equal(Date.now() + MINUTE);
    minutes = 60;
    look('visible');
    use('keydown');
    expect(heard.filter((one) => one === 'end')).to.deep.equal(['end']);
  });

  it('is not held open by a page that scrolls by itself', () => {
    minutes = 29;
    use('scroll');
    minutes = 30;
    look('hidden');
    expect(heard).to.include('end');
  });
});
