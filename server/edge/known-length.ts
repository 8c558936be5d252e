/** Of workerd: passes on so many bytes, and fails for more or fewer. */
declare const FixedLengthStream: new (length: number) => TransformStream<Uint8Array, Uint8Array>;

/** An answer whose stream says how long it will be, as its header does: workerd sends a stream in chunks of unknown number otherwise, and whoever downloads can't see how far they are. */
export function withKnownLength(answer: Response): Response {
  const length = answer.headers.get('Content-Length');
  if (!answer.body || length === null || answer.headers.has('Content-Encoding')) return answer;
  return new Response(answer.body.pipeThrough(new FixedLengthStream(Number(length))), answer);
}
