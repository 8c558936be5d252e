import type { CommandEnvelope } from '#shared/api/wire.ts';
import type { CustomerCommand } from '#shared/case/predict.ts';
import { type Delivered, LONGEST_MS, restAfter } from '../sync/deliver.ts';
import type { Proof } from '../sync/store.ts';

/** What a person did in a case: what is sent is never changed, and its id makes sending again harmless. */
export type Given = {
  command: CustomerCommand;
  /** The command's id. */
  id: string;
  /** When it was given, RFC 3339, and the last entry that was seen then. */
  at: string;
  base: number;
  tries: number;
  /** When it may be tried again, in milliseconds since 1970. */
  nextAt: number;
  asked?: true;
  /** Why the server would never take it as it is: a problem's code, and its own sentence where it gave one. */
  parked?: string;
  why?: string | undefined;
  /** Once the server has proven that it has it: its proof, and the number of its entry. */
  proof?: Proof;
  seq?: number;
};

const DAY_MS = 86_400_000;

/** As it goes to the server, the same at every try. */
export function envelopeOf(caseId: string, { id, command }: Given): CommandEnvelope {
  const { type, files, ...body } = command as CustomerCommand & { files?: readonly unknown[] };
  return { v: 1, id, caseId, type, body, ...(files?.length && { files }) };
}

/** It, with what became of one sending. */
export function outcomeOf({ asked: _, ...given }: Given, delivered: Delivered): Given {
  if ('proof' in delivered) return { ...given, proof: delivered.proof, seq: delivered.seq };
  if ('parked' in delivered) return { ...given, ...delivered };
  if ('signedOut' in delivered) return given;
  return { ...given, ...restAfter(given.tries + 1, delivered) };
}

/** Whether it is too early to try again; `isBack` ends a rest of our own, but none that the server asked for. A rest that is longer than any is a clock that was wrong. */
export function rests({ nextAt, asked }: Given, isBack: boolean): boolean {
  const restMs = nextAt - Date.now();
  return restMs > 0 && (asked ? restMs < DAY_MS : !isBack && restMs <= LONGEST_MS);
}

/** Whether it is a command, and not what was only typed. */
export const isGiven = (value: unknown): value is Given => {
  const { id, command, at } = Object(value) as Partial<Given>;
  return typeof id === 'string' && typeof command?.type === 'string' && typeof at === 'string';
};
