import { msg } from './msg.ts';

/** Opening a case and reading where it stands, in French. */
export const templates = {
  open: msg('Ouvrir une plainte', { id: 'open' }),
  openIntro: msg('Entrez la référence et le code d’accès que vous avez reçus au dépôt.', {
    id: 'openIntro',
  }),
  openButton: msg('Ouvrir', { id: 'openButton' }),
  codeSuggestion: msg('Un caractère du code semble faux. Vouliez-vous dire {code} ?', {
    id: 'codeSuggestion',
  }),
  codeUse: msg('Utiliser ce code', { id: 'codeUse' }),
  codeLength: msg('Code d’accès : il compte 28 caractères, en 7 groupes de 4.', {
    id: 'codeLength',
  }),
  codeCharacter: msg(
    'Code d’accès : un caractère n’existe pas dans nos codes (lettres et chiffres, jamais U).',
    { id: 'codeCharacter' },
  ),
  codeUnreadable: msg(
    'Code d’accès : il contient plus d’une erreur. Comparez-le avec votre preuve.',
    { id: 'codeUnreadable' },
  ),
  referenceUnreadable: msg(
    'Référence : une référence ressemble à SFB-26-7K3M9Q. Comparez-la avec votre preuve.',
    { id: 'referenceUnreadable' },
  ),
  notOpened: msg(
    'Cette référence et ce code n’ouvrent pas de plainte. Vérifiez-les tous les deux.',
    { id: 'notOpened' },
  ),
  tooManyTries: msg('Trop d’essais. Attendez {seconds} secondes, puis réessayez.', {
    id: 'tooManyTries',
  }),
  lostCode: msg('J’ai perdu mon code', { id: 'lostCode' }),
  openFailed: msg(
    'Nous n’arrivons pas à joindre le serveur. Vérifiez votre connexion et réessayez.',
    { id: 'openFailed' },
  ),
  updatedAt: msg('Mis à jour à {time}.', { id: 'updatedAt' }),
  signedOut: msg(
    'Par sécurité, la plainte a été refermée. Entrez à nouveau le code d’accès pour la rouvrir.',
    { id: 'signedOut' },
  ),
  caseRead: msg('Ce que vous avez déposé', { id: 'caseRead' }),
  caseFiles: msg('Fichiers', { id: 'caseFiles' }),
  fileArrived: msg('arrivé', { id: 'fileArrived' }),
  fileAwaited: msg('annoncé, pas encore arrivé', { id: 'fileAwaited' }),
  fileHarmful: msg('arrivé, mais mis à part : il contient quelque chose de nuisible', {
    id: 'fileHarmful',
  }),
  leave: msg('Quitter cette plainte', { id: 'leave' }),
  quarantined: msg('Votre texte est gardé tel que vous l’avez envoyé. Une personne le lit.', {
    id: 'quarantined',
  }),
  erased: msg('Le texte de cette plainte a été effacé.', { id: 'erased' }),
  status: msg('État', { id: 'status' }),
  statusReceived: msg('Reçue. L’accusé de réception suit.', { id: 'statusReceived' }),
  statusAcknowledged: msg('Nous traitons votre plainte.', { id: 'statusAcknowledged' }),
  statusAnswered: msg('Nous avons répondu à votre plainte.', { id: 'statusAnswered' }),
  statusInSecondReading: msg('Le Service des plaintes relit votre dossier.', {
    id: 'statusInSecondReading',
  }),
  statusReviewed: msg('Le second examen est terminé : nous vous avons répondu.', {
    id: 'statusReviewed',
  }),
  statusClosed: msg('Cette plainte est clôturée.', { id: 'statusClosed' }),
  dueExtendedAnswer: msg('Réponse motivée, date prolongée : au plus tard le {date}.', {
    id: 'dueExtendedAnswer',
  }),
  whyExtendedAnswer: msg('Prolongation décidée le {start}. La première date reste visible.', {
    id: 'whyExtendedAnswer',
  }),
  dueSecondReading: msg('Réponse au second examen : au plus tard le {date}.', {
    id: 'dueSecondReading',
  }),
  whySecondReading: msg('Un mois après votre demande, le {start}. C’est notre propre objectif.', {
    id: 'whySecondReading',
  }),
  whyReopened: msg('Un mois après la réouverture, le {start}. C’est notre propre objectif.', {
    id: 'whyReopened',
  }),
  sourceProcedure: msg('C’est un engagement de notre procédure.', { id: 'sourceProcedure' }),
  met: msg('Fait le {date}.', { id: 'met' }),
  endedClock: msg('La plainte a été retirée le {date} : nous n’y répondons plus.', {
    id: 'endedClock',
  }),
  missedPromise: msg('Nous n’avons pas tenu cette date.', { id: 'missedPromise' }),
  nextReceived: msg('C’est à nous : nous en accusons réception au plus tard le {date}.', {
    id: 'nextReceived',
  }),
  nextAcknowledged: msg('C’est à nous : nous vous répondons au plus tard le {date}.', {
    id: 'nextAcknowledged',
  }),
  nextAnswered: msg(
    'C’est à vous : la réponse ne vous satisfait pas ? Demandez un second examen, ou voyez les voies extérieures.',
    { id: 'nextAnswered' },
  ),
  nextInSecondReading: msg(
    'C’est à nous : le Service des plaintes répond au plus tard le {date}.',
    {
      id: 'nextInSecondReading',
    },
  ),
  nextReviewed: msg(
    'C’est à vous : si cette réponse ne vous satisfait pas, voyez les voies extérieures.',
    { id: 'nextReviewed' },
  ),
  nextClosed: msg('Vous pouvez encore nous écrire.', { id: 'nextClosed' }),
  nextAsked: msg('Nous vous avons demandé des informations : écrivez-nous.', { id: 'nextAsked' }),
  independent: msg(
    'Le second examen est indépendant : qui a traité, suivi ou écrit la première réponse n’y prend aucune part. Notre système le refuse.',
    { id: 'independent' },
  ),
  datePassed: msg('Cette date est passée, et nous ne l’avons pas tenue.', { id: 'datePassed' }),
  timeline: msg('Ce qui s’est passé', { id: 'timeline' }),
  didFiled: msg('Vous avez déposé votre plainte.', { id: 'didFiled' }),
  didRegistered: msg('Nous avons enregistré votre plainte ({channel}).', { id: 'didRegistered' }),
  channelOfPost: msg('courrier', { id: 'channelOfPost' }),
  channelOfPhone: msg('téléphone', { id: 'channelOfPhone' }),
  channelOfEmail: msg('e-mail', { id: 'channelOfEmail' }),
  channelOfPortal: msg('espace client', { id: 'channelOfPortal' }),
  didAcknowledged: msg(
    'Nous avons accusé réception. Le département {department} traite votre plainte.',
    { id: 'didAcknowledged' },
  ),
  didAdd: msg('Vous avez ajouté des informations.', { id: 'didAdd' }),
  weAdded: msg('Nous avons ajouté des informations.', { id: 'weAdded' }),
  weAsked: msg('Nous vous demandons des informations.', { id: 'weAsked' }),
  didWrite: msg('Vous nous avez écrit.', { id: 'didWrite' }),
  weWrote: msg('Nous vous avons écrit.', { id: 'weWrote' }),
  weExtended: msg('Nous avons prolongé le délai de notre réponse jusqu’au {date}.', {
    id: 'weExtended',
  }),
  weAnswered: msg('Nous avons répondu à votre plainte.', { id: 'weAnswered' }),
  didRequest: msg('Vous avez demandé un second examen.', { id: 'didRequest' }),
  weReviewed: msg('Le Service des plaintes a répondu.', { id: 'weReviewed' }),
  weClosed: msg('Nous avons clôturé la plainte.', { id: 'weClosed' }),
  weReopened: msg('Nous avons rouvert la plainte.', { id: 'weReopened' }),
  didWithdraw: msg('Vous avez retiré votre plainte.', { id: 'didWithdraw' }),
  weReclassified: msg('Nous avons classé la plainte autrement.', { id: 'weReclassified' }),
  nowDepartment: msg('Département : {department}.', { id: 'nowDepartment' }),
  nowSubject: msg('Sujet : {subject}.', { id: 'nowSubject' }),
  wentThere: msg('Organisme saisi : {body}, le {date}.', { id: 'wentThere' }),
  contactChanged: msg('Les coordonnées ont été corrigées.', { id: 'contactChanged' }),
  weMissed: msg('Nous n’avons pas tenu notre engagement du {date}.', { id: 'weMissed' }),
  codeReplaced: msg('Le code d’accès a été remplacé. L’ancien ne fonctionne plus.', {
    id: 'codeReplaced',
  }),
  weErased: msg('Les textes de cette plainte ont été effacés.', { id: 'weErased' }),
  filesWith: msg('Fichiers annoncés : {count}.', { id: 'filesWith' }),
  wordsErased: msg('Le texte a été effacé.', { id: 'wordsErased' }),
  grievanceNumber: msg('Point {number}', { id: 'grievanceNumber' }),
  grievanceOnly: msg('Votre plainte', { id: 'grievanceOnly' }),
  upheld: msg('Nous vous donnons raison.', { id: 'upheld' }),
  partly: msg('Nous vous donnons raison en partie.', { id: 'partly' }),
  rejected: msg('Nous ne vous donnons pas raison.', { id: 'rejected' }),
  measuresHeading: msg('Ce que nous allons faire', { id: 'measuresHeading' }),
  measureBy: msg('Au plus tard le {date}', { id: 'measureBy' }),
  wayOut: msg('Les voies extérieures', { id: 'wayOut' }),
  wayOutIntro: msg(
    'Voici où vous pouvez aller, et quand. Rien de cela ne ferme votre plainte ici.',
    {
      id: 'wayOutIntro',
    },
  ),
  openSince: msg('Possible depuis le {date}.', { id: 'openSince' }),
  openFrom: msg('Possible à partir du {date}, ou plus tôt si nous répondons avant.', {
    id: 'openFrom',
  }),
  wayFree: msg('C’est gratuit.', { id: 'wayFree' }),
  openAnyTime: msg('Possible à tout moment.', { id: 'openAnyTime' }),
  openUntil: msg('Allez-y avant le {date}, un an après votre plainte : ensuite, il peut refuser.', {
    id: 'openUntil',
  }),
  reportsOnly: msg('Pour signaler une infraction. Elle ne règle pas les cas individuels.', {
    id: 'reportsOnly',
  }),
  notForBusiness: msg(
    'Cette étape ne fait pas partie de notre procédure pour les entreprises. Ombudsfin traite certaines de leurs plaintes : posez-lui la question.',
    { id: 'notForBusiness' },
  ),
  consumersOnly: msg('Cette étape est réservée aux consommateurs.', { id: 'consumersOnly' }),
  notInsurance: msg('Pour les assurances seulement. Votre plainte porte sur autre chose.', {
    id: 'notInsurance',
  }),
  court: msg('Les tribunaux', { id: 'court' }),
  needsHas: msg('Déjà dans votre dossier : {list}.', { id: 'needsHas' }),
  needsMissing: msg('À préparer : {list}.', { id: 'needsMissing' }),
  needComplaintToCompany: msg('votre plainte écrite chez nous', { id: 'needComplaintToCompany' }),
  needClearObject: msg('l’objet de la plainte', { id: 'needClearObject' }),
  needCorrespondence: msg('vos échanges avec nous', { id: 'needCorrespondence' }),
  needContracts: msg('les contrats', { id: 'needContracts' }),
  needDescription: msg('une description', { id: 'needDescription' }),
  needCompany: msg('le nom de l’entreprise', { id: 'needCompany' }),
  needContractReference: msg('la référence du contrat ou du sinistre', {
    id: 'needContractReference',
  }),
  needOnlineForm: msg('son formulaire en ligne', { id: 'needOnlineForm' }),
  theirForm: msg('Ouvrir son site', { id: 'theirForm' }),
  theirFormFrench: msg('Ouvrir son site (en français)', { id: 'theirFormFrench' }),
};

/** The texts of `case` in one language, by key. */
export type CaseTexts = Record<keyof typeof templates, string>;
