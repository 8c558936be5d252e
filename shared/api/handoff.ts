import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { WIRE_VERSION } from './wire.ts';

const id = v.pipe(v.string(), v.regex(/^[\w-]{21}[AQgw]$/, 'id'));
const version = v.literal(WIRE_VERSION, 'version');

/** `POST /v1/handoffs`: a draft on its way to another device, encrypted by the page with a key that the server never gets. */
export const HandoffRequest = v.strictObject({
  v: version,
  id,
  sealed: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.maxLength(LIMITS.sealedDraft, 'tooLong'),
    v.regex(/^[\w-]+$/, 'base64url'),
  ),
});
export type HandoffRequest = v.InferOutput<typeof HandoffRequest>;

/** `POST /v1/handoffs/:id/take`: `taker` is made by the device that takes it, which asks with the same one when an answer got lost. */
export const TakeRequest = v.strictObject({ v: version, taker: id });
export type TakeRequest = v.InferOutput<typeof TakeRequest>;

/** 201 of `POST /v1/handoffs`, 200 for the same again; until `expiresAt` it can be taken, once. */
export type HandoffAnswer = { expiresAt: string };

/** 200 of `POST /v1/handoffs/:id/take`. */
export type TakenHandoff = { sealed: string };
