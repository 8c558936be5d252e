import { createHash, randomBytes } from 'node:crypto';
import type { CaseFile } from '#shared/api/files.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { metadataOf, tusWith } from '../../server/testing/uploads.ts';
import type { Order } from './command.ts';
import { type Answered, Unanswered } from './line.ts';
import { between, type Random } from './seeded.ts';
import type { Bearer, World } from './world.ts';

/** A file of a complaint, as its sender knows it. */
export type LabFile = {
  announced: { id: string; name: string; type: string; size: number; sha256: string };
  bytes: Uint8Array<ArrayBuffer>;
  caseId: string;
  verifier: string;
  /** Whether other bytes are sent first than were announced. */
  isBrokenFirst: boolean;
};

const MOST_BYTES = 1_400_000;
// A photograph by its first bytes, a letter by its name.
const JPEG = [0xff, 0xd8, 0xff, 0xe0];
const FOUND = 'image/jpeg';

/** A photograph that says it is a PDF. */
export function aFileFor(
  { caseId, verifier }: Pick<Order, 'caseId'> & { verifier: string },
  random: Random,
  size = between(random, JPEG.length, MOST_BYTES),
): LabFile {
  const bytes = new Uint8Array(randomBytes(size));
  bytes.set(JPEG);
  const sha256 = createHash('sha256').update(bytes).digest('base64url');
  const id = newId(randomBytesOf);
  const announced = { id, name: 'brief.pdf', type: 'application/pdf', size, sha256 };
  return { announced, bytes, caseId, verifier, isBrokenFirst: random() < 0.25 };
}

/** Sends a file, over whatever line and however often it breaks, until the server says that all of it is there; false when that never came. */
export async function sendFile(world: World, file: LabFile): Promise<boolean> {
  try {
    if (file.isBrokenFirst) await sendBroken(world, file);
    if (!(await sendWhole(world, file))) return false;
    world.ledger.files.push(file);
    return true;
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    world.ledger.violated('unanswered', error.message);
    return false;
  }
}

const ATTEMPTS = 200;

async function sendWhole(world: World, file: LabFile): Promise<boolean> {
  const { announced, isBrokenFirst } = file;
  let last = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const offset = await whereIs(world, file);
    if (offset === undefined) return false;
    // Bytes that were broken on purpose may come late, and end the upload that they come into.
    if (offset < last && !isBrokenFirst)
      world.ledger.violated('offsets', `${announced.id}: ${offset} after ${last}.`);
    last = offset;
    if (offset === announced.size) return true;
    const size = between(world.random, 1, announced.size - offset);
    // Now and then all of it, and twice: as by two tabs.
    const end = world.random() < 0.6 ? announced.size : offset + size;
    const rest = file.bytes.slice(offset, end);
    const times = world.random() < 0.3 ? 2 : 1;
    await Promise.all(Array.from({ length: times }, () => sendPiece(world, file, offset, rest)));
  }
  world.ledger.violated('unanswered', `Upload ${announced.id} comes to no end.`);
  return false;
}

// Until it is refused: what isn't what was announced must not be taken for it.
async function sendBroken(world: World, file: LabFile): Promise<void> {
  const { announced, bytes } = file;
  const wrong = Uint8Array.from(bytes, (byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
  let furthest = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const offset = await whereIs(world, file);
    if (offset === undefined || offset < furthest) return;
    if (offset === announced.size) {
      world.ledger.violated('files', `${announced.id}: other bytes were taken for it.`);
      return;
    }
    furthest = offset;
    const answered = await sendPiece(world, file, offset, wrong.slice(offset));
    if (answered?.status === 460 || answered?.status === 410) return;
  }
}

/** The offset by creation, which finds what was begun; undefined when it was refused. */
async function whereIs(
  { line, ledger }: World,
  { announced, caseId, verifier }: LabFile,
): Promise<number | undefined> {
  const { id, size, sha256 } = announced;
  const headers = tusWith(verifier, {
    'Upload-Length': String(size),
    'Upload-Metadata': metadataOf({ id, caseId, sha256 }),
  });
  const { status, json, headers: said } = await line.ask('POST', '/v1/uploads', { headers });
  if (status === 201) return Number(said.get('Upload-Offset'));
  // What was whole and wrong is gone with this answer, and begins anew with the next.
  if (status === 460) return 0;
  ledger.violated('refusals', `An upload was answered ${status} ${String(json['code'])}`);
  return undefined;
}

/** Taken, elsewhere by now, gone, other bytes, later. */
const PIECE_ANSWERS = new Set([204, 409, 410, 460, 503]);

async function sendPiece(
  { line, ledger }: World,
  { announced, verifier }: LabFile,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Answered | undefined> {
  const headers = tusWith(verifier, {
    'Upload-Offset': String(offset),
    'Content-Type': 'application/offset+octet-stream',
  });
  const answered = await line.once('PATCH', `/v1/uploads/${announced.id}`, { headers, bytes });
  if (answered && !PIECE_ANSWERS.has(answered.status))
    ledger.violated('refusals', `A piece was answered ${answered.status}.`);
  return answered;
}

/** Looks at a file as its customer does: it arrived, it is called what it is, and what is given out is what was sent. */
export async function checkFile(
  { line, ledger }: World,
  { announced, bytes, caseId }: LabFile,
  bearer: Bearer,
): Promise<void> {
  const { id } = announced;
  const get = async (path: string) => {
    let token = await bearer();
    for (let sessions = 0; sessions < 20; sessions += 1) {
      const answered = await line.ask('GET', path, { bearer: token });
      if (answered.status !== 401) return answered;
      token = await bearer(token);
    }
    throw new Unanswered(`No session lasts for file ${id}.`);
  };
  try {
    const { json } = await get(`/v1/cases/${caseId}`);
    const file = (json['files'] as CaseFile[] | undefined)?.find((one) => one.id === id);
    if (file?.state !== 'arrived') ledger.violated('files', `${id} is ${file?.state}.`);
    if (file?.found !== FOUND || file.asAnnounced !== false)
      ledger.violated('types', `${id} is said to be ${file?.found}, ${file?.asAnnounced}.`);
    const given = await get(`/v1/cases/${caseId}/files/${id}`);
    if (!Buffer.from(bytes).equals(given.bytes))
      ledger.violated('files', `${id} is given out as ${given.bytes.length} other bytes.`);
    const type = given.headers.get('Content-Type');
    if (type !== 'application/octet-stream') ledger.violated('types', `${id} as ${type}.`);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    ledger.violated('unanswered', error.message);
  }
}
