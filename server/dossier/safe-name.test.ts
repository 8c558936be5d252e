import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { safeName } from './safe-name.ts';

describe('a file inside a dossier', () => {
  const names: [string, string][] = [
    ['contrat été.pdf', '1-contrat été.pdf'],
    ['../../etc/passwd', '1-_.._etc_passwd'],
    ['C:\\x\\y.txt', '1-C_x_y.txt'],
    ['CON', '1-CON'],
    ['nul.txt', '1-nul.txt'],
    ['.htaccess', '1-file.htaccess'],
    ['evil\u202Efdp.exe', '1-evil_fdp.exe'],
    ['a\u200bb\0c.pdf', '1-a_b_c.pdf'],
    ['trailing. ', '1-trailing'],
    ['   ', '1-file'],
    ['', '1-file'],
    ['договор.docx', '1-договор.docx'],
  ];
  for (const [name, safe] of names)
    test(`${JSON.stringify(name)} is called ${safe}`, () => assert.equal(safeName(1, name), safe));

  test('is never called what a path, Windows or a screen takes for something else', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.string({ unit: 'binary', maxLength: 300 }), (number, name) => {
        const safe = safeName(number, name);
        assert.match(safe, /^\d+-[^<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
        assert.doesNotMatch(safe, /[\s.]$/);
        assert.doesNotMatch(safe, /\p{Cs}/u);
        assert.ok(safe.length <= 100);
      }),
      { numRuns: 5_000 },
    );
  });
});
