import { msg } from './msg.ts';

/** Going on with a draft on another device, on both of them, in French. */
export const templates = {
  handHeading: msg('Continuer sur un autre appareil', { id: 'handHeading' }),
  handIntro: msg(
    'Un lien emporte votre texte, tel qu’il est au moment de le créer, vers un autre appareil. Il est chiffré ici : nous ne pouvons pas le lire. Rien n’est encore déposé comme plainte.',
    { id: 'handIntro' },
  ),
  handTerms: msg(
    'Le lien sert une seule fois, pendant 7 jours. Les fichiers joints ne voyagent pas. Votre texte reste aussi sur cette page.',
    { id: 'handTerms' },
  ),
  handMake: msg('Créer le lien', { id: 'handMake' }),
  handMaking: msg('Le lien se prépare…', { id: 'handMaking' }),
  handAgain: msg('Réessayer', { id: 'handAgain' }),
  handReady: msg(
    'Le lien est prêt. Il sert une seule fois, jusqu’au {date}. Ouvrez-le sur l’autre appareil, ou scannez le code QR.',
    { id: 'handReady' },
  ),
  handOlder: msg(
    'Vous avez modifié votre texte depuis : ce lien emporte l’ancien. Annulez-le pour en créer un autre.',
    { id: 'handOlder' },
  ),
  handSecret: msg('Celui qui a ce lien peut lire votre texte : ne le donnez à personne.', {
    id: 'handSecret',
  }),
  handLink: msg('Lien pour l’autre appareil', { id: 'handLink' }),
  handQr: msg('Code QR du lien pour l’autre appareil', { id: 'handQr' }),
  handWithdraw: msg('Annuler ce lien', { id: 'handWithdraw' }),
  handWithdrawWhy: msg('Vous pouvez l’annuler tant que cette page reste ouverte.', {
    id: 'handWithdrawWhy',
  }),
  handWithdrawn: msg('Ce lien ne fonctionne plus.', { id: 'handWithdrawn' }),
  handNotWithdrawn: msg('Le lien n’a pas pu être annulé. Réessayez.', { id: 'handNotWithdrawn' }),
  handFailed: msg(
    'Le lien n’a pas pu être créé. Réessayez, ou enregistrez votre texte dans un fichier.',
    {
      id: 'handFailed',
    },
  ),
  handBusy: msg(
    'Trop de liens ont été créés. Réessayez plus tard, ou enregistrez votre texte dans un fichier.',
    {
      id: 'handBusy',
    },
  ),
  handTooLong: msg('Votre texte est trop long pour un lien. Enregistrez-le dans un fichier.', {
    id: 'handTooLong',
  }),
  takeHeading: msg('Votre texte d’un autre appareil', { id: 'takeHeading' }),
  taking: msg('Votre texte arrive…', { id: 'taking' }),
  takenKept: msg(
    'Votre texte est arrivé et il est gardé sur cet appareil. Le lien ne fonctionne plus. Sur l’autre appareil, votre texte reste aussi : envoyez-le d’un seul des deux.',
    { id: 'takenKept' },
  ),
  takenUnkept: msg(
    'Votre texte est arrivé, mais cet appareil ne le garde pas. Ne fermez pas cette page avant l’envoi.',
    { id: 'takenUnkept' },
  ),
  takenGoOn: msg('Continuer votre plainte', { id: 'takenGoOn' }),
  takeUnreachable: msg(
    'Votre texte n’a pas pu être chargé : le service ne répond pas. Réessayez.',
    {
      id: 'takeUnreachable',
    },
  ),
  takeGone: msg(
    'Ce lien ne fonctionne plus : il a déjà servi, il a été annulé, ou ses 7 jours sont passés. Votre texte est encore là où vous l’avez commencé.',
    { id: 'takeGone' },
  ),
  takeBroken: msg(
    'Ce lien n’est pas complet. Copiez-le en entier, ou créez-en un autre là où vous avez commencé.',
    { id: 'takeBroken' },
  ),
  takeWithout: msg('Commencer sans ce texte', { id: 'takeWithout' }),
};

/** The texts of `handoff` in one language, by key. */
export type HandoffTexts = Record<keyof typeof templates, string>;
