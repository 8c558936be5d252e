import type { Channels } from '#shared/api/wire.ts';
import type { Bytes, RandomBytes, Subtle } from '#shared/proof/web-crypto.ts';
import type { Assets } from './assets.ts';
import type { Database } from './db/database.ts';
import type { Paper } from './dossier/paper.ts';
import type { Mail } from './effects/mail.ts';
import type { Signals } from './events/signals.ts';
import type { Ready } from './health.ts';
import type { Keys } from './keys.ts';
import type { Meter } from './meter.ts';
import type { MovableClock } from './qa/movable-clock.ts';
import type { Rate, RateLimit } from './rate-limits.ts';
import type { LogLine } from './request-log.ts';
import type { Principal } from './sessions/principal.ts';
import type { Turns } from './take-turns.ts';
import type { Blobs } from './uploads/blobs.ts';
import type { OngoingPieces } from './uploads/ongoing-pieces.ts';
import type { Scanner } from './uploads/scan-files.ts';

/** What a host knows of the connection of a request: on Node what @hono/node-server hands to `fetch`, at an edge the server made for this one. */
export type Connection = {
  incoming?: { socket: { remoteAddress?: string | undefined } };
  server?: Server;
};

/** One configured marque: the origins of its pages, its name where it isn't the usual one, and the address that its customers' mails are answered to. */
export type MarqueSettings = { origins: readonly string[]; name?: string; replyTo?: string };

/** The settings that requests are answered by; what only the start needs (ports, files, secrets) is not among them. */
export type PublicSettings = {
  /** Where people reach this server, without a slash at the end. */
  origin: string;
  /** True outside production: `/demo/` is served, and may call the API. */
  demo: boolean;
  /** True in demo mode that nobody but this machine reaches (loopback address and origin, no proxy): the demo page may play the company, which needs no log-in. */
  qa: boolean;
  /** By marque id; empty when nothing was configured. */
  marques: Readonly<Record<string, MarqueSettings>>;
  embedOrigins: readonly string[];
  channels: Channels;
  privacyUrl?: string;
  rateFiling: Rate;
  rateSessions: Rate;
  /** Wrong codes for one case, wherever they come from. */
  rateWrongCodes: Rate;
  /** Uploads that begin. */
  rateUploads: Rate;
  rateHandoffs: Rate;
  rateDossiers: Rate;
  /** Most bytes of files of all cases together, unfinished ones at their full size. */
  filesSpaceBytes: number;
  /** Links asked for by people who lost their code. */
  rateCodeLinks: Rate;
  /** How many days after the first date an extension may reach. */
  maxExtensionDays: number;
};

/** Everything outside, as `createApp` takes it in; nothing else that it reaches has a clock, randomness, files or a network. */
export type Ports = {
  db: Database;
  /** Where the bytes of files are kept. */
  blobs: Blobs;
  /** Looks into files that arrived; without one they are served unscanned, and said to be. */
  scanner?: Scanner;
  /** Sends mails; without one they wait. */
  mail?: Mail;
  /** Runs work behind the answer, and waits for it when the process is about to stop; without it such work waits for the clock. */
  soon?: (work: () => Promise<void>) => void;
  /** The id of this database's log, as `logId` reads it after the migrations. */
  logId: string;
  /** Version of the product, for `GET /v1/meta`. */
  version: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** What `now` is read from in demo mode, so that the demo page can set it forward; absent otherwise. */
  demoClock?: Pick<MovableClock, 'forward'>;
  random: RandomBytes;
  subtle: Subtle;
  keys: Keys;
  settings: PublicSettings;
  assets: Assets;
  /** Prints what a dossier is read by: a tagged PDF where there is Node, which takes its time away from the requests, else a page. */
  printer: { ending: 'pdf' | 'html'; print: (paper: Paper) => Promise<Bytes> };
  log: (line: LogLine) => void;
  /** Without one nothing is counted. */
  meter?: Meter;
  /** What rate limits count by: the client's network address, told by the connection and by trusted proxies only. */
  addressOf: (request: Request, connection: Connection) => string;
  /** Aborted when the process is about to stop: requests that wait are answered then. */
  closing: AbortSignal;
};

/** The rate limits, each with its own counts. */
export type Limits = {
  filingLimit: RateLimit;
  sessionLimit: RateLimit;
  wrongCodeLimit: RateLimit;
  uploadLimit: RateLimit;
  handoffLimit: RateLimit;
  dossierLimit: RateLimit;
  codeLinkLimit: RateLimit;
};

/** What handlers work with: the ports, and what this one process remembers between requests. */
export type Server = Ports &
  Limits & {
    turns: Turns;
    signals: Signals;
    ready: Ready;
    pieces: OngoingPieces;
    /** Says that there is something to be sent. */
    deliverSoon: () => void;
  };

/** Hono's types for every route: `c.var.server`, the request's id, and, behind `signedIn`, who asks. */
export type AppEnv = {
  Bindings: Connection;
  Variables: { server: Server; requestId: string; principal: Principal };
};
