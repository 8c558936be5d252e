import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
} from 'drizzle-orm/sqlite-core';
import type { Customer, Language, Subject } from '#shared/api/choices.ts';
import type { Status } from '#shared/case/evolve.ts';
import type { Department } from '#shared/case/events.ts';

// Times are RFC 3339 text in UTC. JSON is text made by JSON.stringify or canonicalJson and never a person's raw text, because
// libSQL reads a text with a NUL character back cut short, and JSON writes that character as \u0000.

/** *Truth.* One row: the id of this database's log (22 characters), by which clients see that cursors of another one mean nothing here. */
export const log = sqliteTable('log', { id: text('id').primaryKey() });

/** *Truth.* Every command that was applied, once; `result` is the answer as given, for whoever sends the same command again. */
export const commands = sqliteTable('commands', {
  id: text('id').primaryKey(),
  caseId: text('case_id').notNull(),
  /** Who sent it; a replay by anybody else is refused. */
  principal: text('principal').notNull(),
  /** Keyed hash of what was sent; the same id with other content is refused. */
  fingerprint: text('fingerprint').notNull(),
  result: text('result').notNull(),
  at: text('at').notNull(),
});

/**
 * *Truth.* The log: rows are added, never changed and never deleted, so `g` is a cursor (AUTOINCREMENT, in the order of commits). `seq` counts a
 * case's entries from 1 without gaps, `pub` those that the customer may see (null for the others).
 */
export const entries = sqliteTable(
  'entries',
  {
    g: integer('g').primaryKey({ autoIncrement: true }),
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    pub: integer('pub'),
    at: text('at').notNull(),
    by: text('by').notNull(),
    event: text('event').notNull(),
    commitment: text('commitment'),
    prev: text('prev').notNull(),
    hash: text('hash').notNull(),
    commandId: text('command_id')
      .notNull()
      .references(() => commands.id),
  },
  (t) => [
    unique('entries_case_id_seq').on(t.caseId, t.seq),
    unique('entries_case_id_pub').on(t.caseId, t.pub),
  ],
);

/** *Truth until erased.* The words of people; deleting the row (salt included) leaves an entry whose commitment nobody can guess at. */
export const bodies = sqliteTable(
  'bodies',
  {
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    salt: text('salt').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.seq] }),
    foreignKey({ columns: [t.caseId, t.seq], foreignColumns: [entries.caseId, entries.seq] }),
  ],
);

/** *Truth.* What opens a case: a keyed hash of the verifier that the customer's page made from the code. */
export const verifiers = sqliteTable('verifiers', {
  caseId: text('case_id').primaryKey(),
  verifier: text('verifier').notNull().unique(),
  at: text('at').notNull(),
});

/** *Cache* of the folded log, for lists. `reference` is unique here so that a taken one is found; its truth is the first entry's event. */
export const cases = sqliteTable('cases', {
  id: text('id').primaryKey(),
  reference: text('reference').notNull().unique(),
  seq: integer('seq').notNull(),
  status: text('status').$type<Status>().notNull(),
  department: text('department').$type<Department>().notNull(),
  customer: text('customer').$type<Customer>().notNull(),
  subject: text('subject').$type<Subject>().notNull(),
  marque: text('marque').notNull(),
  language: text('language').$type<Language>().notNull(),
  receivedAt: text('received_at').notNull(),
  nextDue: text('next_due'),
  quarantined: integer('quarantined', { mode: 'boolean' }).notNull(),
});

/** *Cache*: losing it only logs people out. `token` is a hash; `expires_at` moves with use, `ends_at` doesn't. */
export const sessions = sqliteTable(
  'sessions',
  {
    token: text('token').primaryKey(),
    caseId: text('case_id').notNull(),
    expiresAt: text('expires_at').notNull(),
    endsAt: text('ends_at').notNull(),
  },
  (t) => [index('sessions_expires_at').on(t.expiresAt)],
);
