import { readCode } from './code.ts';
import { readReference } from './reference.ts';

/** What opens a case, as it was found: the code may still have its one wrong letter. */
export type SavedKeys = { reference: string; code: string };

const REFERENCE = /SFB[\s-]?\d\d[\s-]?\w{6}(?!\w)/gi;
const CODE = /(?<!\w)\w{4}(?:[\s-]\w{4}){6}(?!\w)/g;

/**
 * Reference and code in a text that somebody saved or copied: the file that the page gave, a printed proof, an e-mail to oneself. The last code that can be one counts, for people's own
 * words come before it in our files, and the reference that stands nearest before it. Undefined where one of the two isn't there.
 */
export function keysIn(text: string): SavedKeys | undefined {
  const plain = text.replace(/<(?:wbr|!--)[^>]*>/g, '').replace(/[\u2010-\u2015]/g, '-');
  const code = [...plain.matchAll(CODE)].findLast(([found]) => !('problem' in readCode(found)));
  if (!code) return undefined;
  const references = [...plain.matchAll(REFERENCE)].filter(([found]) => readReference(found));
  const near = references.findLast(({ index }) => index < code.index) ?? references[0];
  const reference = readReference(near?.[0] ?? '');
  return reference ? { reference, code: code[0] } : undefined;
}
