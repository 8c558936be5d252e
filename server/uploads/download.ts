import { type Context, Hono } from 'hono';
import { isId } from '#shared/proof/ids.ts';
import { viewCase } from '../cases/case-view.ts';
import type { AppEnv } from '../env.ts';
import { problem, problemForNow } from '../problem.ts';
import { signedIn } from '../sessions/signed-in.ts';
import { StoreError } from './blobs.ts';
import { attachment } from './content-disposition.ts';
import { readUpload } from './upload-rows.ts';

/** How long to wait for a file that was not scanned yet: as often as it is tried again. */
const HELD_SECONDS = 60;

const BYTES = 'application/octet-stream';

/** Whatever a browser takes it for, it may do nothing. */
const POLICY = "sandbox; default-src 'none'";

/** `GET /v1/cases/:id/files/:fileId`: a file that a command of the case names, to its customer and to the staff who may see the case. */
export const downloadRoutes = new Hono<AppEnv>().get(
  '/cases/:id/files/:fileId',
  signedIn,
  async (c) => {
    const { server, principal } = c.var;
    const { id, fileId } = c.req.param();
    const view = await viewCase(server, principal, id);
    const file = view?.files.find((one) => one.id === fileId && one.state === 'arrived');
    if (!file || !isId(fileId)) return problem(c, 'notFound');
    if (file.scan === 'held') return problemForNow(c, 'fileHeld', HELD_SECONDS);
    if (file.scan === 'infected') return problem(c, 'fileInfected');
    const { found = BYTES, asAnnounced } = file;
    return give(c, { ...file, type: asAnnounced ? found : BYTES });
  },
);

async function give(
  c: Context<AppEnv>,
  { id, name, type, size }: { id: string; name: string; type: string; size: number },
): Promise<Response> {
  const { server } = c.var;
  const key = (await readUpload(server.db, id))?.file;
  const stream = key ? await server.blobs.get(key) : undefined;
  if (!stream) throw new StoreError('The file of an upload that arrived is missing.');
  c.header('Content-Type', type === 'text/plain' ? 'text/plain; charset=utf-8' : type);
  c.header('Content-Length', String(size));
  c.header('Content-Disposition', attachment(name));
  c.header('Content-Security-Policy', POLICY);
  return c.body(stream);
}
