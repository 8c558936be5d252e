import type { FilesTexts } from '#shared/texts/files.ts';
import type { Loaders } from '../spoken.ts';

/** Texts of adding files; errors and states follow a file's name. Named here, so that the first sight doesn't carry their addresses. */
export const FILES: Loaders<FilesTexts> = {
  fr: () => import('#shared/texts/files.ts'),
  nl: () => import('#shared/texts/locales/files/nl.ts'),
  de: () => import('#shared/texts/locales/files/de.ts'),
  en: () => import('#shared/texts/locales/files/en.ts'),
};
