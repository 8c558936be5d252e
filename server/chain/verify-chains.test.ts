import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Libsql from 'libsql';
import { makeServer } from '../app.ts';
import { eraseCase } from '../cases/give-command.ts';
import { rebuildCases } from '../cases/rebuild-cases.ts';
import { aHandledCase, give } from '../testing/staff.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { tick } from '../ticking.ts';
import { verifyChains } from './verify-chains.ts';

const DAY = 86_400_000;
const verify = ({ ports }: TestServer) => verifyChains(ports, ports.keys.published);

async function aLog(server: TestServer) {
  const handled = await aHandledCase(server);
  const by = { bearer: handled.handler.token };
  await give(server, handled.caseId, ['noteInternally', { text: 'x' }], by);
  await give(server, handled.caseId, ['acknowledge', { message: 'Dag' }], by);
  await aHandledCase(server);
  return handled;
}

// As somebody would who has the file and knows SQL.
async function tamper(server: TestServer, ...sqls: string[]) {
  await server.ports.db.write(
    ['PRAGMA defer_foreign_keys = ON', ...sqls].map((sql) => ({ sql, params: [] })),
  );
}

const FIRST = 'case_id = (SELECT case_id FROM entries WHERE g = 1)';
const ID = 'id = (SELECT case_id FROM entries WHERE g = 1)';
const LAST_GONE = [
  `DELETE FROM bodies WHERE ${FIRST} AND seq = 3`,
  'DELETE FROM entries WHERE g = 3',
  'DELETE FROM commands WHERE id NOT IN (SELECT command_id FROM entries)',
];

describe('a log that nobody tampered with', () => {
  test('holds, also after its words were erased', async () => {
    await using server = await startTestServer();
    const { caseId, token } = await aLog(server);
    await give(server, caseId, ['withdraw', { reason: 'x' }], { bearer: token });
    await eraseCase(makeServer(server.ports), caseId);
    await tick(makeServer(server.ports), server.clock.now);
    await tick(makeServer(server.ports), server.clock.now + DAY);
    const verified = await verify(server);
    assert.ok('entries' in verified, JSON.stringify(verified));
    assert.deepEqual([verified.cases, verified.entries], [2, 6]);
    const { last, ...counted } = verified.checkpoints;
    assert.deepEqual(counted, { count: 2, later: 0 });
    assert.deepEqual([last?.day, last?.g], ['2026-10-05', 6]);
  });
});

// Without foreign keys, as SQLite's own shell comes.
function tamperLoose(server: TestServer, sql: string) {
  const database = new Libsql(server.file, { timeout: 5_000 });
  database.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
  database.close();
}

describe('a list of cases', () => {
  for (const [name, sql] of [
    ['says something else than its log', `UPDATE cases SET next_due = NULL WHERE ${ID}`],
    ['has another name', `UPDATE cases SET name = '"X"' WHERE ${ID}`],
    ['lacks a case', `DELETE FROM cases WHERE ${ID}`],
    [
      'has one without a log',
      `UPDATE cases SET id = '${'A'.repeat(22)}', reference = 'x' WHERE ${ID}`,
    ],
  ] as const)
    test(`that ${name} is named, and made again by the rebuild`, async () => {
      await using server = await startTestServer();
      await aLog(server);
      tamperLoose(server, sql);
      const verified = await verify(server);
      assert.match(
        'broken' in verified ? verified.broken : '',
        /the list of cases .* npm run rebuild/,
      );
      await rebuildCases(server.ports.db);
      assert.ok('entries' in (await verify(server)));
    });

  test('names the case whose last entry is gone, where only the list remembers it', async () => {
    await using server = await startTestServer();
    const { caseId } = await aLog(server);
    await tamper(server, ...LAST_GONE);
    const verified = await verify(server);
    assert.ok('broken' in verified);
    assert.ok(verified.broken.includes(`of case ${caseId}.`), verified.broken);
  });

  test('says when the checkpoints were all taken away what came since', async () => {
    await using server = await startTestServer();
    await aLog(server);
    await tick(makeServer(server.ports), server.clock.now);
    await tamper(server, 'DELETE FROM checkpoints');
    const verified = await verify(server);
    assert.ok('entries' in verified);
    assert.deepEqual(verified.checkpoints, { count: 0, later: 4 });
  });
});

