import type { Hono } from 'hono';
import { appOver, makeLimits, makeServer } from '../app.ts';
import type { Assets } from '../assets.ts';
import { BusyError } from '../db/database.ts';
import { openHttpDatabase } from '../db/http-database.ts';
import { logId } from '../db/log-id.ts';
import { printPage } from '../dossier/print-page.ts';
import { httpMail } from '../effects/http-mail.ts';
import type { AppEnv, Limits, Ports, Server } from '../env.ts';
import { clientNetwork } from '../ip-address.ts';
import { type Keys, openKeys } from '../keys.ts';
import { errorLine, type LogLine } from '../request-log.ts';
import { blobBucket } from '../uploads/blob-bucket.ts';
import { type AssetBinding, boundAssets, readAssetList } from './bound-assets.ts';
import { type EdgeSettings, readEdgeSettings } from './edge-settings.ts';

/** What a worker is bound to: its settings and secrets as texts, and its files. */
export type Bindings = { ASSETS: AssetBinding } & Readonly<Record<string, unknown>>;

/** Keeps work going behind an answer. */
export type Behind = (work: Promise<unknown>) => void;

/**
 * What one isolate keeps from request to request: settings, keys, the list of files, the counts of the rate limits and the app itself. Nothing in it waits or is waited for: in workerd a request
 * that is broken off takes with it whatever it began, so all of that is made anew for each (`serverFor`).
 */
export class Isolate {
  readonly app: Hono<AppEnv>;
  readonly #settings: EdgeSettings;
  readonly #keys: Keys;
  readonly #version: string;
  readonly #assets: Assets;
  readonly #limits: Limits;
  #logId: string | undefined;

  private constructor(settings: EdgeSettings, keys: Keys, version: string, assets: Assets) {
    this.app = appOver(settings, ({ server }) => server as Server);
    this.#settings = settings;
    this.#keys = keys;
    this.#version = version;
    this.#assets = assets;
    this.#limits = makeLimits({ settings, now: Date.now });
  }

  /** Rejects with a `SettingError` where a setting is wrong. */
  static async open(bindings: Bindings): Promise<Isolate> {
    const { settings, keys } = readEdgeSettings(bindings);
    const [opened, list] = await Promise.all([
      openKeys(crypto, keys),
      readAssetList(bindings.ASSETS),
    ]);
    return new Isolate(settings, opened, list.version, boundAssets(list, bindings.ASSETS));
  }

  /**
   * The server of one request. With `needsLog` the database has been asked which log it holds, once in the life of an isolate; where it couldn't be asked, whoever needs to know
   * gets a `BusyError`, and pages that only explain are served all the same.
   */
  async serverFor(behind: Behind, needsLog: boolean): Promise<Server> {
    const ports = this.#ports(behind);
    if (needsLog && this.#logId === undefined) {
      try {
        this.#logId = await logId(ports.db);
      } catch (error) {
        ports.log(errorLine(error, new Date().toISOString()));
      }
    }
    const server = makeServer({ ...ports, logId: this.#logId ?? '' }, this.#limits);
    return this.#logId === undefined
      ? Object.defineProperty(server, 'logId', { get: logIsUnknown })
      : server;
  }

  #ports(behind: Behind): Omit<Ports, 'logId'> {
    const { databaseUrl, databaseAuthToken, bucket, mail, mailService } = this.#settings;
    return {
      db: openHttpDatabase({
        url: databaseUrl,
        ...(databaseAuthToken !== undefined && { authToken: databaseAuthToken }),
      }),
      blobs: blobBucket(bucket),
      ...(mailService && { mail: httpMail(mailService, mail.from) }),
      soon: (work) => behind(work().catch(logError)),
      version: this.#version,
      now: Date.now,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      subtle: crypto.subtle,
      keys: this.#keys,
      settings: this.#settings,
      assets: this.#assets,
      printer: { ending: 'html', print: printPage },
      log: print,
      // Cloudflare writes it, whatever a client sends (docs/operating.md).
      addressOf: (request) => clientNetwork(request.headers.get('CF-Connecting-IP') ?? ''),
      closing: new AbortController().signal,
    };
  }
}

function logIsUnknown(): never {
  throw new BusyError('Which log this database holds is not known yet.');
}

const print = (line: LogLine) => console.log(JSON.stringify(line));

/** Logs what nobody is answered with. */
export const logError = (error: unknown): void => print(errorLine(error, new Date().toISOString()));
