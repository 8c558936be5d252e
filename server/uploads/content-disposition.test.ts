import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { attachment } from './content-disposition.ts';

describe('the name of a download', () => {
  for (const [name, ascii, whole] of [
    ['letter.pdf', 'letter.pdf', 'letter.pdf'],
    ['a"b;\\c.txt', 'a_b__c.txt', 'a%22b%3B_c.txt'],
    ['../../etc/passwd', '_.._etc_passwd', '_.._etc_passwd'],
    ['...', 'file', 'file'],
    ['Größe 5€.txt', 'Große 5_.txt', 'Gr%C3%B6%C3%9Fe%205%E2%82%AC.txt'],
    ['photo\u202egnp.exe', 'photognp.exe', 'photognp.exe'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie_ x', 'aSet-Cookie%3A%20x'],
    ["it's (1)*.txt", 'it_s (1)_.txt', 'it%27s%20%281%29%2A.txt'],
  ] as const)
    test(`${JSON.stringify(name)} is safe and still its own`, () => {
      assert.equal(
        attachment(name),
        `attachment; filename="${ascii.replace('ß', '_')}"; filename*=UTF-8''${whole}`,
      );
      assert.match(attachment(name), /^[ -~]+$/);
    });
});
