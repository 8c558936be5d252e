import type { Mutant } from './mutants.ts';
import { UPLOAD_POINTS } from './kill-points.ts';

const BLOBS = 'server/uploads/blobs.ts';
const CREATE = 'server/uploads/create-upload.ts';
const FINISH = 'server/uploads/finish-upload.ts';
const ROWS = 'server/uploads/upload-rows.ts';
const TIDY = 'server/uploads/tidy-uploads.ts';
const TYPES = 'server/uploads/file-types.ts';

/** Every case has a file, and servers die where files are written. */
const plan = { filesIn: 1, points: UPLOAD_POINTS };

/** Ways to break how files are taken and kept. */
export const UPLOAD_MUTANTS: Readonly<Record<string, Mutant>> = {
  'offset before bytes': {
    wrong:
      'A part counts, and a file has arrived, while its bytes are still on their way to the disk.',
    caughtBy: ['files', 'unanswered'],
    plan,
    changes: {
      [BLOBS]: [
        [
          'await server.blobs.put(key, bytes);',
          'setTimeout(() => void server.blobs.put(key, bytes).catch(() => {}), 60);',
        ],
      ],
    },
  },
  'digest not checked': {
    wrong: 'An upload has arrived with its last byte, whatever its bytes are.',
    caughtBy: ['files'],
    plan,
    changes: {
      [FINISH]: [
        [
          "if (!(await hasDigest(server.subtle, 'SHA-256', bytes, digest)))",
          'if (digest.length === 0)',
        ],
      ],
    },
  },
  'begun anew at each creation': {
    wrong: 'Who asks for what they began already begins at the first byte again.',
    caughtBy: ['offsets', 'unanswered'],
    plan,
    changes: {
      [CREATE]: [
        [
          'if (known && !isGone(known, now())) {',
          "if (known && !isGone(known, now()) && (known.state === 'arrived' || known.offset === 0)) {",
        ],
      ],
    },
  },
  'two pieces at one place': {
    wrong:
      'A piece counts wherever the upload stands by now, beside another one of the same bytes.',
    caughtBy: ['offsets', 'unanswered', 'refusals'],
    plan,
    changes: {
      [ROWS]: [
        [
          `run = ? AND "offset" = ? AND state = 'receiving'\``,
          `run = ? AND ? >= 0 AND state = 'receiving'\``,
        ],
      ],
    },
  },
  'parts stay loose': {
    wrong: 'Parts that count are still said to belong to nothing, and are swept away.',
    caughtBy: ['files', 'unanswered'],
    plan,
    changes: {
      [ROWS]: [['length = ?, loose_at = NULL WHERE', "length = ?, loose_at = '0' WHERE"]],
    },
  },
  'type by name': {
    wrong: 'A file is what its name and its sender say.',
    caughtBy: ['types'],
    plan,
    changes: {
      [TYPES]: [
        ['  if (found === null) return false;\n', '  if (found !== undefined) return true;\n'],
      ],
    },
  },
  'gone although it is named': {
    wrong: 'A file goes after seven days, whether a command names it or not.',
    caughtBy: ['files'],
    plan,
    changes: {
      [TIDY]: [['instr(bodies.body, uploads.id) > 0', 'instr(bodies.body, uploads.id) < 0']],
    },
  },
};
