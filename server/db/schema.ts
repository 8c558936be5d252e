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

/**
 * *Truth.* Who may send files of a case before there is one: the keyed hash of the verifier that came first, which the filing has to bring, too. Every case that
 * begins has a row; '' stands for one that opens to no code.
 */
export const uploadRights = sqliteTable(
  'upload_rights',
  {
    caseId: text('case_id').primaryKey(),
    verifier: text('verifier').notNull(),
    /** When it is forgotten, should there be no upload any more; null once there is a case. */
    until: text('until'),
  },
  (t) => [index('upload_rights_until').on(t.until)],
);

/** *Truth.* Files on their way and files that arrived. What they are called stands in the bodies of the commands that name them, and nowhere here. */
export const uploads = sqliteTable(
  'uploads',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    /** A new one whenever the upload begins anew, so that no late piece of the one before gets into it. */
    run: text('run').notNull().unique(),
    size: integer('size').notNull(),
    /** Base64url of the SHA-256 that was announced. */
    sha256: text('sha256').notNull(),
    /** So many bytes from the beginning are durable; within a run it only grows. */
    offset: integer('offset').notNull(),
    state: text('state').$type<'receiving' | 'arrived' | 'gone'>().notNull(),
    at: text('at').notNull(),
    /** When the clock looks at it again; null for a file that a command names. */
    until: text('until'),
    /** The blob that holds it, once it arrived. */
    file: text('file'),
    /** Its type by content, once it arrived; null where nobody could tell. */
    found: text('found'),
    scan: text('scan').$type<'unscanned' | 'clean' | 'held' | 'infected'>(),
    scannedAt: text('scanned_at'),
  },
  (t) => [
    index('uploads_case_id').on(t.caseId),
    index('uploads_until').on(t.until),
    index('uploads_scan').on(t.scan, t.scannedAt),
  ],
);

/**
 * *Truth.* Every blob that may be in the store: a row stands before its first byte and until its last is removed, so that none is ever out of reach. `start` and `length` are
 * those of a part that counts. From `loose_at` on it belongs to nothing and is removed; null while something needs it, '' once it is being removed.
 */
export const blobs = sqliteTable(
  'blobs',
  {
    key: text('key').primaryKey(),
    run: text('run').notNull(),
    start: integer('start'),
    length: integer('length'),
    looseAt: text('loose_at'),
  },
  (t) => [unique('blobs_run_start').on(t.run, t.start), index('blobs_loose_at').on(t.looseAt)],
);

/**
 * *Cache* of the folded log, for lists and for the clock that ticks; `npm run rebuild` makes it again. `reference` is unique here so that a taken
 * one is found; its truth is the first entry's event. All dates are civil days.
 */
export const cases = sqliteTable(
  'cases',
  {
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
    assignedTo: text('assigned_to'),
    /** `next_due`, or '~' behind every date where nothing is due: the order of lists. */
    dueOrder: text('due_order').notNull().default('~'),
    /** The earliest date that still has to be kept and isn't yet written down as missed. */
    promiseDue: text('promise_due'),
    /** The day on which somebody is to be reminded of `promise_due`. */
    remindOn: text('remind_on'),
    /** The customer's name as JSON text, and what a search looks through; both go with the words when these are erased. */
    name: text('name'),
    search: text('search').notNull().default(''),
  },
  (t) => [
    index('cases_due_order').on(t.dueOrder, t.id),
    index('cases_status_due_order').on(t.status, t.dueOrder, t.id),
    index('cases_assigned_to_due_order').on(t.assignedTo, t.dueOrder, t.id),
    index('cases_promise_due').on(t.promiseDue),
    index('cases_remind_on').on(t.remindOn),
  ],
);

/** *Truth.* Who handles complaints. `name` and `roles` are JSON text; whoever has a `disabled_at` may nothing any more, and stays named in the log. */
export const persons = sqliteTable('persons', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  roles: text('roles').notNull(),
  department: text('department').$type<Department>(),
  disabledAt: text('disabled_at'),
  at: text('at').notNull(),
});

/** *Truth.* What a person signs in with; `token` is the SHA-256 of 256 random bits that were shown once. */
export const staffTokens = sqliteTable(
  'staff_tokens',
  {
    token: text('token').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    at: text('at').notNull(),
    expiresAt: text('expires_at'),
    revokedAt: text('revoked_at'),
  },
  (t) => [index('staff_tokens_person_id').on(t.personId)],
);

/**
 * *Truth.* What is to be done outside because of a case (`case_id` is '' where none is known yet); `dedupe` says what it is for, so that nothing is done twice. `payload` is
 * JSON without a word of people.
 */
export const effects = sqliteTable(
  'effects',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'reminderDue' | 'mail' | 'codeLink'>().notNull(),
    caseId: text('case_id').notNull(),
    dedupe: text('dedupe').notNull().unique(),
    payload: text('payload').notNull(),
    at: text('at').notNull(),
    doneAt: text('done_at'),
    /** When it is tried, or, while somebody has it in hand, when they should have been done; null for what isn't delivered, not any more, or was parked. */
    dueAt: text('due_at'),
    tries: integer('tries').notNull().default(0),
    /** Who has it in hand: written before anything is sent. */
    claim: text('claim'),
    /** Since when it waits for a person to look at it. */
    parkedAt: text('parked_at'),
    /** Why it was not sent: a code, never a message. */
    reason: text('reason'),
  },
  (t) => [index('effects_due_at').on(t.dueAt), index('effects_parked_at').on(t.parkedAt)],
);

/** *Truth, for a day.* Links that were sent to people who lost their code. `token` is a hash; the first use of one ends all links of its case. */
export const codeLinks = sqliteTable(
  'code_links',
  {
    token: text('token').primaryKey(),
    caseId: text('case_id').notNull(),
    /** The id of the command that using it gives, so that a use whose answer got lost can be asked for again. */
    commandId: text('command_id').notNull(),
    at: text('at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** The command that used it, or another link of the case. */
    usedBy: text('used_by'),
  },
  (t) => [index('code_links_case_id').on(t.caseId), index('code_links_expires_at').on(t.expiresAt)],
);

/**
 * *Truth.* Once a day, signed: where every case's chain ended when the entry `g` was the last one. `root` is SHA-256 over case id, last seq and last
 * hash of all cases in order; `prev` is the signature of the checkpoint before, '' for the first.
 */
export const checkpoints = sqliteTable('checkpoints', {
  day: text('day').primaryKey(),
  at: text('at').notNull(),
  g: integer('g').notNull(),
  root: text('root').notNull(),
  count: integer('count').notNull(),
  prev: text('prev').notNull(),
  kid: text('kid').notNull(),
  signature: text('signature').notNull(),
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

/**
 * *Truth, for a week at most.* Drafts on their way to another device, encrypted by a page whose key we never get. What was taken or withdrawn loses
 * `sealed` ('') and stays until `expires_at`, so that a request that arrives late doesn't bring it back.
 */
export const handoffs = sqliteTable(
  'handoffs',
  {
    id: text('id').primaryKey(),
    sealed: text('sealed').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** Which device took it: an id that it made for this. */
    taker: text('taker'),
    takenAt: text('taken_at'),
  },
  (t) => [index('handoffs_expires_at').on(t.expiresAt), index('handoffs_taken_at').on(t.takenAt)],
);
