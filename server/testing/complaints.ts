import type { Complaint } from '#shared/api/complaint.ts';
import type { CommandAnswer, SessionAnswer } from '#shared/api/wire.ts';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../node/random.ts';
import type { TestServer } from './test-server.ts';

/** A complaint that is right in every field, with what the test says about it. */
export function aComplaint(about: Partial<Complaint> = {}): Complaint {
  return {
    marque: 'peugeot',
    language: 'nl',
    customer: 'private',
    contact: { name: 'An Peeters', email: 'an@example.be', prefers: 'email' },
    contract: { unknown: true },
    subject: 'leasing',
    description: 'Het eindbedrag klopt niet.',
    ...about,
  };
}

/** A `fileComplaint` as a page sends it, with fresh ids and a verifier; the code is given along. */
export async function aFiling(about: Partial<Complaint> = {}) {
  const code = makeCode(randomBytesOf);
  const verifier = await verifierOf(crypto.subtle, code);
  const command = {
    v: 1,
    id: newId(randomBytesOf),
    caseId: newId(randomBytesOf),
    type: 'fileComplaint',
    body: aComplaint(about),
    verifier,
  };
  return { code, verifier, command };
}

/** Files a complaint and opens a session for it. */
export async function aFiledCase(server: TestServer, about: Partial<Complaint> = {}) {
  const filing = await aFiling(about);
  const filed = await server.send('POST', '/v1/commands', { json: filing.command });
  const answer = (await filed.json()) as CommandAnswer;
  const { verifier } = filing;
  const json = { v: 1, reference: answer.reference, verifier };
  const opened = await server.send('POST', '/v1/sessions', { json });
  const session = (await opened.json()) as SessionAnswer;
  return { ...filing, answer, token: session.token, session };
}

/** Every row of a table as plain values, through a connection of its own. */
export async function rowsOf(server: TestServer, table: string): Promise<unknown[][]> {
  const { default: Libsql } = await import('libsql');
  const connection = new Libsql(server.file, { timeout: 5_000 });
  try {
    return connection.prepare(`SELECT * FROM ${table}`).raw(true).all() as unknown[][];
  } finally {
    connection.close();
  }
}
