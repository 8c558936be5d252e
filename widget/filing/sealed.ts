import type { Complaint } from '#shared/api/complaint.ts';
import type { FileAnnouncement } from '#shared/api/files.ts';
import { WIRE_VERSION } from '#shared/api/wire.ts';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { newId } from '#shared/proof/ids.ts';
import { referenceOf } from '#shared/proof/reference.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import type { Filing, KeptSealed } from '../sync/store.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Ids and code that a complaint will have: made once, with its first file or when it is sealed. */
export const newFiling = (): Filing => ({ caseId: newId(random), code: makeCode(random) });

/** Makes of a complaint what is kept and sent, once: after this, nothing of it changes any more. Wants a secure page (https). */
export async function seal(
  complaint: Complaint,
  { caseId, code }: Filing,
  files: readonly FileAnnouncement[],
  now: number,
): Promise<KeptSealed> {
  const id = newId(random);
  const body = cleanJson(complaint as Json) as Complaint;
  const verifier = await verifierOf(crypto.subtle, code);
  const announced = files.length > 0 ? { files: cleanJson([...files] as Json) } : {};
  return {
    ...{ id, code, at: new Date(now).toISOString(), tries: 0, nextAt: 0 },
    reference: referenceOf(caseId, Number(brusselsTime(now).date.slice(0, 4)), 0),
    command: { v: WIRE_VERSION, id, caseId, type: 'fileComplaint', body, ...announced, verifier },
  };
}
