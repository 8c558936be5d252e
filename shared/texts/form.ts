import { msg } from './msg.ts';

/** The form, its errors and the receipt, in French. */
export const templates = {
  stepOf: msg('Étape {step} sur {steps}', { id: 'stepOf' }),
  back: msg('Retour', { id: 'back' }),
  next: msg('Continuer', { id: 'next' }),
  close: msg('Revenir aux explications', { id: 'close' }),
  optional: msg('facultatif', { id: 'optional' }),
  you: msg('Vous et votre contrat', { id: 'you' }),
  reach: msg('Comment vous répondre', { id: 'reach' }),
  subjectStep: msg('De quoi s’agit-il ?', { id: 'subjectStep' }),
  story: msg('Votre récit', { id: 'story' }),
  check: msg('Vérifier et envoyer', { id: 'check' }),
  customer: msg('Vous nous écrivez comme', { id: 'customer' }),
  customerWhy: msg('Ainsi, votre plainte arrive au bon département.', { id: 'customerWhy' }),
  private: msg('Client particulier', { id: 'private' }),
  business: msg('Client professionnel', { id: 'business' }),
  name: msg('Prénom et nom', { id: 'name' }),
  company: msg('Nom de l’entreprise', { id: 'company' }),
  contractReference: msg('Numéro de dossier ou de contrat', { id: 'contractReference' }),
  contractReferenceWhy: msg(
    'Il se trouve sur votre contrat et sur nos lettres. Il nous aide à trouver votre dossier.',
    { id: 'contractReferenceWhy' },
  ),
  contractUnknown: msg('Je ne connais pas ce numéro', { id: 'contractUnknown' }),
  prefers: msg('Nous vous répondons par', { id: 'prefers' }),
  email: msg('E-mail', { id: 'email' }),
  post: msg('Courrier', { id: 'post' }),
  phone: msg('Téléphone', { id: 'phone' }),
  emailLabel: msg('Adresse e-mail', { id: 'emailLabel' }),
  phoneLabel: msg('Numéro de téléphone', { id: 'phoneLabel' }),
  street: msg('Rue, numéro et boîte', { id: 'street' }),
  postalCode: msg('Code postal', { id: 'postalCode' }),
  city: msg('Localité', { id: 'city' }),
  country: msg('Pays', { id: 'country' }),
  countryDefault: msg('Belgique', { id: 'countryDefault' }),
  addressWhy: msg('Seulement si nous vous répondons par courrier.', { id: 'addressWhy' }),
  alsoEmail: msg('Nous l’utilisons seulement pour votre plainte.', { id: 'alsoEmail' }),
  subject: msg('Votre plainte concerne', { id: 'subject' }),
  credit: msg('Un crédit', { id: 'credit' }),
  leasing: msg('Un leasing', { id: 'leasing' }),
  insurance: msg('Une assurance', { id: 'insurance' }),
  service: msg('Notre service', { id: 'service' }),
  data: msg('Vos données personnelles', { id: 'data' }),
  other: msg('Autre chose', { id: 'other' }),
  insuranceProduct: msg('De quelle assurance s’agit-il ?', { id: 'insuranceProduct' }),
  insuranceUnknown: msg('Je ne sais pas', { id: 'insuranceUnknown' }),
  insuranceWhy: msg(
    'Lease Cover et Smart Repair ne suivent pas cette procédure comme assurances : pour eux, choisissez « Un leasing » ou « Notre service ».',
    { id: 'insuranceWhy' },
  ),
  insuranceWhenNeeded: msg('Seulement si votre plainte concerne une assurance.', {
    id: 'insuranceWhenNeeded',
  }),
  companyWhenNeeded: msg('Seulement pour les professionnels.', { id: 'companyWhenNeeded' }),
  description: msg('Que s’est-il passé ?', { id: 'description' }),
  descriptionWhy: msg(
    'Avec vos mots : quoi, quand, et avec qui vous avez été en contact. N’écrivez pas de numéro de carte ni de mot de passe.',
    { id: 'descriptionWhy' },
  ),
  grievances: msg('Vos reproches, point par point', { id: 'grievances' }),
  grievancesWhy: msg('Une ligne par point, 10 au plus. Nous répondons à chacun.', {
    id: 'grievancesWhy',
  }),
  wish: msg('Que souhaitez-vous que nous fassions ?', { id: 'wish' }),
  checkIntro: msg('Relisez votre plainte. Vous pouvez encore tout changer.', { id: 'checkIntro' }),
  changeStep: msg('Modifier : {step}', { id: 'changeStep' }),
  notGiven: msg('pas indiqué', { id: 'notGiven' }),
  send: msg('Envoyer la plainte', { id: 'send' }),
  dataUse: msg('Nous utilisons ces données pour traiter votre plainte et pour rien d’autre.', {
    id: 'dataUse',
  }),
  draftKept: msg(
    'Votre texte est gardé sur cet appareil jusqu’à l’envoi, au plus tard jusqu’au {date}.',
    { id: 'draftKept' },
  ),
  draftNotKept: msg(
    'Cet appareil ne garde pas votre texte. Ne fermez pas cette page avant l’envoi, ou enregistrez votre texte dans un fichier.',
    { id: 'draftNotKept' },
  ),
  draftShared: msg('C’est un ordinateur partagé : ne rien garder ici', { id: 'draftShared' }),
  draftMore: msg('Brouillon : nommer, effacer, fichier', { id: 'draftMore' }),
  draftCopy: msg(
    'Ce brouillon est déjà ouvert dans un autre onglet. Ici, vous travaillez sur une copie.',
    { id: 'draftCopy' },
  ),
  draftGone: msg('Ce brouillon a été envoyé ou effacé dans un autre onglet.', { id: 'draftGone' }),
  draftFresh: msg('Commencer une autre plainte', { id: 'draftFresh' }),
  sealedHeading: msg('Votre plainte est prête', { id: 'sealedHeading' }),
  stateKept: msg(
    'Enregistrée sur cet appareil. Elle part d’elle-même dès que la connexion le permet, aussi après un redémarrage de la page.',
    { id: 'stateKept' },
  ),
  stateParked: msg('Enregistrée sur cet appareil, pas envoyée.', {
    id: 'stateParked',
  }),
  stateParkedUnkept: msg(
    'Pas envoyée, et cet appareil ne la garde pas. Laissez cette page ouverte, et enregistrez votre texte dans un fichier.',
    { id: 'stateParkedUnkept' },
  ),
  stateUnkept: msg(
    'Pas encore envoyée, et cet appareil ne la garde pas. Laissez cette page ouverte : elle essaie d’elle-même. Ou enregistrez votre texte dans un fichier.',
    { id: 'stateUnkept' },
  ),
  stateSending: msg('Envoi en cours…', { id: 'stateSending' }),
  stateReceived: msg('Reçue.', { id: 'stateReceived' }),
  otherSealed: msg('Autres plaintes sur cet appareil', { id: 'otherSealed' }),
  waitingOne: msg('Sur cet appareil : une plainte, {reference}.', { id: 'waitingOne' }),
  waitingMany: msg('Sur cet appareil : {count} plaintes.', { id: 'waitingMany' }),
  waitingActs: msg(
    'Dans une plainte, quelque chose n’est pas encore envoyé. Ouvrez-la ici pour que cela parte.',
    { id: 'waitingActs' },
  ),
  waitingShow: msg('Voir', { id: 'waitingShow' }),
  errorSummary: msg('Il y a un point à corriger.', { id: 'errorSummary' }),
  errorSummaryMany: msg('Il y a {count} points à corriger.', { id: 'errorSummaryMany' }),
  errorRequired: msg('{field} : complétez ce champ.', { id: 'errorRequired' }),
  errorChoose: msg('{field} : faites un choix.', { id: 'errorChoose' }),
  errorTooLong: msg('{field} : le texte est trop long ({max} caractères au plus).', {
    id: 'errorTooLong',
  }),
  errorTooMany: msg(
    '{field} : 10 points au plus, un par ligne, 1000 caractères au plus par point.',
    { id: 'errorTooMany' },
  ),
  errorEmail: msg('{field} : écrivez une adresse complète, par exemple nom@example.com.', {
    id: 'errorEmail',
  }),
  errorPhone: msg(
    '{field} : écrivez le numéro avec tous ses chiffres, par exemple 0470 12 34 56.',
    { id: 'errorPhone' },
  ),
  errorNeededToAnswer: msg(
    '{field} : nous en avons besoin pour vous répondre de la façon choisie.',
    { id: 'errorNeededToAnswer' },
  ),
  errorReferenceOrUnknown: msg(
    '{field} : écrivez le numéro, ou cochez « Je ne connais pas ce numéro ».',
    { id: 'errorReferenceOrUnknown' },
  ),
  errorUnexpected: msg('{field} : cette réponse ne va pas avec les autres.', {
    id: 'errorUnexpected',
  }),
  saveText: msg('Enregistrer mon texte dans un fichier', { id: 'saveText' }),
  insecure: msg(
    'Cette page n’est pas sécurisée (https) : l’envoi n’y est pas possible. Ouvrez le formulaire sur notre page.',
    { id: 'insecure' },
  ),
  received: msg('Votre plainte est reçue', { id: 'received' }),
  receivedQuarantined: msg(
    'Votre plainte est reçue. Une personne la lira d’abord, car son contenu ne suit pas la forme prévue. Nos engagements restent les mêmes.',
    { id: 'receivedQuarantined' },
  ),
  reference: msg('Référence', { id: 'reference' }),
  referenceWhy: msg('Citez-la quand vous nous contactez. Elle n’ouvre rien à elle seule.', {
    id: 'referenceWhy',
  }),
  accessCode: msg('Code d’accès', { id: 'accessCode' }),
  accessCodeWhy: msg(
    'Il ouvre votre plainte. Notez-le ou enregistrez le fichier maintenant : nous ne le gardons pas et ne pouvons pas le retrouver.',
    { id: 'accessCodeWhy' },
  ),
  datesHeading: msg('Ce que nous faisons, et quand', { id: 'datesHeading' }),
  dueAcknowledgement: msg('Accusé de réception : au plus tard le {date}.', {
    id: 'dueAcknowledgement',
  }),
  dueAnswer: msg('Réponse motivée : au plus tard le {date}.', { id: 'dueAnswer' }),
  whyAcknowledgement: msg('5 jours ouvrables après le jour de réception, le {start}.', {
    id: 'whyAcknowledgement',
  }),
  whyAnswer: msg('Un mois après le jour de réception, le {start}.', { id: 'whyAnswer' }),
  nextHeading: msg('Et maintenant ?', { id: 'nextHeading' }),
  nextSrc: msg(
    'Le département SRC traite votre plainte et vous répond de la façon que vous avez choisie.',
    { id: 'nextSrc' },
  ),
  nextLease: msg(
    'Le département BU Lease traite votre plainte et vous répond de la façon que vous avez choisie.',
    { id: 'nextLease' },
  ),
  nextSecond: msg(
    'Si la réponse ne vous satisfait pas, vous pouvez demander un second examen, indépendant.',
    { id: 'nextSecond' },
  ),
  receiptHeading: msg('Votre preuve', { id: 'receiptHeading' }),
  receiptWhy: msg(
    'Nous avons signé cette preuve. Elle montre que nous avons reçu exactement ce texte, à ce moment : {at}.',
    { id: 'receiptWhy' },
  ),
  receiptValid: msg(
    'Vérifié par cette page : la signature est la nôtre et elle porte sur votre texte, mot pour mot.',
    { id: 'receiptValid' },
  ),
  receiptUnsupported: msg(
    'Ce navigateur ne sait pas vérifier cette signature. Gardez le fichier : la preuve peut être vérifiée ailleurs.',
    { id: 'receiptUnsupported' },
  ),
  receiptText: msg('Texte de la preuve signée', { id: 'receiptText' }),
  receiptQr: msg('Code QR de la preuve signée', { id: 'receiptQr' }),
  save: msg('Enregistrer la preuve dans un fichier', { id: 'save' }),
  printReceipt: msg('Imprimer', { id: 'printReceipt' }),
  finish: msg('J’ai gardé ma preuve : effacer mes données de cette page', { id: 'finish' }),
  finishWhy: msg(
    'Jusque-là, cette page garde la référence, le code et votre texte sur cet appareil.',
    { id: 'finishWhy' },
  ),
  finishWhyUnkept: msg(
    'Cet appareil ne garde rien : enregistrez ou imprimez la preuve avant de fermer cette page.',
    { id: 'finishWhyUnkept' },
  ),
  fileIntro: msg('Preuve de dépôt de plainte - Stellantis Financial Services Belux', {
    id: 'fileIntro',
  }),
  fileContent: msg('Votre plainte', { id: 'fileContent' }),
};

/** The texts of `form` in one language, by key. */
export type FormTexts = Record<keyof typeof templates, string>;
