/** The bytes of a request's body, or that it is larger than `limit` bytes; what is too large is not read to its end. */
export async function readBody(
  request: Request,
  limit: number,
): Promise<{ bytes: Uint8Array } | { tooLarge: true }> {
  const announced = request.headers.get('Content-Length');
  if (Number(announced) > limit) return { tooLarge: true };
  // Quick on Node, where the HTTP parser ends the body at its announced length.
  const bytes =
    announced === null
      ? await readCounted(request.body, limit)
      : new Uint8Array(await request.arrayBuffer());
  return bytes && bytes.length <= limit ? { bytes } : { tooLarge: true };
}

async function readCounted(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
