import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorLine } from './request-log.ts';

describe('a line about an error', () => {
  test('has the places in our code that it came through, on Node and at an edge, and nothing that was said', () => {
    const error = new TypeError('CANARY\n    at CANARY');
    error.stack = [
      `TypeError: ${error.message}`,
      '    at writeCommand (file:///app/server/cases/case-log.ts:176:28)',
      '    at async applyInTurn (worker:66:203)',
      '    at Object.fetch (worker.js:1:99)',
      '    at async file:///app/server/main.ts:3:4',
      '    at CANARY (people said this:1:1)',
      '    at CANARY',
    ].join('\n');
    const line = errorLine(error, '2026-10-05T08:00:00.000Z');
    assert.deepEqual(line, {
      ...{ time: '2026-10-05T08:00:00.000Z', error: 'TypeError' },
      at: [
        'at writeCommand (file:///app/server/cases/case-log.ts:176:28)',
        'at async applyInTurn (worker:66:203)',
        'at Object.fetch (worker.js:1:99)',
        'at async file:///app/server/main.ts:3:4',
      ],
    });
  });
});
