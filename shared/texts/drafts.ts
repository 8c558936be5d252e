import { msg } from './msg.ts';

/** Drafts on this device and what can be done with them, in French. */
export const templates = {
  draftsHeading: msg('Vous avez commencé une plainte', { id: 'draftsHeading' }),
  draftsIntro: msg(
    'Continuez, ou commencez une autre plainte. Un brouillon n’est pas encore envoyé.',
    {
      id: 'draftsIntro',
    },
  ),
  draftOf: msg('{name}, modifié le {date} à {time}', { id: 'draftOf' }),
  draftUnnamed: msg('Brouillon de {time}', { id: 'draftUnnamed' }),
  draftContinue: msg('Continuer : {name}', { id: 'draftContinue' }),
  draftErase: msg('Effacer : {name}', { id: 'draftErase' }),
  draftEraseSure: msg('Ce texte et ses fichiers seront perdus. Les effacer ?', {
    id: 'draftEraseSure',
  }),
  draftEraseNot: msg('Garder', { id: 'draftEraseNot' }),
  draftName: msg('Nom de ce brouillon (facultatif)', { id: 'draftName' }),
  draftLoad: msg('Continuer à partir d’un fichier enregistré', { id: 'draftLoad' }),
  draftUnreadable: msg('Ce fichier ne contient pas de texte enregistré par ce formulaire.', {
    id: 'draftUnreadable',
  }),
  draftOver: msg('Plus de 30 jours sans modification : effacé demain, sauf si vous continuez.', {
    id: 'draftOver',
  }),
  draftCopyFiles: msg('Ces fichiers n’ont pas pu être copiés. Ajoutez-les à nouveau : {names}', {
    id: 'draftCopyFiles',
  }),
  draftHand: msg('Continuer sur un autre appareil', { id: 'draftHand' }),
  draftForget: msg('Effacer mon texte de cet appareil', { id: 'draftForget' }),
  draftSave: msg('Enregistrer mon texte dans un fichier', { id: 'draftSave' }),
};

/** The texts of `drafts` in one language, by key. */
export type DraftsTexts = Record<keyof typeof templates, string>;
