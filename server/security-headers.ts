import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './env.ts';

/** For answers that bring no policy of their own: nothing may be loaded, run, sent or framed, whatever a browser takes them for. */
const NOTHING =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Set on every answer, errors included; there are no cookies to protect. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Permissions-Policy', PERMISSIONS);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', NOTHING);
  // The older header can't name an origin; it stands wherever the policy names none.
  if (!/frame-ancestors http/.test(headers.get('Content-Security-Policy') ?? ''))
    headers.set('X-Frame-Options', 'DENY');
  if (!headers.has('Cross-Origin-Resource-Policy'))
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (c.var.server.settings.origin.startsWith('https:'))
    headers.set('Strict-Transport-Security', 'max-age=31536000');
};

const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');
