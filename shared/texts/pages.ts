import { msg } from './msg.ts';

/** What only the hosted pages say, in French. */
export const templates = {
  actFailed: msg('Pas encore envoyé : votre texte reste ici. Vérifiez la connexion et réessayez.', {
    id: 'actFailed',
  }),
  titleProcedure: msg('Plaintes', { id: 'titleProcedure' }),
  titleComplaint: msg('Déposer une plainte', { id: 'titleComplaint' }),
  titleCase: msg('Lire ma plainte', { id: 'titleCase' }),
  skip: msg('Aller au contenu', { id: 'skip' }),
  formIntro: msg(
    'Tous les champs sont obligatoires, sauf s’ils portent la mention « facultatif » ou une condition.',
    { id: 'formIntro' },
  ),
  review: msg('Vérifier ma plainte', { id: 'review' }),
  editAgain: msg('Modifier ma plainte', { id: 'editAgain' }),
  formExpired: msg(
    'Cette page n’est plus valable. Vos réponses sont toujours là : vérifiez-les et envoyez à nouveau.',
    { id: 'formExpired' },
  ),
  tooBig: msg('Votre texte est trop long pour être envoyé. Raccourcissez-le, puis réessayez.', {
    id: 'tooBig',
  }),
  tryLater: msg(
    'Le service n’a pas pu enregistrer votre plainte pour l’instant. Vos réponses sont toujours là. Attendez {seconds} secondes, puis envoyez à nouveau : votre plainte ne sera enregistrée qu’une fois.',
    { id: 'tryLater' },
  ),
  tooMany: msg(
    'Trop d’envois depuis votre connexion. Vos réponses sont toujours là. Attendez {seconds} secondes, puis envoyez à nouveau.',
    { id: 'tooMany' },
  ),
  signedHow: msg(
    'Nous avons signé cette preuve avec notre clé {kid}. Gardez ce texte : il peut être vérifié sans nous.',
    { id: 'signedHow' },
  ),
  saveHow: msg(
    'Imprimez cette page ou enregistrez-la avec votre navigateur : le code n’est montré qu’ici.',
    { id: 'saveHow' },
  ),
  notFound: msg('Cette page n’existe pas.', { id: 'notFound' }),
  toStart: msg('Aller au début', { id: 'toStart' }),
  writtenBack: msg(
    'Votre texte est encore là. Il n’est pas envoyé : relisez-le, puis envoyez-le.',
    {
      id: 'writtenBack',
    },
  ),
  writtenHere: msg('Cette page garde ce que vous avez écrit : il revient après.', {
    id: 'writtenHere',
  }),
  caseIdle: msg(
    'Après 30 minutes sans activité, nous vous redemandons la référence et le code. Ce que vous envoyez alors n’est pas perdu.',
    { id: 'caseIdle' },
  ),
  sessionEnded: msg('Votre session est terminée. Entrez à nouveau la référence et le code.', {
    id: 'sessionEnded',
  }),
  problem: msg(
    'Une erreur s’est produite chez nous. Rien n’est perdu de ce qui a été enregistré. Numéro à citer : {id}.',
    { id: 'problem' },
  ),
  sentBackTitle: msg('Pas encore fait', { id: 'sentBackTitle' }),
  sentBack: msg('Ce que vous avez envoyé est toujours ici : réessayez.', { id: 'sentBack' }),
  onThisPage: msg('Sur cette page', { id: 'onThisPage' }),
  emailWhenNeeded: msg('Obligatoire si nous vous répondons par e-mail.', { id: 'emailWhenNeeded' }),
  phoneWhenNeeded: msg('Obligatoire si nous vous répondons par téléphone.', {
    id: 'phoneWhenNeeded',
  }),
  foreignForm: msg(
    'Ce formulaire ne vient pas d’une de nos pages. Pour votre sécurité, nous ne l’avons pas pris. Ouvrez notre page et réessayez.',
    { id: 'foreignForm' },
  ),
  formUnreadable: msg(
    'Nous n’avons pas pu lire ce formulaire. Rien n’a été enregistré. Revenez à la page précédente et réessayez.',
    { id: 'formUnreadable' },
  ),
  goBack: msg('Votre texte est encore sur la page précédente de votre navigateur.', {
    id: 'goBack',
  }),
  receiptSalt: msg('Clé du texte signé', { id: 'receiptSalt' }),
  receiptWords: msg('Le texte signé, tel que nous l’avons enregistré', { id: 'receiptWords' }),
  otherLanguage: msg('Continuer dans une autre langue, avec ce que vous avez écrit ici', {
    id: 'otherLanguage',
  }),
  languageBelow: msg('Langue : sous le formulaire ouvert.', { id: 'languageBelow' }),
  reload: msg('Actualiser', { id: 'reload' }),
  left: msg('Vous avez quitté cette plainte.', { id: 'left' }),
  attachedLabel: msg('Vos fichiers', { id: 'attachedLabel' }),
  attachedHeading: msg('Vos fichiers joints', { id: 'attachedHeading' }),
  attachedRemove: msg('Retirer {name}', { id: 'attachedRemove' }),
  attachedAllTooLarge: msg(
    'Vos fichiers sont trop grands ensemble (60 Mo au plus). Ceux que cette page ne montre pas n’ont pas été joints.',
    { id: 'attachedAllTooLarge' },
  ),
  attachedLater: msg(
    'nous n’avons pas pu garder ce fichier pour l’instant. Choisissez-le à nouveau un peu plus tard, ou envoyez votre plainte sans lui.',
    { id: 'attachedLater' },
  ),
  attachedNot: msg('Pas joint :', { id: 'attachedNot' }),
  codeWhy: msg(
    'Il ouvre votre plainte. Notez-le ou imprimez cette page maintenant : nous ne le gardons pas et ne pouvons pas le retrouver.',
    { id: 'codeWhy' },
  ),
  keepText: msg('Tout en un seul texte, à copier et à garder', { id: 'keepText' }),
  attachedAgain: msg('Choisissez aussi à nouveau vos fichiers.', { id: 'attachedAgain' }),
  casePrintHow: msg('Imprimez cette page avec votre navigateur : tout y est ouvert.', {
    id: 'casePrintHow',
  }),
  openLater: msg(
    'Le service n’a pas pu ouvrir votre plainte pour l’instant. Attendez {seconds} secondes, puis réessayez.',
    { id: 'openLater' },
  ),
};

/** The texts of `pages` in one language, by key. */
export type PagesTexts = Record<keyof typeof templates, string>;
