import { unzipSync } from 'fflate';
import {
  checkDossier,
  type DossierCheck,
  type DossierFolder,
} from '#shared/proof/check-dossier.ts';
import type { DossierLog } from '#shared/proof/dossier.ts';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import type { TestServer } from './test-server.ts';

/** An unpacked dossier: its files by their place in its one folder. */
export type Unpacked = { folder: string; files: Map<string, Bytes>; log: DossierLog };

/** Takes a dossier as whoever has the token and unpacks it. */
export async function takeDossier(
  server: TestServer,
  caseId: string,
  bearer: string,
  query = '',
): Promise<Unpacked> {
  const response = await server.send('GET', `/v1/cases/${caseId}/dossier${query}`, { bearer });
  if (response.status !== 200) throw new Error(`No dossier came: ${await response.text()}`);
  return unpack(new Uint8Array(await response.arrayBuffer()));
}

/** Unpacks a ZIP of one folder; fails for one that has more. */
export function unpack(zip: Bytes): Unpacked {
  const all = Object.entries(unzipSync(zip));
  const folders = new Set(all.map(([path]) => path.split('/')[0]));
  const [folder = ''] = folders;
  if (folders.size !== 1) throw new Error('A dossier is one folder.');
  const files = new Map(
    all.map(([path, bytes]) => [path.slice(folder.length + 1), new Uint8Array(bytes)]),
  );
  const log = JSON.parse(new TextDecoder().decode(files.get('log.json'))) as DossierLog;
  return { folder, files, log };
}

/** The same, to be checked. */
export const folderOf = (files: ReadonlyMap<string, Bytes>): DossierFolder => ({
  paths: [...files.keys()],
  bytes: (path) => Promise.resolve(files.get(path)),
  text: (path) => Promise.resolve(textOf(files.get(path))),
});

/** Checks a dossier with the server's own keys. */
export const check = (
  server: TestServer,
  files: ReadonlyMap<string, Bytes>,
): Promise<DossierCheck> =>
  checkDossier({ subtle: crypto.subtle, keys: server.ports.keys.published }, folderOf(files));

/** What a check says, one text a line. */
export const said = (checked: DossierCheck): string[] =>
  'lines' in checked
    ? checked.lines.map((line) => {
        const name = 'path' in line ? line.path : 'seq' in line ? String(line.seq) : '';
        const words = 'words' in line ? ` ${line.words}` : '';
        return `${line.about} ${name} ${line.state}${words}`.replace(/  +/g, ' ');
      })
    : [checked.problem];

function textOf(bytes: Bytes | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
