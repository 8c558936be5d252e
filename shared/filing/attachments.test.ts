import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ACCEPT, sizeInWords, typeOf } from './attachments.ts';

describe('a file that may be attached', () => {
  test('is known by its type, or else by its ending', () => {
    assert.equal(typeOf({ name: 'x', type: 'application/pdf' }), 'application/pdf');
    assert.equal(typeOf({ name: 'photo.JPG', type: '' }), 'image/jpeg');
    assert.equal(typeOf({ name: 'mail.eml', type: 'application/octet-stream' }), '');
  });

  test('is none of another kind', () => {
    for (const name of ['run.exe', 'page.html', 'pdf', 'x.pdf.zip'])
      assert.equal(typeOf({ name, type: 'application/octet-stream' }), undefined, name);
  });

  test('is of a kind whose ending a file field offers', () => {
    for (const ending of ACCEPT.split(','))
      assert.notEqual(typeOf({ name: `a${ending}`, type: '' }), undefined, ending);
  });
});

test('a size is said in the units of its language', () => {
  assert.match(sizeInWords('fr', 20 * 1024 * 1024), /^20\sMo$/);
  assert.match(sizeInWords('en', 1), /^1\skB$/);
});
