import { msg } from './msg.ts';

/** The first sight: the procedure explained, in French; what a person reads before acting. Facts in it are the company's (see docs/decisions/0002-texts.md). */
export const templates = {
  heading: msg('Quelque chose ne va pas ? Dites-le-nous.', { id: 'heading' }),
  intro: msg(
    'Vous êtes client de Stellantis Financial Services Belux et vous n’êtes pas satisfait d’un crédit, d’un leasing, d’une assurance ou de notre service ? Déposez votre plainte ici. Vous recevez tout de suite une preuve datée et signée.',
    { id: 'intro' },
  ),
  file: msg('Déposer une plainte', { id: 'file' }),
  follow: msg('Lire une plainte déjà déposée', { id: 'follow' }),
  language: msg('Langue', { id: 'language' }),
  promisesHeading: msg('Nos deux engagements', { id: 'promisesHeading' }),
  promisesToday: msg('Si vous déposez votre plainte aujourd’hui, {today} :', {
    id: 'promisesToday',
  }),
  promiseAcknowledgement: msg(
    'Accusé de réception dans les 5 jours ouvrables : au plus tard le {date}.',
    { id: 'promiseAcknowledgement' },
  ),
  promiseAnswer: msg('Réponse motivée dans un délai d’un mois au plus : au plus tard le {date}.', {
    id: 'promiseAnswer',
  }),
  promiseOwn: msg(
    'Ce sont nos propres engagements. Une exception doit être justifiée : nous vous en donnons la raison par écrit avec une nouvelle date, et la première date reste visible.',
    { id: 'promiseOwn' },
  ),
  countHeading: msg('Comment nous comptons les jours', { id: 'countHeading' }),
  countRule: msg(
    'Le jour où nous recevons votre plainte est le jour 0. Les jours ouvrables vont du lundi au vendredi, sauf les jours fériés légaux belges. Pour la réponse, nous comptons jusqu’au même jour du mois suivant, ou jusqu’à son dernier jour s’il n’a pas ce jour. L’heure de Bruxelles fait foi.',
    { id: 'countRule' },
  ),
  countSkipped: msg('Ne compte pas : {date} ({why}).', { id: 'countSkipped' }),
  saturday: msg('week-end', { id: 'saturday' }),
  sunday: msg('week-end', { id: 'sunday' }),
  newYear: msg('Nouvel An', { id: 'newYear' }),
  easterMonday: msg('lundi de Pâques', { id: 'easterMonday' }),
  labourDay: msg('fête du Travail', { id: 'labourDay' }),
  ascension: msg('Ascension', { id: 'ascension' }),
  whitMonday: msg('lundi de Pentecôte', { id: 'whitMonday' }),
  nationalDay: msg('fête nationale', { id: 'nationalDay' }),
  assumption: msg('Assomption', { id: 'assumption' }),
  allSaints: msg('Toussaint', { id: 'allSaints' }),
  armistice: msg('Armistice', { id: 'armistice' }),
  christmas: msg('Noël', { id: 'christmas' }),
  stepsHeading: msg('La procédure, étape par étape', { id: 'stepsHeading' }),
  step1Heading: msg('1. Premier contact', { id: 'step1Heading' }),
  step1: msg('Choisissez le moyen qui vous convient.', { id: 'step1' }),
  needsHeading: msg('Pour traiter votre plainte, il nous faut :', { id: 'needsHeading' }),
  needsContact: msg('vos coordonnées complètes ;', { id: 'needsContact' }),
  needsReference: msg('le numéro de votre dossier ou de votre contrat ;', { id: 'needsReference' }),
  needsDescription: msg('une description claire de votre demande ou de votre difficulté ;', {
    id: 'needsDescription',
  }),
  needsDocuments: msg('tout document utile pour traiter votre plainte.', { id: 'needsDocuments' }),
  channelForm: msg('Ce formulaire', { id: 'channelForm' }),
  channelFormHow: msg(
    'Vous êtes guidé pas à pas et vous recevez la preuve tout de suite. Vous pouvez y joindre des documents.',
    { id: 'channelFormHow' },
  ),
  channelPortal: msg('Espace client', { id: 'channelPortal' }),
  channelPortalHow: msg(
    'Connectez-vous avec votre adresse e-mail et votre mot de passe. Ouvrez l’onglet des demandes, puis « formulaire de plainte ». Pas de mot de passe ? Demandez-en un nouveau avec « mot de passe oublié ».',
    { id: 'channelPortalHow' },
  ),
  channelPortalOpen: msg('Ouvrir l’espace client', { id: 'channelPortalOpen' }),
  channelEmail: msg('E-mail', { id: 'channelEmail' }),
  channelPost: msg('Courrier', { id: 'channelPost' }),
  channelPostHow: msg('Adressez votre lettre au département des opérations.', {
    id: 'channelPostHow',
  }),
  channelPhone: msg('Téléphone', { id: 'channelPhone' }),
  phoneHours: msg(
    'Lundi, mardi et jeudi de 9 h à 11 h ; mercredi et vendredi de 13 h à 15 h, heure de Bruxelles. Fermé les jours fériés belges.',
    { id: 'phoneHours' },
  ),
  phoneOpen: msg('Ouvert maintenant, jusqu’à {time}.', { id: 'phoneOpen' }),
  phoneOpensToday: msg('Fermé pour l’instant. Ouvre aujourd’hui à {time}.', {
    id: 'phoneOpensToday',
  }),
  phoneOpens: msg('Fermé pour l’instant. Ouvre le {date} à {time}.', { id: 'phoneOpens' }),
  phoneFree: msg('numéro gratuit', { id: 'phoneFree' }),
  privateCustomers: msg('Clients particuliers', { id: 'privateCustomers' }),
  businessCustomers: msg('Clients professionnels', { id: 'businessCustomers' }),
  whoHandles: msg(
    'SRC traite les plaintes des particuliers (B2C), BU Lease celles des professionnels (B2B).',
    { id: 'whoHandles' },
  ),
  companyName: msg('Stellantis Financial Services Belux SA', { id: 'companyName' }),
  companyAddress: msg('Avenue du Bourget 20, boîte 1, 1130 Bruxelles', { id: 'companyAddress' }),
  step2Heading: msg('2. Second examen', { id: 'step2Heading' }),
  secondReading: msg(
    'La première réponse ne vous satisfait pas ? Demandez un nouvel examen, indépendant. Une personne impartiale du {service} relit tout votre dossier : elle n’a pas participé à la première réponse.',
    { id: 'secondReading' },
  ),
  secondReadingTerm: msg(
    'Nous visons une réponse dans le mois qui suit votre demande. C’est notre propre objectif.',
    { id: 'secondReadingTerm' },
  ),
  complaintsService: msg('Service des plaintes', { id: 'complaintsService' }),
  step3Heading: msg('3. Médiation externe, pour les consommateurs', { id: 'step3Heading' }),
  step3: msg(
    'Vous êtes consommateur et notre réponse ne vous satisfait pas, ou elle n’est pas venue dans le mois ? Adressez-vous à un organisme extérieur. C’est gratuit et indépendant de nous. Vous gardez le droit d’aller en justice.',
    { id: 'step3' },
  ),
  step3Business: msg(
    'Vous êtes client professionnel ? Cette étape ne fait pas partie de notre procédure pour les entreprises. Ombudsfin traite certaines de leurs plaintes : posez-lui la question.',
    { id: 'step3Business' },
  ),
  ombudsfin: msg('Ombudsfin - Ombudsman en conflits financiers', { id: 'ombudsfin' }),
  ombudsfinAddress: msg('Boulevard du Roi Albert II 8, boîte 2, 1000 Bruxelles', {
    id: 'ombudsfinAddress',
  }),
  ombudsfinForm: msg('Formulaire en ligne d’Ombudsfin, le plus rapide', { id: 'ombudsfinForm' }),
  ombudsfinEmail: msg('L’e-mail seulement si le formulaire ne fonctionne pas :', {
    id: 'ombudsfinEmail',
  }),
  ombudsfinAsks: msg(
    'Ce qu’il demande (vérifiez auprès de lui) : une plainte écrite d’abord chez nous, un objet clair, vos échanges avec nous et les contrats. Il peut refuser ce que vous nous avez signalé pour la première fois il y a plus d’un an. Il refuse si un tribunal est saisi.',
    { id: 'ombudsfinAsks' },
  ),
  opinionTerm: msg(
    'Le résultat est un avis. La loi prévoit 90 jours à partir du dossier complet, prolongeables une fois de 90 jours.',
    { id: 'opinionTerm' },
  ),
  consumerConnect: msg('ConsumerConnect', { id: 'consumerConnect' }),
  consumerConnectHow: msg(
    'Le portail en ligne du SPF Économie. Il rassemble les plaintes et les transmet au médiateur compétent.',
    { id: 'consumerConnectHow' },
  ),
  step4Heading: msg('4. Autorité de contrôle', { id: 'step4Heading' }),
  step4: msg(
    'Vous voulez signaler une infraction ou un abus ? Vous pouvez le faire à tout moment, avec le formulaire en ligne de l’autorité. Elle ne règle pas les cas individuels et ne vous informe pas de la suite donnée.',
    { id: 'step4' },
  ),
  economicInspection: msg(
    'SPF Économie, P.M.E., Classes moyennes et Énergie - Direction générale de l’Inspection économique',
    { id: 'economicInspection' },
  ),
  economicInspectionAddress: msg('North Gate III, Boulevard du Roi Albert II 16, 1000 Bruxelles', {
    id: 'economicInspectionAddress',
  }),
  insuranceHeading: msg('Votre plainte concerne une assurance', { id: 'insuranceHeading' }),
  insuranceSame: msg(
    'La même procédure vaut pour un produit d’assurance que nous distribuons comme intermédiaire, et pour la façon dont un sinistre a été traité.',
    { id: 'insuranceSame' },
  ),
  insuranceCovered: msg('Sont concernées :', { id: 'insuranceCovered' }),
  insuranceNotCovered: msg('Ne sont pas concernés : les services Lease Cover et Smart Repair.', {
    id: 'insuranceNotCovered',
  }),
  insuranceBody: msg(
    'Pas d’accord avec nous, ou vous préférez un médiateur spécialisé ? Contactez l’Ombudsman des Assurances, à tout moment. Nous écrire d’abord est conseillé, pas obligatoire.',
    { id: 'insuranceBody' },
  ),
  insuranceAsks: msg(
    'Ce qu’il demande (vérifiez auprès de lui), par écrit : une description, le nom de l’entreprise, la référence du contrat ou du sinistre. Il refuse si un tribunal est saisi.',
    { id: 'insuranceAsks' },
  ),
  insuranceOmbudsman: msg('Ombudsman des Assurances', { id: 'insuranceOmbudsman' }),
  insuranceOmbudsmanAddress: msg('Square de Meeûs 35, 1000 Bruxelles', {
    id: 'insuranceOmbudsmanAddress',
  }),
  outstandingBalance: msg('assurance solde restant dû', { id: 'outstandingBalance' }),
  financialLoss: msg('assurance perte financière', { id: 'financialLoss' }),
  motorLiability: msg('responsabilité civile automobile', { id: 'motorLiability' }),
  legalProtection: msg('protection juridique', { id: 'legalProtection' }),
  driver: msg('assurance du conducteur', { id: 'driver' }),
  omnium: msg('Omnium, le cas échéant', { id: 'omnium' }),
  tyre: msg('assurance pneus', { id: 'tyre' }),
  courts: msg('Quelle que soit l’étape, vous pouvez toujours aller en justice.', { id: 'courts' }),
  website: msg('Site web', { id: 'website' }),
  websiteFrench: msg('Site web (page en français)', { id: 'websiteFrench' }),
  copy: msg('Copier', { id: 'copy' }),
  copied: msg('Copié', { id: 'copied' }),
  print: msg('Imprimer ces informations', { id: 'print' }),
  privacy: msg('Ce que nous faisons de vos données', { id: 'privacy' }),
  loadFailed: msg('Cette partie n’a pas pu être chargée. Vérifiez votre connexion et réessayez.', {
    id: 'loadFailed',
  }),
  retry: msg('Réessayer', { id: 'retry' }),
  hostedForm: msg('Ouvrir le formulaire sur notre page', { id: 'hostedForm' }),
};

/** The texts of `sight` in one language, by key. */
export type SightTexts = Record<keyof typeof templates, string>;
