import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Scanner } from '../uploads/scan-files.ts';

/** Where clamd listens. */
export type ClamdAddress = { host: string; port: number };

/** clamd said nothing that is a verdict; the message never quotes what was scanned. */
export class ScannerError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ScannerError';
  }
}

/** A file's bytes go to clamd in frames of at most so many. */
const FRAME_BYTES = 64 * 1024;
const LONGEST_REPLY = 4096;

/**
 * Scans by clamd's INSTREAM over TCP (https://docs.clamav.net/manual/Usage/Scanning.html). Anything but a clear verdict rejects with `ScannerError`: no connection, nothing said within
 * `timeoutMs`, a file over clamd's own `StreamMaxLength`, where it just closes the connection.
 */
export function clamdScanner(address: ClamdAddress, timeoutMs = 30_000): Scanner {
  return { scan: async (file) => verdictOf(await ask(address, timeoutMs, file)) };
}

function verdictOf(reply: string): 'clean' | { found: string } {
  if (reply === 'stream: OK') return 'clean';
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (found === undefined) throw new ScannerError('clamd gave no verdict.');
  return { found };
}

async function ask(
  address: ClamdAddress,
  timeoutMs: number,
  file: ReadableStream<Uint8Array>,
): Promise<string> {
  const socket = connect(address);
  let reply = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    reply += text;
    if (reply.length > LONGEST_REPLY) socket.destroy(new ScannerError('clamd says too much.'));
  });
  socket.setTimeout(timeoutMs, () =>
    socket.destroy(new ScannerError('clamd did not answer in time.')),
  );
  const closed = new Promise<void>((resolve, reject) => {
    socket.once('error', reject).once('close', () => resolve());
  });
  try {
    // Not ended on our side: clamd closes when it has answered.
    await Promise.all([pipeline(Readable.from(framed(file)), socket, { end: false }), closed]);
    return reply.split('\0')[0]?.trim() ?? '';
  } catch (error) {
    if (error instanceof ScannerError) throw error;
    const { code = 'no code' } = error as NodeJS.ErrnoException;
    throw new ScannerError(`clamd could not be asked (${code}).`, { cause: error });
  } finally {
    socket.destroy();
  }
}

async function* framed(file: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of file)
    for (let at = 0; at < chunk.length; at += FRAME_BYTES) {
      const frame = chunk.subarray(at, at + FRAME_BYTES);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(frame.length);
      yield Buffer.concat([length, frame]);
    }
  yield Buffer.alloc(4);
}
