import { readPage, type Page, post } from './hosted-pages.ts';
import { aHandledCase, ANSWER, give } from './staff.ts';
import type { TestServer } from './test-server.ts';

/** The address of the pages of a case, in French. */
export const CASE_PATH = '/fr/case';

/** A case that was answered, and its page as its customer opened it. */
export async function anOpenCase(
  server: TestServer,
  about: Parameters<typeof aHandledCase>[1] = {},
) {
  const filed = await aHandledCase(server, about);
  const { code, caseId, handler } = filed;
  const keys = { reference: filed.answer.reference, code };
  const bearer = handler.token;
  await give(server, caseId, ['acknowledge', {}], { bearer });
  await give(server, caseId, ['answer', ANSWER], { bearer });
  return { ...filed, keys, page: await post(server, CASE_PATH, keys) };
}

/** Posts a form of a case with files, as a browser does. */
export function postFiles(
  server: TestServer,
  fields: Readonly<Record<string, string>>,
  files: readonly File[],
  path = CASE_PATH,
): Promise<Page> {
  const data = new FormData();
  const { step = 'act', ...rest } = fields;
  for (const [name, value] of Object.entries(rest)) data.append(name, value);
  for (const file of files) data.append('files', file, file.name);
  data.append('step', step);
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: data });
  const headers = { 'Content-Type': request.headers.get('Content-Type') ?? '' };
  return readPage(server.send('POST', path, { body: request.body ?? '', headers }));
}
