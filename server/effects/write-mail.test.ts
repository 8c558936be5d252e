import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NO_CASE } from '#shared/case/evolve.ts';
import { writeMail } from './write-mail.ts';

describe('a mail', () => {
  test('holds whatever is put into it as text, in both of its forms', () => {
    const hostile = `<script>alert("1")</script> & 'x' {reference}`;
    const letter = { subject: hostile, paragraphs: [hostile, { link: 'https://a.be/?"><b>' }] };
    const { html, text } = writeMail('id', 'an@example.be', NO_CASE, letter, { marques: {} });
    assert.ok(text.includes(`\n\n${hostile}\n\n`));
    assert.doesNotMatch(html, /<script|<b>|href="[^"]*"[^>]/);
    const shown = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; {reference}';
    assert.equal(html.split(shown).length, 3);
  });
});
