import { type Behind, type Bindings, Isolate, logError } from './edge/isolate.ts';
import { withKnownLength } from './edge/known-length.ts';
import { SettingError } from './setting-error.ts';
import { tick } from './ticking.ts';

/** What workerd hands to a handler beside its request. */
type Context = { waitUntil: Behind };

let opened: Isolate | undefined;

// Two requests that come first each open one; a promise of the one is nothing that the other could wait for.
async function isolateOf(bindings: Bindings): Promise<Isolate> {
  return (opened ??= await Isolate.open(bindings));
}

/** The same product at an edge: `fetch` answers requests, `scheduled` is the clock that ticks every minute (`wrangler.jsonc`). */
export default {
  async fetch(request: Request, bindings: Bindings, context: Context): Promise<Response> {
    try {
      const isolate = await isolateOf(bindings);
      const behind: Behind = (work) => context.waitUntil(work);
      const server = await isolate.serverFor(behind, needsLog(request));
      return withKnownLength(await isolate.app.fetch(request, { server }));
    } catch (error) {
      sayWhy(error);
      return new Response(null, { status: 503, headers: { 'Retry-After': '30' } });
    }
  },

  async scheduled(_event: unknown, bindings: Bindings, context: Context): Promise<void> {
    try {
      const isolate = await isolateOf(bindings);
      const server = await isolate.serverFor((work) => context.waitUntil(work), true);
      await tick(server, server.now());
    } catch (error) {
      sayWhy(error);
      throw error;
    }
  },
};

// Pages and files only explain; they are there also while the database isn't.
const needsLog = ({ method, url }: Request) =>
  !['GET', 'HEAD'].includes(method) || new URL(url).pathname.startsWith('/v1/');

function sayWhy(error: unknown): void {
  // The sentence names a setting and what it should be, never what it is.
  if (error instanceof SettingError) console.error(error.message);
  else logError(error);
}
