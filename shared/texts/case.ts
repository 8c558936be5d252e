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
  openFailed: msg(
    'Nous n’arrivons pas à joindre le serveur. Vérifiez votre connexion et réessayez.',
    { id: 'openFailed' },
  ),
  filedOn: msg('Reçue le {date}', { id: 'filedOn' }),
  updatedAt: msg('Mis à jour à {time}.', { id: 'updatedAt' }),
  signedOut: msg(
    'Par sécurité, la plainte a été refermée. Entrez à nouveau le code d’accès pour la rouvrir.',
    { id: 'signedOut' },
  ),
  caseRead: msg('Ce que vous avez déposé', { id: 'caseRead' }),
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
  met: msg('Fait le {date}.', { id: 'met' }),
  missedPromise: msg('Nous n’avons pas tenu cette date.', { id: 'missedPromise' }),
};

/** The texts of `case` in one language, by key. */
export type CaseTexts = Record<keyof typeof templates, string>;
