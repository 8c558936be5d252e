import type { HandoffTexts } from '#shared/texts/handoff.ts';
import type { Loaders } from '../spoken.ts';

/** The texts of going on elsewhere. Named here and not in `widget/texts.ts`, so that the first sight doesn't carry their addresses. */
export const HANDOFF: Loaders<HandoffTexts> = {
  fr: () => import('#shared/texts/handoff.ts'),
  nl: () => import('#shared/texts/locales/handoff/nl.ts'),
  de: () => import('#shared/texts/locales/handoff/de.ts'),
  en: () => import('#shared/texts/locales/handoff/en.ts'),
};
