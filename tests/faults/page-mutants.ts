import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import config from '../../vite.config.ts';
import { type Change, mutated } from './mutants.ts';
import { PageFinding, playPagePoint } from './page-rounds.ts';

/** A way to break the page, and the point at which it shows. */
export type PageMutant = {
  wrong: string;
  at: string;
  changes: Readonly<Record<string, readonly Change[]>>;
};

const OUTBOX = 'widget/sync/outbox.ts';
const DELIVER = 'widget/sync/deliver.ts';
const DRAFTS = 'widget/filing/draft-keeper.ts';

/** Every way in which the lab breaks the page to see itself notice; one more is one more member. */
export const PAGE_MUTANTS: Readonly<Record<string, PageMutant>> = {
  'says it keeps a draft and does not': {
    wrong: 'The draft is told to be on the device before it is.',
    at: 'after a draft was kept',
    changes: {
      [DRAFTS]: [["await this.#store.write({ store: 'drafts', put: draft });", 'await 0;']],
    },
  },
  'sends before it keeps': {
    wrong: 'What is sealed is sent at once and kept when the answer is there.',
    at: 'after sealing, before anything is sent',
    changes: {
      [OUTBOX]: [
        [
          "await this.#store.write({ store: 'sealed', put: sealed }, ...along);\n      this.#kept = [...this.#kept, sealed];\n      await this.read();",
          "this.#unkept.set(sealed.id, sealed); void this.#work().then(() => this.#store.write({ store: 'sealed', put: sealed }, ...along));",
        ],
      ],
    },
  },
  'takes it out, then sends': {
    wrong: 'The outbox removes what it is about to send.',
    at: 'when the answer is on its way',
    changes: {
      [OUTBOX]: [
        [
          'const delivered = await deliver(',
          "await this.#store.write({ store: 'sealed', remove: sealed.id }); const delivered = await deliver(",
        ],
      ],
    },
  },
  'new ids with each sending': {
    wrong: 'A sending after a lost answer is another complaint to the server.',
    at: 'after an answer that was lost',
    changes: {
      [DELIVER]: [
        [
          'export function deliver(api: Api, { command }: KeptSealed, now: number): Promise<Delivered> {',
          "export function deliver(api: Api, { command: sealed, tries }: KeptSealed, now: number): Promise<Delivered> {\n  const other = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))).replace(/\\+/g, '-').replace(/\\//g, '_').slice(0, 22);\n  const command = tries === 0 ? sealed : { ...sealed, id: other(), caseId: other(), verifier: undefined };",
        ],
      ],
    },
  },
  'forgets once it is received': {
    wrong: 'A complaint that the server has is taken from the device, and its code with it.',
    at: 'once it is received',
    changes: {
      [OUTBOX]: [
        [
          'await this.#keep(outcomeOf(sealed, delivered));',
          "await this.#keep(outcomeOf(sealed, delivered)); if ('proof' in delivered) await this.#store.write({ store: 'sealed', remove: sealed.id });",
        ],
      ],
    },
  },
  'throws a refusal away': {
    wrong: 'What the server refuses is deleted.',
    at: 'after a refusal',
    changes: {
      [OUTBOX]: [
        [
          'await this.#keep(outcomeOf(sealed, delivered));',
          "await this.#keep(outcomeOf(sealed, delivered)); if ('parked' in delivered) await this.#store.write({ store: 'sealed', remove: sealed.id });",
        ],
      ],
    },
  },
  'takes any answer for a receipt': {
    wrong: 'A receipt is believed without a look at its signature.',
    at: 'after an answer that proves nothing',
    changes: {
      [DELIVER]: [
        [
          "const said = 'receipt' in verified ? verified.receipt : unchecked && readReceipt(receipt);",
          'const said = readReceipt(receipt);',
        ],
      ],
    },
  },
};

/** What became of a mutant of the page; `said` is undefined where nobody noticed. */
export type CaughtPage = { name: string; said: string | undefined };

/** Builds the widget with a mutant in it and plays its point; resolves with what the point said, or undefined where nobody noticed; rejects where it could not be built or played. */
export async function catchPageMutant(name: string): Promise<string | undefined> {
  const mutant = PAGE_MUTANTS[name];
  if (!mutant) throw new Error(`There is no mutant of the page named ${name}.`);
  const widget = mkdtempSync(join(tmpdir(), 'sfs-mutant-'));
  try {
    await buildMutant(mutant, widget);
    await playPagePoint(mutant.at, { widget });
    return undefined;
  } catch (error) {
    if (!(error instanceof PageFinding)) throw error;
    return error.message;
  } finally {
    rmSync(widget, { recursive: true, force: true });
  }
}

// What is measured and written beside the widget is of the real one alone.
const OUTSIDE = new Set(['sizes', 'precompress']);

async function buildMutant({ changes }: PageMutant, outDir: string): Promise<void> {
  const changed = new Set<string>();
  const mutate: Plugin = {
    name: 'mutate',
    enforce: 'pre',
    transform(code, id) {
      const file = Object.keys(changes).find((path) => id.endsWith(`/${path}`));
      if (file === undefined) return undefined;
      changed.add(file);
      return { code: mutated(code, changes[file] ?? []), map: null };
    },
  };
  const plugins = (config.plugins ?? []).flat().filter((plugin) => {
    const { name } = plugin as Plugin;
    return !OUTSIDE.has(name);
  });
  await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    plugins: [mutate, ...plugins],
    build: { ...config.build, outDir, emptyOutDir: true },
  });
  if (changed.size < Object.keys(changes).length)
    throw new Error('not mutated: a file of the mutant is not part of the widget');
}
