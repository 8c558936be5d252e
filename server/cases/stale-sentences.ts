import type { Language } from '#shared/api/choices.ts';

/** Why a command was not followed when the case has moved on since its giver looked, and what to do; it comes with the case as it is now. */
export const STALE_SENTENCES: Record<Language, string> = {
  fr: 'Ce dossier a changé entre-temps. Regardez ce qui est nouveau, puis décidez si vous voulez encore faire cela.',
  nl: 'Dit dossier is intussen veranderd. Bekijk wat er nieuw is en beslis dan of u dit nog wilt doen.',
  de: 'Dieser Fall hat sich inzwischen geändert. Sehen Sie sich an, was neu ist, und entscheiden Sie dann, ob Sie das noch tun möchten.',
  en: 'This case has changed in the meantime. Look at what is new, then decide whether you still want to do this.',
};
