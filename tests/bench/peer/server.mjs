import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import Fastify from 'fastify';

// What a good team would write in an afternoon: Fastify with a schema, better-sqlite3, a transaction a complaint, durable as ours (WAL, synchronous FULL). It writes the rows that
// our server wrote for as many complaints, from a file, and answers as long an answer; it hashes, signs and decides nothing, which is to its advantage.
const { PORT = '0', DATA_DIR = '.' } = process.env;
const { schema, writes, answer } = JSON.parse(readFileSync(join(DATA_DIR, 'writes.json'), 'utf8'));
const database = new Database(join(DATA_DIR, 'complaints.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('foreign_keys = ON');
database.pragma('secure_delete = ON');
for (const sql of schema) database.exec(sql);
const prepared = new Map();
const statementOf = (sql) => {
  if (!prepared.has(sql)) prepared.set(sql, database.prepare(sql));
  return prepared.get(sql);
};
const write = database.transaction((statements) => {
  for (const { sql, params } of statements) {
    const statement = statementOf(sql);
    if (statement.reader) statement.all(params);
    else statement.run(params);
  }
});

const text = { type: 'string' };
const body = {
  type: 'object',
  required: ['v', 'id', 'caseId', 'type', 'body', 'verifier'],
  properties: { v: { type: 'integer' }, id: text, caseId: text, type: text, verifier: text },
};
const app = Fastify();
let at = 0;
app.get('/v1/meta', async () => ({}));
app.post('/v1/commands', { schema: { body } }, async (_, reply) => {
  const next = writes[at];
  if (!next) return reply.code(507).send({});
  at += 1;
  write(next);
  return reply.code(201).send(answer);
});
process.once('SIGTERM', () => app.close().then(() => database.close()));
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
