import type { CommandType } from '#shared/case/commands.ts';
import type { Asker, Person, Role } from '#shared/case/rights.ts';
import type { Department } from '#shared/case/events.ts';
import type { SessionAnswer } from '#shared/api/wire.ts';
import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { disablePerson, readPerson } from '../../server/staff/persons.ts';
import { aFiledCase } from '../../server/testing/complaints.ts';
import { aPerson } from '../../server/testing/staff.ts';
import { startTestServer, type TestServer } from '../../server/testing/test-server.ts';

const STAFF = {
  anna: [['handler'], 'src'],
  bram: [['handler'], 'lease'],
  both: [['handler', 'reviewer'], 'src'],
  rosa: [['reviewer'], undefined],
  cora: [['compliance'], undefined],
  adam: [['admin'], undefined],
  disabled: [['handler', 'reviewer', 'compliance'], 'src'],
} as const satisfies Record<string, readonly [readonly Role[], Department | undefined]>;

/** Everybody who may ask: the staff by name, the customer of the case, another one, nobody, and the system itself. */
export type Who = keyof typeof STAFF | 'customer' | 'otherCustomer' | 'nobody' | 'system';

const RATES = { count: 1_000_000, windowMs: 1_000 };

/** Sets the stage for one plan: a real app on a real file, with persons, and a customer who has another case. */
export async function setStage(): Promise<Stage> {
  const settings = { rateFiling: RATES, rateSessions: RATES };
  const root = await startTestServer({ settings });
  const stage = new Stage(root, await startTestServer({ settings, beside: root }), settings);
  await stage.fill();
  return stage;
}

/** The running server of a plan, and whom its steps can be taken as. `await using` closes everything and removes the file. */
export class Stage {
  server: TestServer;
  readonly #root: TestServer;
  readonly #settings: object;
  readonly staff = new Map<string, Person>();
  /** Ids that a command can name: persons who may work, and one who may not. */
  persons: readonly string[] = [];
  askers: Record<Who, Asker> = {} as Record<Who, Asker>;
  bearers: Partial<Record<Who, string>> = {};
  readonly #codes = new Map<string, string>();
  readonly #filed = new Set<string>();
  readonly #sessions = new Map<string, { token: string; at: number }>();
  #other = '';
  #otherReference = '';

  constructor(root: TestServer, server: TestServer, settings: object) {
    this.#root = root;
    this.server = server;
    this.#settings = settings;
  }

  get clock(): { now: number } {
    return this.#root.clock;
  }

  async fill(): Promise<void> {
    const customer = { role: 'customer' } as const;
    this.askers = { ...this.askers, customer, otherCustomer: customer, nobody: customer };
    this.askers.system = { role: 'system' };
    const ids: string[] = [];
    for (const [name, [roles, department]] of Object.entries(STAFF)) {
      const { id, token } = await aPerson(this.server, [...roles], department);
      const person = await readPerson(this.server.ports.db, id);
      if (!person) throw new Error('A person who was just added is not there.');
      this.askers[name as Who] = person;
      this.bearers[name as Who] = token;
      ids.push(id);
      if (name === 'disabled') await disablePerson(this.server.ports, id);
      else this.staff.set(id, person);
    }
    this.persons = ids;
    const { code, command, answer } = await aFiledCase(this.server);
    this.#other = command.caseId;
    this.#codes.set(this.#other, code);
    this.#otherReference = answer.reference;
  }

  /** Ends the app and its database, and starts both again on the same file. */
  async restart(): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    this.server = await startTestServer({ settings: this.#settings, beside: this.#root });
  }

  /** The verifier of the code that a case's page has made. */
  async verifierOf(caseId: string): Promise<string> {
    const code = this.#codes.get(caseId) ?? makeCode(randomBytesOf);
    this.#codes.set(caseId, code);
    return verifierOf(crypto.subtle, code);
  }

  /** Remembers that a case was filed with its code, so that the code opens it. */
  noteFiled(caseId: string): void {
    this.#filed.add(caseId);
  }

  /** Whether a case was filed with a code; one that the staff registered has none. */
  opens(caseId: string): boolean {
    return this.#filed.has(caseId);
  }

  /** Whether somebody can ask this by the way that they have. */
  canGive(who: Who, caseId: string, type: CommandType): boolean {
    const files = type === 'fileComplaint' || type === 'quarantineComplaint';
    const isSystems = type === 'markPromiseMissed' || type === 'replaceCode' || type === 'erase';
    if (isSystems || who === 'system') return isSystems && who === 'system';
    if (who === 'customer') return files || this.opens(caseId);
    return who !== 'nobody' && who !== 'otherCustomer' && who !== 'disabled';
  }

  /** The token that somebody asks with; the customer's is a session where the code opens the case. */
  async bearerOf(who: Who, caseId: string, reference: string): Promise<string | undefined> {
    if (who === 'otherCustomer') return this.#session(this.#other, this.#otherReference);
    if (who !== 'customer' || !this.opens(caseId)) return this.bearers[who];
    return this.#session(caseId, reference);
  }

  // A new one whenever the clock has moved: sessions end by themselves.
  async #session(caseId: string, reference: string): Promise<string> {
    const known = this.#sessions.get(caseId);
    if (known?.at === this.clock.now) return known.token;
    const json = { v: 1, reference, verifier: await this.verifierOf(caseId) };
    const opened = await this.server.send('POST', '/v1/sessions', { json });
    if (opened.status !== 201) throw new Error(`A code did not open its case: ${opened.status}.`);
    const { token } = (await opened.json()) as SessionAnswer;
    this.#sessions.set(caseId, { token, at: this.clock.now });
    return token;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await this.#root[Symbol.asyncDispose]();
  }
}
