import { parentPort } from 'node:worker_threads';
import type { Paper } from '../dossier/paper.ts';
import { printPaper } from './print-paper.ts';

/** What the thread is asked and what it says; an error has no message, because it might quote what people wrote. */
export type PrintRequest = { id: number; paper: Paper };
export type PrintReply =
  { id: number; pdf: Uint8Array<ArrayBuffer> } | { id: number; failed: string };

const port = parentPort;
if (!port) throw new Error('The printer runs as a thread of its own, started by startPrinter.');

port.on('message', async ({ id, paper }: PrintRequest) => {
  try {
    const pdf = await printPaper(paper);
    port.postMessage({ id, pdf } satisfies PrintReply, [pdf.buffer]);
  } catch (error) {
    const failed = error instanceof Error ? error.constructor.name : typeof error;
    port.postMessage({ id, failed } satisfies PrintReply);
  }
});
