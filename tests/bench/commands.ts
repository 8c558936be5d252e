import { newId } from '#shared/proof/ids.ts';
import { toBase64url } from '#shared/proof/bytes.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { aComplaint } from '../../server/testing/complaints.ts';

const SENTENCE = 'Het eindbedrag op de factuur klopt niet met het contract dat ik tekende. ';
const body = aComplaint({ description: SENTENCE.repeat(10), wish: 'Een nieuwe factuur.' });

/** A `fileComplaint` of some 700 letters as a page sends it; the verifier has the form of a real one, but no code behind it. */
export const freshCommand = (): string =>
  JSON.stringify({
    ...{ v: 1, id: newId(randomBytesOf), caseId: newId(randomBytesOf), type: 'fileComplaint' },
    ...{ body, verifier: toBase64url(randomBytesOf(32)) },
  });