describe('a log that somebody changed', () => {
  const changes: [string, string[], RegExp][] = [
    [
      'an event',
      [`UPDATE entries SET event = replace(event, '"src"', '"lease"') WHERE g = 1`],
      /entry 1: its hash/,
    ],
    [
      'a time',
      [`UPDATE entries SET at = '2026-10-04T08:00:00.000Z' WHERE g = 2`],
      /entry 2: its hash/,
    ],
    [
      'an event with a blank before it',
      [`UPDATE entries SET event = ' ' || event WHERE g = 1`],
      /entry 1: it is not spelt/,
    ],
    [
      'an event with a member twice',
      [
        `UPDATE entries SET event = replace(event, '{"type":', '{"type":"closed","type":') WHERE g = 1`,
      ],
      /entry 1: it is not spelt/,
    ],
    [
      'an actor spelt otherwise',
      [`UPDATE entries SET by = replace(by, ':', ': ') WHERE g = 2`],
      /entry 2: it is not spelt/,
    ],
    [
      'words with a member twice',
      [
        `UPDATE bodies SET body = replace(body, '{"message":', '{"message":"Nee","message":') WHERE ${FIRST} AND seq = 3`,
      ],
      /entry 3: its words/,
    ],
    ['an actor', [`UPDATE entries SET by = '{"role":"system"}' WHERE g = 3`], /entry 3: its hash/],
    [
      'a link',
      [`UPDATE entries SET prev = '${'A'.repeat(43)}' WHERE g = 3`],
      /entry 3: it does not follow/,
    ],
    ['a number of the customer', ['UPDATE entries SET pub = 7 WHERE g = 3'], /entry 3: its number/],
    ['a note made public', ['UPDATE entries SET pub = 9 WHERE g = 2'], /entry 2: its number/],
    [
      'words',
      [`UPDATE bodies SET body = replace(body, 'Dag', 'Nee') WHERE ${FIRST}`],
      /entry 3: its words/,
    ],
    [
      'a salt',
      [`UPDATE bodies SET salt = '${'A'.repeat(43)}' WHERE ${FIRST} AND seq = 2`],
      /entry 2: its words/,
    ],
    [
      'words that are gone',
      [`DELETE FROM bodies WHERE ${FIRST} AND seq = 2`],
      /entry 2: its words are gone/,
    ],
    [
      'an entry that is gone',
      [`DELETE FROM bodies WHERE ${FIRST} AND seq = 2`, 'DELETE FROM entries WHERE g = 2'],
      /entry 2: it is missing/,
    ],
    ['the last entry of a case that is gone', LAST_GONE, /its entry number 3 is missing/],
    [
      'the last entry of the log that is gone',
      [
        `DELETE FROM bodies WHERE case_id <> (SELECT case_id FROM entries WHERE g = 1)`,
        'DELETE FROM entries WHERE g = 4',
        'DELETE FROM commands WHERE id NOT IN (SELECT command_id FROM entries)',
      ],
      /its entry number 4 is missing/,
    ],
    [
      'two entries swapped',
      [
        'DELETE FROM bodies',
        'UPDATE entries SET seq = -1 WHERE g = 2',
        'UPDATE entries SET seq = 2 WHERE g = 3',
        'UPDATE entries SET seq = 3 WHERE g = 2',
      ],
      /entry \d: /,
    ],
    [
      'two bodies swapped',
      [
        `UPDATE bodies SET body = (SELECT body FROM bodies AS b WHERE b.${FIRST} AND b.seq = 3) WHERE ${FIRST} AND seq = 2`,
      ],
      /entry 2: its words/,
    ],
    [
      'an entry and its command that are there no more',
      ['DELETE FROM bodies', 'DELETE FROM entries WHERE g = 3'],
      /entry|command/,
    ],
  ];
  for (const [name, sqls, sentence] of changes)
    test(`is found: ${name}`, async () => {
      await using server = await startTestServer();
      await aLog(server);
      await tamper(server, ...sqls);
      const verified = await verify(server);
      assert.ok('broken' in verified, 'Nothing was found.');
      assert.match(verified.broken, sentence);
    });

  test('is found: a command that is gone', async () => {
    await using server = await startTestServer();
    await aLog(server);
    tamperLoose(
      server,
      'DELETE FROM commands WHERE id = (SELECT command_id FROM entries WHERE g = 2)',
    );
    const verified = await verify(server);
    assert.match('broken' in verified ? verified.broken : '', /entry 2: the command .* is missing/);
  });

  const signed: [string, string[], RegExp][] = [
    [
      'a tail that is gone with its number',
      [
        ...LAST_GONE,
        'DELETE FROM bodies WHERE case_id NOT IN (SELECT case_id FROM entries WHERE g = 1)',
        'DELETE FROM entries WHERE g = 4',
        'DELETE FROM commands WHERE id NOT IN (SELECT command_id FROM entries)',
        "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'entries'",
      ],
      /Checkpoint of 2026-10-04: the log does not end/,
    ],
    [
      'a root',
      [`UPDATE checkpoints SET root = prev || 'x'`],
      /Checkpoint of 2026-10-04: its signature/,
    ],
    [
      'a day',
      [`UPDATE checkpoints SET day = '2026-10-03' WHERE day = '2026-10-04'`],
      /2026-10-03: its signature/,
    ],
    [
      'a checkpoint that is gone',
      [`DELETE FROM checkpoints WHERE day = '2026-10-04'`],
      /2026-10-05: it does not follow/,
    ],
    ['a key', [`UPDATE checkpoints SET kid = 'x'`], /a key that is not ours/],
  ];
  for (const [name, sqls, sentence] of signed)
    test(`is found by the checkpoint: ${name}`, async () => {
      await using server = await startTestServer();
      await aLog(server);
      await tick(makeServer(server.ports), server.clock.now);
      await tick(makeServer(server.ports), server.clock.now + DAY);
      await tamper(server, ...sqls);
      const verified = await verify(server);
      assert.ok('broken' in verified, 'Nothing was found.');
      assert.match(verified.broken, sentence);
    });
});
