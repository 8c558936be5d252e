import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '#shared/proof/web-crypto.ts';

/** Randomness fit for secrets, from the operating system. */
export const randomBytesOf: RandomBytes = (length) => new Uint8Array(randomBytes(length));
