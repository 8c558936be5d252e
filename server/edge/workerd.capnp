# The worker in bare workerd on this machine, for tests and for trying it out: `npm run build`, then, with the settings in the environment,
#   npx workerd serve --experimental server/edge/workerd.capnp --socket-addr http=127.0.0.1:8787 --socket-addr clock=127.0.0.1:8788 --directory-path assets=dist/worker/assets
# Any request to `clock` is a tick of the clock, which Cloudflare's cron gives by itself. wrangler.jsonc is for Cloudflare Workers.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    ( name = "complaints", worker = .complaints ),
    ( name = "ticks", worker = .ticks ),
    ( name = "assets", disk = ( writable = false ) ),
    ( name = "outside", network = ( allow = ["local"] ) ),
  ],
  sockets = [
    ( name = "http", address = "127.0.0.1:8787", http = (), service = "complaints" ),
    ( name = "clock", address = "127.0.0.1:8788", http = (), service = "ticks" ),
  ],
);

const complaints :Workerd.Worker = (
  modules = [ ( name = "worker", esModule = embed "../../dist/worker/worker.js" ) ],
  compatibilityDate = "2026-11-01",
  # None of Node's built-ins: what the bundle would need of them it doesn't have.
  compatibilityFlags = [ "no_nodejs_compat", "no_nodejs_compat_v2", "enable_request_signal" ],
  globalOutbound = "outside",
  bindings = [
    ( name = "ASSETS", service = "assets" ),
    ( name = "NODE_ENV", fromEnvironment = "NODE_ENV" ),
    ( name = "PUBLIC_ORIGIN", fromEnvironment = "PUBLIC_ORIGIN" ),
    ( name = "DATABASE_URL", fromEnvironment = "DATABASE_URL" ),
    ( name = "DATABASE_AUTH_TOKEN", fromEnvironment = "DATABASE_AUTH_TOKEN" ),
    ( name = "KEYS", fromEnvironment = "KEYS" ),
    ( name = "MARQUES", fromEnvironment = "MARQUES" ),
    ( name = "EMBED_ORIGINS", fromEnvironment = "EMBED_ORIGINS" ),
    ( name = "BLOBS_URL", fromEnvironment = "BLOBS_URL" ),
    ( name = "BLOBS_KEY", fromEnvironment = "BLOBS_KEY" ),
    ( name = "BLOBS_SECRET", fromEnvironment = "BLOBS_SECRET" ),
    ( name = "BLOBS_REGION", fromEnvironment = "BLOBS_REGION" ),
    ( name = "MAIL_URL", fromEnvironment = "MAIL_URL" ),
    ( name = "MAIL_TOKEN", fromEnvironment = "MAIL_TOKEN" ),
    ( name = "MAIL_FROM", fromEnvironment = "MAIL_FROM" ),
    ( name = "RATE_FILING", fromEnvironment = "RATE_FILING" ),
    ( name = "RATE_SESSIONS", fromEnvironment = "RATE_SESSIONS" ),
    ( name = "RATE_WRONG_CODES", fromEnvironment = "RATE_WRONG_CODES" ),
    ( name = "RATE_UPLOADS", fromEnvironment = "RATE_UPLOADS" ),
    ( name = "RATE_HANDOFFS", fromEnvironment = "RATE_HANDOFFS" ),
    ( name = "RATE_DOSSIERS", fromEnvironment = "RATE_DOSSIERS" ),
    ( name = "RATE_CODE_LINKS", fromEnvironment = "RATE_CODE_LINKS" ),
    ( name = "FILES_SPACE", fromEnvironment = "FILES_SPACE" ),
    ( name = "MAX_EXTENSION_DAYS", fromEnvironment = "MAX_EXTENSION_DAYS" ),
    ( name = "PRIVACY_URL", fromEnvironment = "PRIVACY_URL" ),
    ( name = "COMPLAINTS_EMAIL_PRIVATE", fromEnvironment = "COMPLAINTS_EMAIL_PRIVATE" ),
    ( name = "COMPLAINTS_EMAIL_BUSINESS", fromEnvironment = "COMPLAINTS_EMAIL_BUSINESS" ),
    ( name = "PORTAL_URL", fromEnvironment = "PORTAL_URL" ),
  ],
);

const ticks :Workerd.Worker = (
  modules = [ (
    name = "ticks",
    esModule =
      `export default {
      `  async fetch(request, { COMPLAINTS }) {
      `    const { outcome } = await COMPLAINTS.scheduled({ cron: '* * * * *', scheduledTime: new Date() });
      `    return new Response(outcome, { status: outcome === 'ok' ? 200 : 500 });
      `  },
      `};
  ) ],
  compatibilityDate = "2026-11-01",
  compatibilityFlags = [ "service_binding_extra_handlers" ],
  bindings = [ ( name = "COMPLAINTS", service = "complaints" ) ],
);
