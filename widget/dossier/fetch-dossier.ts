import type { DossierPart } from '#shared/api/dossier.ts';
import { WITHOUT_TRACES } from '../sync/api.ts';

/** How much has to come before it is told again, so that drawing costs nothing. */
const STEP_BYTES = 256 * 1024;

type Asked = {
  without: readonly DossierPart[];
  stop: AbortSignal;
  /** Bytes so far and in all; 0 in all where the server did not say. */
  onProgress: (done: number, all: number) => void;
};

/** A whole dossier, or that it did not come; half a dossier is none. Never throws. */
export async function fetchDossier(
  api: string,
  { caseId, token }: { caseId: string; token: string },
  { without, stop, onProgress }: Asked,
): Promise<{ blob: Blob } | { retryAfterSeconds: number | undefined }> {
  const query = without.length > 0 ? `?without=${without.join()}` : '';
  try {
    const response = await fetch(`${api}/v1/cases/${caseId}/dossier${query}`, {
      headers: { authorization: `Bearer ${token}` },
      ...WITHOUT_TRACES,
      signal: stop,
    });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || type !== 'application/zip' || !response.body)
      return { retryAfterSeconds: Number(response.headers.get('retry-after')) || undefined };
    const all = Number(response.headers.get('content-length')) || 0;
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    let [done, told] = [0, 0];
    for (;;) {
      const { value, done: isLast } = await reader.read();
      if (isLast) break;
      chunks.push(value);
      done += value.length;
      if (done - told < STEP_BYTES) continue;
      told = done;
      onProgress(done, all);
    }
    // Whatever broke off without an error has another length than was promised.
    if (all > 0 && done !== all) return { retryAfterSeconds: undefined };
    return { blob: new Blob(chunks, { type }) };
  } catch {
    return { retryAfterSeconds: undefined };
  }
}
