import { Hono } from 'hono';
import { askedLanguage } from './asked-language.ts';
import type { AppEnv } from './env.ts';

/** `/` leads to the pages in the language that the browser asks for; French, the source of all texts, when none fits. */
export const frontDoor = new Hono<AppEnv>().get('/', (c) => {
  c.header('Vary', 'Accept-Language');
  c.header('Cache-Control', 'no-store');
  return c.redirect(`/${askedLanguage(c.req.header('Accept-Language')) ?? 'fr'}/`, 302);
});
