import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { WIRE_VERSION } from './wire.ts';

/** `POST /v1/code-links`: somebody lost their code. What can't be a reference or an address is one that fits no case, like any other. */
export const CodeLinkRequest = v.strictObject({
  v: v.literal(WIRE_VERSION, 'version'),
  reference: v.pipe(v.string(), v.maxLength(40, 'tooLong')),
  email: v.pipe(v.string(), v.maxLength(LIMITS.email, 'tooLong')),
});
export type CodeLinkRequest = v.InferOutput<typeof CodeLinkRequest>;

/** 202 of `POST /v1/code-links`, whether the two belong to a case or not; how long the link works that goes out if they do. */
export type CodeLinkAnswer = { minutes: number };
