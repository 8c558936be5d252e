import { Hono } from 'hono';
import { LANGUAGES, type Language } from '#shared/api/choices.ts';
import type { AppEnv } from './env.ts';

/** `/` leads to the pages in the language that the browser asks for. */
export const frontDoor = new Hono<AppEnv>().get('/', (c) => {
  c.header('Vary', 'Accept-Language');
  c.header('Cache-Control', 'no-store');
  return c.redirect(`/${languageFor(c.req.header('Accept-Language') ?? '')}/`, 302);
});

/** The best of our languages by an `Accept-Language` header; French, the source of all texts, when none fits. */
function languageFor(accepted: string): Language {
  const wishes = accepted.split(',').map((part) => {
    const [range = '', q] = part.split(';').map((text) => text.trim().toLowerCase());
    return { primary: range.split('-')[0], weight: q === undefined ? 1 : Number(q.slice(2)) || 0 };
  });
  const weightOf = (language: Language) =>
    Math.max(0, ...wishes.filter((w) => w.primary === language).map((w) => w.weight));
  return LANGUAGES.reduce(
    (best, language) => (weightOf(language) > weightOf(best) ? language : best),
    'fr',
  );
}
