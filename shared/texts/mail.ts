import { msg } from './msg.ts';

/** What e-mails say beside the sentences of a case, in French. A subject tells nothing about a person, and no mail holds a code. */
export const templates = {
  mailSubjectReceived: msg('Nous avons reçu votre plainte', { id: 'mailSubjectReceived' }),
  mailSubjectAcknowledged: msg('Nous traitons votre plainte', { id: 'mailSubjectAcknowledged' }),
  mailSubjectAsked: msg('Nous vous demandons des informations', { id: 'mailSubjectAsked' }),
  mailSubjectExtended: msg('Une nouvelle date pour notre réponse', { id: 'mailSubjectExtended' }),
  mailSubjectAnswered: msg('Nous avons répondu à votre plainte', { id: 'mailSubjectAnswered' }),
  mailSubjectReviewed: msg('Second examen : nous avons répondu', { id: 'mailSubjectReviewed' }),
  mailSubjectClosed: msg('Votre plainte est clôturée', { id: 'mailSubjectClosed' }),
  mailSubjectMissed: msg('Nous n’avons pas tenu une date', { id: 'mailSubjectMissed' }),
  mailSubjectNews: msg('Du nouveau dans votre plainte', { id: 'mailSubjectNews' }),
  mailSubjectContact: msg('Vos coordonnées ont été changées', { id: 'mailSubjectContact' }),
  mailSubjectCode: msg('Votre code d’accès a été remplacé', { id: 'mailSubjectCode' }),
  mailSubjectLink: msg('Un nouveau code d’accès', { id: 'mailSubjectLink' }),
  mailGreeting: msg('Bonjour,', { id: 'mailGreeting' }),
  mailReceived: msg('Nous avons reçu votre plainte.', { id: 'mailReceived' }),
  mailDetails: msg('Les détails sont dans votre dossier.', { id: 'mailDetails' }),
  mailAnswer: msg('Notre réponse se trouve dans votre dossier.', { id: 'mailAnswer' }),
  mailElsewhere: msg('Votre dossier dit où vous pouvez aller, et quand.', { id: 'mailElsewhere' }),
  mailReference: msg('Référence : {reference}', { id: 'mailReference' }),
  mailOpen: msg(
    'Pour ouvrir votre dossier, allez sur cette page et entrez la référence et votre code d’accès :',
    { id: 'mailOpen' },
  ),
  mailLost: msg('Vous n’avez pas ou plus de code ? Demandez-en un nouveau ici :', {
    id: 'mailLost',
  }),
  mailSecret: msg('Ne donnez votre code à personne, même si on vous le demande par e-mail.', {
    id: 'mailSecret',
  }),
  mailLink: msg(
    'Quelqu’un a demandé un nouveau code d’accès pour votre plainte. Si c’est vous, ouvrez cette page. Le lien sert une fois, pendant 10 minutes :',
    { id: 'mailLink' },
  ),
  mailLinkNot: msg('Ce n’est pas vous ? Ne faites rien : rien ne change.', { id: 'mailLinkNot' }),
  mailCode: msg(
    'Un nouveau code d’accès a été créé avec un lien envoyé par e-mail. L’ancien code ne fonctionne plus.',
    { id: 'mailCode' },
  ),
  mailCodeNot: msg(
    'Ce n’est pas vous ? Demandez tout de suite un nouveau code : celui qui vient d’être créé cesse alors de fonctionner. Ou appelez-nous : {phone}.',
    { id: 'mailCodeNot' },
  ),
  mailContact: msg('Les coordonnées de votre plainte ont été changées.', { id: 'mailContact' }),
  mailContactNot: msg('Ce n’est pas vous ? Appelez-nous : {phone}.', { id: 'mailContactNot' }),
};

/** The texts of `mail` in one language, by key. */
export type MailTexts = Record<keyof typeof templates, string>;
