import { eq } from 'drizzle-orm';
import { readCode, verifierOf } from '#shared/proof/code.ts';
import { applyCommand } from '../cases/apply-command.ts';
import { statementOf } from '../db/database.ts';
import { readQueries } from '../db/queries.ts';
import { sessions } from '../db/schema.ts';
import type { Server } from '../env.ts';
import { readLink, useLink } from './code-links.ts';

/** What became of a link: the case now opens to the code that came with it, or the link is over. */
export type Replaced = { reference: string } | { over: true };

/**
 * Uses a link up: from then on `code` opens its case and the old one doesn't, whoever has it open is signed out, and the log says so, all of it at once or none of it. The same link with the
 * same code again has the same answer, so that nobody is locked out by an answer that got lost. Throws `BusyError` when nobody knows.
 */
export async function replaceCode(server: Server, token: string, code: string): Promise<Replaced> {
  const { db, now, keys, subtle } = server;
  const link = await readLink(server, token);
  const read = readCode(code);
  if (!link || !('code' in read)) return { over: true };
  const { caseId, commandId } = link;
  const verifier = await keys.mac(await verifierOf(subtle, read.code));
  const outcome = await applyCommand(server, {
    ...{ id: commandId, caseId, command: { type: 'replaceCode' } },
    ...{ asker: { role: 'system' }, principal: 'system' },
    fingerprint: await keys.mac(`replaceCode ${link.hash} ${verifier}`),
    beside: [
      ...useLink(db, link, now()),
      {
        sql: `INSERT INTO verifiers (case_id, verifier, at) VALUES (?, ?, ?)
          ON CONFLICT (case_id) DO UPDATE SET verifier = excluded.verifier, at = excluded.at`,
        params: [caseId, verifier, new Date(now()).toISOString()],
      },
      statementOf(readQueries(db).delete(sessions).where(eq(sessions.caseId, caseId))),
    ],
  });
  return 'answer' in outcome ? { reference: outcome.answer.reference } : { over: true };
}
