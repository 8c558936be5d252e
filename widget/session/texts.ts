import type { SessionTexts } from '#shared/texts/session.ts';
import type { TrackingTexts } from '../tracking/opening.ts';
import type { Loaders } from '../spoken.ts';

/** The texts of coming back and staying. Named here and not in `widget/texts.ts`, so that the first sight doesn't carry their addresses. */
export const SESSION: Loaders<SessionTexts> = {
  fr: () => import('#shared/texts/session.ts'),
  nl: () => import('#shared/texts/locales/session/nl.ts'),
  de: () => import('#shared/texts/locales/session/de.ts'),
  en: () => import('#shared/texts/locales/session/en.ts'),
};

/** What acting in an open case is said with. */
export type ActingTexts = TrackingTexts & SessionTexts;
