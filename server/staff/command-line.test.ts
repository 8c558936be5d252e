import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ArgumentError, readOrder } from './command-line.ts';

const ID = 'A'.repeat(22);

describe('the arguments of npm run staff', () => {
  test('name an order and what it needs', () => {
    const person = { name: 'A B', roles: ['handler', 'reviewer'], department: 'src' };
    const add = ['add', '--name', ' A B ', '--roles', 'handler, reviewer,handler'];
    assert.deepEqual(readOrder([...add, '--department', 'src']), {
      json: false,
      order: 'add',
      ...person,
    });
    assert.deepEqual(readOrder(['list', '--json']), { json: true, order: 'list' });
    assert.deepEqual(readOrder(['disable', ID]), { json: false, order: 'disable', id: ID });
    assert.deepEqual(readOrder(['token', '--id', ID]), { json: false, order: 'token', id: ID });
  });

  const wrong: readonly [args: readonly string[], sentence: RegExp][] = [
    [[], /^Say what to do/],
    [['fire'], /^Say what to do/],
    [['toString'], /^Say what to do/],
    [['list', ID], /^Say what to do/],
    [['add', '--roles', 'reviewer'], /^Say who:/],
    [['add', '--name', 'A'.repeat(201), '--roles', 'reviewer'], /^Say who:/],
    [['add', '--name', 'A'], /^Say as what/],
    [['add', '--name', 'A', '--roles', 'boss'], /^Say as what/],
    [['add', '--name', 'A', '--roles', 'handler'], /^A handler belongs to a department/],
    [['add', '--name', 'A', '--roles', 'handler', '--department', 'hr'], /^The department is/],
    [['list', '--id', 'x'], /^"list" takes no --id\.$/],
    [['list', '--sort'], /^Unknown option '--sort'\.$/],
    [['disable', '--json', ID], /^"disable" takes no --json\.$/],
    [['disable', '--id', 'x'], /^Say whom, once/],
    [['disable', ID, '--id', ID], /^Say whom, once/],
    [['disable', ID, ID], /^Say what to do/],
  ];
  for (const [args, sentence] of wrong)
    test(`"${args.join(' ').slice(0, 60)}" are answered with one sentence`, () => {
      assert.throws(
        () => readOrder(args),
        (error: Error) => {
          assert.ok(error instanceof ArgumentError);
          assert.match(error.message, sentence);
          assert.match(error.message, /^[^\n]+\.$/);
          return true;
        },
      );
    });
});
