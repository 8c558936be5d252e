import { msg } from './msg.ts';

/** Letters, packs for the outside bodies and the file for a calendar, in French. A text that begins with `cover` is written to a body, in the person's name. */
export const templates = {
  calendarHeading: msg('Les dates dans votre agenda', { id: 'calendarHeading' }),
  calendarWhy: msg(
    'Un fichier avec nos dates et celles des organismes extérieurs. Il contient la référence, mais aucun nom. Si une date change, enregistrez-le à nouveau.',
    { id: 'calendarWhy' },
  ),
  calendarSave: msg('Enregistrer les dates (.ics)', { id: 'calendarSave' }),
  calendarOf: msg('Plainte {reference}', { id: 'calendarOf' }),
  dayOfAcknowledgement: msg('Plainte {reference} : accusé de réception au plus tard aujourd’hui', {
    id: 'dayOfAcknowledgement',
  }),
  dayOfAnswer: msg('Plainte {reference} : réponse motivée au plus tard aujourd’hui', {
    id: 'dayOfAnswer',
  }),
  dayOfExtendedAnswer: msg(
    'Plainte {reference} : réponse motivée au plus tard aujourd’hui (date prolongée)',
    { id: 'dayOfExtendedAnswer' },
  ),
  dayOfSecondReading: msg(
    'Plainte {reference} : réponse au second examen au plus tard aujourd’hui',
    { id: 'dayOfSecondReading' },
  ),
  dayFrom: msg('Plainte {reference} : vous pouvez saisir {body}', { id: 'dayFrom' }),
  dayUntil: msg('Plainte {reference} : dernier jour pour saisir {body} sans risque de refus', {
    id: 'dayUntil',
  }),
  letterHeading: msg('Une lettre par la poste', { id: 'letterHeading' }),
  letterWhy: msg(
    'Rien ne part d’ici : imprimez la lettre, signez-la et postez-la. Elle compte à partir du jour où nous la recevons.',
    { id: 'letterWhy' },
  ),
  letterFilingWhy: msg(
    'Cette lettre contient ce que vous avez écrit. Rien ne part d’ici : signez-la, joignez vos documents et postez-la. Nos délais commencent le jour où nous la recevons.',
    { id: 'letterFilingWhy' },
  ),
  letterKind: msg('Votre lettre', { id: 'letterKind' }),
  letterWrite: msg('Écrire au sujet de ma plainte', { id: 'letterWrite' }),
  letterRequest: msg('Demander un second examen', { id: 'letterRequest' }),
  letterMake: msg('Mettre en page', { id: 'letterMake' }),
  letterPrint: msg('Imprimer la lettre', { id: 'letterPrint' }),
  letterPrintHow: msg('Imprimez cette page avec votre navigateur : seule la lettre est imprimée.', {
    id: 'letterPrintHow',
  }),
  letterRequestedBy: msg('Je demande un second examen de ma plainte. Mes raisons :', {
    id: 'letterRequestedBy',
  }),
  letterSubject: msg('Objet : plainte {reference}', { id: 'letterSubject' }),
  letterSubjectRequest: msg('Objet : plainte {reference}, demande d’un second examen', {
    id: 'letterSubjectRequest',
  }),
  letterSubjectNew: msg('Objet : plainte', { id: 'letterSubjectNew' }),
  letterOpening: msg('Madame, Monsieur,', { id: 'letterOpening' }),
  letterPoints: msg('Mes reproches :', { id: 'letterPoints' }),
  letterWish: msg('Ce que je demande :', { id: 'letterWish' }),
  letterAnswerBy: msg('Merci de me répondre par : {way}.', { id: 'letterAnswerBy' }),
  letterEnclosed: msg('Documents joints :', { id: 'letterEnclosed' }),
  letterClosing: msg('Veuillez agréer mes salutations distinguées.', { id: 'letterClosing' }),
  letterSignature: msg('Signature', { id: 'letterSignature' }),
  letterQr: msg('Code QR de la référence {reference}', { id: 'letterQr' }),
  packHeading: msg('Pour saisir : {body}', { id: 'packHeading' }),
  packText: msg('Texte d’accompagnement', { id: 'packText' }),
  packTextWhy: msg(
    'Complétez ce qui est entre crochets et changez ce que vous voulez. Rien ne part d’ici : copiez le texte dans leur formulaire, ou imprimez-le.',
    { id: 'packTextWhy' },
  ),
  packDossier: msg(
    'Joignez aussi votre dossier, que vous pouvez télécharger sur la page de votre plainte.',
    {
      id: 'packDossier',
    },
  ),
  packPost: msg('Adresse postale : {address}', { id: 'packPost' }),
  packPrint: msg('Imprimer ce texte', { id: 'packPrint' }),
  packMake: msg('Mettre en page pour imprimer', { id: 'packMake' }),
  packCopyHow: msg('Sélectionnez le texte pour le copier.', { id: 'packCopyHow' }),
  packChange: msg('Modifier le texte', { id: 'packChange' }),
  backToCase: msg('Revenir à ma plainte', { id: 'backToCase' }),
  coverName: msg('[votre nom]', { id: 'coverName' }),
  coverAddress: msg('[votre adresse]', { id: 'coverAddress' }),
  coverSubject: msg('Objet : plainte contre {company}, référence {reference}', {
    id: 'coverSubject',
  }),
  coverReport: msg('Objet : signalement concernant {company}, référence {reference}', {
    id: 'coverReport',
  }),
  coverReceived: msg(
    'Le {date}, {company} ({address}) a reçu ma plainte. Elle porte la référence {reference}.',
    { id: 'coverReceived' },
  ),
  coverAbout: msg('Sujet : {subject}.', { id: 'coverAbout' }),
  coverContract: msg('Numéro de dossier ou de contrat : {contract}.', { id: 'coverContract' }),
  coverContractBlank: msg('[si vous le connaissez]', { id: 'coverContractBlank' }),
  coverInsuranceBlank: msg('[numéro du contrat ou du sinistre]', { id: 'coverInsuranceBlank' }),
  coverAnswered: msg('L’entreprise m’a répondu le {date}.', { id: 'coverAnswered' }),
  coverLate: msg(
    'L’entreprise s’était engagée à me répondre au plus tard le {date}. Elle ne l’a pas fait.',
    { id: 'coverLate' },
  ),
  coverAwaited: msg(
    'L’entreprise s’est engagée à me répondre au plus tard le {date}. Je n’ai pas encore de réponse.',
    { id: 'coverAwaited' },
  ),
  coverExtended: msg('Elle a prolongé ce délai jusqu’au {date}.', { id: 'coverExtended' }),
  coverWithdrawn: msg('J’ai retiré cette plainte le {date}, avant la réponse.', {
    id: 'coverWithdrawn',
  }),
  coverRequested: msg('J’ai demandé un second examen le {date}.', { id: 'coverRequested' }),
  coverReviewed: msg('L’entreprise a répondu au second examen le {date}.', { id: 'coverReviewed' }),
  coverWhy: msg('Cette réponse ne me satisfait pas, parce que :', { id: 'coverWhy' }),
  coverWhyBlank: msg('[vos raisons]', { id: 'coverWhyBlank' }),
  coverStory: msg('Ce qui s’est passé :', { id: 'coverStory' }),
  coverStoryBlank: msg('[ce qui s’est passé, avec vos mots]', { id: 'coverStoryBlank' }),
  coverWishBlank: msg('[ce que vous demandez]', { id: 'coverWishBlank' }),
  coverEnclosed: msg('Je joins le dossier de cette plainte.', { id: 'coverEnclosed' }),
  coverContracts: msg('[Joignez aussi vos contrats.]', { id: 'coverContracts' }),
};

/** The texts of `letters` in one language, by key. */
export type LettersTexts = Record<keyof typeof templates, string>;
