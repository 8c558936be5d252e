import { makeZip, predictLength } from 'client-zip';

type Stream = ReadableStream<Uint8Array>;

/** A file on its way into a ZIP; `open` is called when its turn comes, and `size` has to be what it gives. */
export type Packed = { path: string; size: number; open: () => Promise<Stream | Uint8Array> };

/**
 * A ZIP of files as they are, made while it is read: of each file no more is in memory than a chunk. `length` is known before the first byte, so that whoever
 * downloads it sees how far it is and notices when it breaks off. Whoever stops reading has the file that is open closed; `onFailed` hears why
 * it broke off from our side, when the answer has long begun.
 */
export function zipStream(
  files: readonly Packed[],
  lastModified: Date,
  onFailed: (error: unknown) => void,
): { length: number; body: Stream } {
  let reading: ReadableStreamDefaultReader<Uint8Array> | undefined;
  async function* inputs() {
    for (const { path, size, open } of files) {
      const content = await open();
      reading = content instanceof ReadableStream ? content.getReader() : undefined;
      const input = content instanceof ReadableStream ? exactly(size, reading) : content;
      yield { name: path, lastModified, input };
    }
  }
  const zip = makeZip(inputs()).getReader();
  return {
    length: Number(predictLength(files.map(({ path, size }) => ({ name: path, size })))),
    body: new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          try {
            const { value, done } = await zip.read();
            if (done) controller.close();
            else controller.enqueue(value);
          } catch (error) {
            onFailed(error);
            throw error;
          }
        },
        async cancel() {
          // client-zip holds the file's reader and lets go of nothing when it is stopped (2.5.1).
          await reading?.cancel().catch(() => {});
          await zip.cancel().catch(() => {});
        },
      },
      { highWaterMark: 0 },
    ),
  };
}

// A file of another length would end the download with a length that was not promised; so it ends here.
async function* exactly(
  size: number,
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
): AsyncGenerator<Uint8Array> {
  let given = 0;
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    given += value.length;
    if (given > size) break;
    yield value;
  }
  if (given !== size) throw new Error('A file in the store has another size than its row says.');
}
