// A bad network, made in the page: it meets what the widget asks of the API, and not the widget's own files.
const SLOW_MS = 4000;
const real = window.fetch;
let network = '';

const FATES = {
  slow: async (...args) => {
    await new Promise((later) => setTimeout(later, SLOW_MS));
    return real(...args);
  },
  offline: async () => {
    throw new TypeError('Failed to fetch: the demo page is offline');
  },
  failing: async () =>
    new Response('{"type":"about:blank","title":"Failing on purpose","status":503}', {
      status: 503,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '5' },
    }),
};

const isApi = (asked) => new URL(asked?.url ?? asked, location.href).pathname.startsWith('/v1/');

/** `slow`, `offline` or `failing`; anything else is the network as it is, and leaves `fetch` alone. */
export function setNetwork(name) {
  const next = Object.hasOwn(FATES, name ?? '') ? name : '';
  if (next === network) return;
  network = next;
  window.fetch = next
    ? (asked, ...more) => (isApi(asked) ? FATES[next](asked, ...more) : real(asked, ...more))
    : real;
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => next !== 'offline' });
  window.dispatchEvent(new Event(next === 'offline' ? 'offline' : 'online'));
}
