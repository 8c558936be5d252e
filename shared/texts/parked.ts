import { msg } from './msg.ts';

/** A complaint that the server did not take as it is, in French. */
export const templates = {
  receiptWrong: msg(
    'La réponse du serveur ne prouve pas que votre plainte est reçue. Elle reste ici. Réessayez, ou envoyez-nous votre texte par un autre moyen.',
    { id: 'receiptWrong' },
  ),
  whyThere: msg(
    'Le serveur a déjà quelque chose sous le numéro de cette plainte, peut-être cette plainte même. Essayez d’abord de l’ouvrir avec la référence et le code.',
    { id: 'whyThere' },
  ),
  whyLong: msg('Votre plainte est trop longue pour le serveur. Raccourcissez-la.', {
    id: 'whyLong',
  }),
  whyPage: msg('Le serveur n’accepte pas les plaintes envoyées depuis cette page.', {
    id: 'whyPage',
  }),
  whyForm: msg('Le serveur ne comprend pas ce que cette page envoie.', { id: 'whyForm' }),
  otherWay: msg(
    'Vous pouvez enregistrer ou imprimer votre texte et nous l’envoyer par un autre moyen.',
    { id: 'otherWay' },
  ),
  code: msg('Code : {code}', { id: 'code' }),
  sendAgain: msg('Réessayer l’envoi', { id: 'sendAgain' }),
  change: msg('Modifier', { id: 'change' }),
  words: msg('Votre texte', { id: 'words' }),
  remove: msg('Effacer cette plainte', { id: 'remove' }),
  removeHeading: msg('Effacer cette plainte ?', { id: 'removeHeading' }),
  removeWhat: msg(
    'Vous effacez votre texte, la référence et le code. Si le serveur a cette plainte, elle y reste, mais sans le code vous ne pouvez plus l’ouvrir. Enregistrez votre texte d’abord si vous en avez encore besoin.',
    { id: 'removeWhat' },
  ),
  removeFiles: msg('Vous effacez aussi ces fichiers de cette page : {names}', {
    id: 'removeFiles',
  }),
  removeYes: msg('Oui, tout effacer', { id: 'removeYes' }),
  removeNo: msg('Non, garder', { id: 'removeNo' }),
};

/** The texts of `parked` in one language, by key. */
export type ParkedTexts = Record<keyof typeof templates, string>;
