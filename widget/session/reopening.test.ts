import { expect } from 'chai';
import type { SessionAnswer } from '#shared/api/wire.ts';
import type { Reply } from '../sync/api.ts';
import { until } from '../testing/page.ts';
import { Reopening } from './reopening.ts';

const opened = (token: string): Reply<SessionAnswer> => ({
  answer: { token, caseId: 'c', expiresAt: '' },
});
let token: string;
let asked: number;
let refused: number;
let replies: Reply<SessionAnswer>[];
let reopening: Reopening;

beforeEach(() => {
  token = 'T';
  asked = refused = 0;
  replies = [opened('U')];
  const open = () => {
    asked += 1;
    return Promise.resolve(replies.shift() ?? { unreachable: true as const });
  };
  reopening = new Reopening(open, {
    token: () => token,
    onToken: (anew) => (token = anew),
    onRefused: () => (refused += 1),
  });
});

afterEach(() => reopening.end());

describe('a session that the server no longer knows', () => {
  it('is opened anew once, however many hear of it, and whatever is heard of the old token later', async () => {
    reopening.signOut('T');
    reopening.signOut('T');
    await until(() => token === 'U', 'a new token');
    reopening.signOut('T');
    expect([asked, refused]).to.deep.equal([1, 0]);
  });

  it('is tried again where the server is out of reach: that refuses nothing', async () => {
    replies = [{ unreachable: true }, opened('U')];
    reopening.signOut('T');
    await until(() => token === 'U', 'a new token');
    expect([asked, refused]).to.deep.equal([2, 0]);
  });

  it('is over where the code opens it no more, or where a new token lasts no minute', async () => {
    replies = [opened('U'), { problem: { status: 401, code: 'x' }, retryAfterSeconds: undefined }];
    reopening.signOut('T');
    await until(() => token === 'U', 'a new token');
    reopening.signOut('U');
    expect([asked, refused]).to.deep.equal([1, 1]);
  });

  it('asks nothing any more once the case was closed', async () => {
    reopening.end();
    reopening.signOut('T');
    await Promise.resolve();
    expect([asked, refused, token]).to.deep.equal([0, 0, 'T']);
  });
});
