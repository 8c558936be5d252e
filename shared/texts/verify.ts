import { msg } from './msg.ts';

/** The page that checks receipts and dossiers, in French. */
export const templates = {
  verifyTitle: msg('Vérifier une preuve ou un dossier', { id: 'verifyTitle' }),
  verifyIntro: msg(
    'Vous avez reçu une preuve ou un dossier de plainte ? Cette page dit s’il vient de nous et s’il est entier. Tout se passe dans votre navigateur : rien n’est envoyé.',
    { id: 'verifyIntro' },
  ),
  verifyFiles: msg('Choisir le fichier ZIP ou la preuve', { id: 'verifyFiles' }),
  verifyFolder: msg('Ou choisir le dossier, s’il est déjà décompressé', { id: 'verifyFolder' }),
  verifyDrop: msg('Vous pouvez aussi les déposer sur cette page.', { id: 'verifyDrop' }),
  verifyPaste: msg('Ou coller le texte d’une preuve', { id: 'verifyPaste' }),
  verifyPasteButton: msg('Vérifier ce texte', { id: 'verifyPasteButton' }),
  verifyReading: msg('Vérification en cours…', { id: 'verifyReading' }),
  verifyKeys: msg('Les clés', { id: 'verifyKeys' }),
  verifyKeysOurs: msg('Vérifié avec les clés de ce site.', { id: 'verifyKeysOurs' }),
  verifyKeysTheirs: msg(
    'Vérifié avec les clés qui sont dans cette page. Elles viennent du dossier lui-même : pour savoir si ce sont les nôtres, comparez-les avec celles que nous publions : {url}',
    { id: 'verifyKeysTheirs' },
  ),
  verifyNoScript: msg(
    'Cette page vérifie dans votre navigateur, et pour cela elle a besoin de JavaScript. Rien n’est envoyé. Sans JavaScript, demandez à quelqu’un d’ouvrir le fichier verify.html de votre dossier.',
    { id: 'verifyNoScript' },
  ),
  verifyLanguage: msg('Langue', { id: 'verifyLanguage' }),
  verdictWhole: msg('Ce dossier est entier et tel que nous l’avons signé.', { id: 'verdictWhole' }),
  verdictGaps: msg(
    'Rien de ce qui est ici n’a été modifié. Mais tout n’est pas là : les lignes disent quoi.',
    { id: 'verdictGaps' },
  ),
  verdictChanged: msg('Ce dossier n’est pas tel que nous l’avons signé. Les lignes disent où.', {
    id: 'verdictChanged',
  }),
  verdictForeign: msg('Ce dossier n’est signé avec aucune des clés connues ici.', {
    id: 'verdictForeign',
  }),
  verdictUnsupported: msg(
    'Ce navigateur ne sait pas vérifier nos signatures. Cela ne dit rien de ce que vous avez choisi : essayez avec un navigateur récent.',
    { id: 'verdictUnsupported' },
  ),
  verdictNone: msg('Il n’y a ni dossier ni preuve dans ce que vous avez choisi.', {
    id: 'verdictNone',
  }),
  verdictUnreadable: msg(
    'Le journal de ce dossier (log.json) n’est pas lisible tel que nous l’écrivons : il a été modifié ou abîmé.',
    { id: 'verdictUnreadable' },
  ),
  verdictBroken: msg('Ce fichier ZIP est abîmé ou incomplet. Téléchargez-le à nouveau.', {
    id: 'verdictBroken',
  }),
  stateProven: msg('Prouvé', { id: 'stateProven' }),
  stateChanged: msg('Modifié', { id: 'stateChanged' }),
  stateMissing: msg('Manque', { id: 'stateMissing' }),
  stateErased: msg('Effacé', { id: 'stateErased' }),
  stateLeftOut: msg('Laissé de côté', { id: 'stateLeftOut' }),
  stateUnproven: msg('Pas prouvé', { id: 'stateUnproven' }),
  sealProven: msg(
    'La signature du dossier : nous l’avons établi le {at} (heure de Bruxelles), et le journal n’a pas changé depuis.',
    { id: 'sealProven' },
  ),
  sealChanged: msg(
    'La signature du dossier est la nôtre, mais le journal n’est plus celui que nous avons signé.',
    { id: 'sealChanged' },
  ),
  sealMissing: msg(
    'La signature du dossier (seal.txt) manque : les derniers faits peuvent manquer aussi.',
    { id: 'sealMissing' },
  ),
  sealBad: msg('La signature du dossier (seal.txt) est fausse.', { id: 'sealBad' }),
  sealForeign: msg('Le dossier est signé avec une clé qui n’est pas connue ici.', {
    id: 'sealForeign',
  }),
  sealUnsupported: msg('La signature du dossier : ce navigateur ne sait pas la vérifier.', {
    id: 'sealUnsupported',
  }),
  entryLine: msg('{seq}. {what}, le {at} : {words}', { id: 'entryLine' }),
  entryUnsigned: msg('{seq}. {what}, le {at} : aucune signature ne couvre ce fait.', {
    id: 'entryUnsigned',
  }),
  textProven: msg('le texte est celui qui a été écrit alors.', { id: 'textProven' }),
  textNone: msg('aucun texte n’en fait partie.', { id: 'textNone' }),
  textChanged: msg('le texte n’est pas celui qui a été écrit alors.', { id: 'textChanged' }),
  textMissing: msg('le texte n’est pas là, et rien ne dit pourquoi.', { id: 'textMissing' }),
  textErased: msg('le texte a été effacé. La suite des faits tient toujours.', {
    id: 'textErased',
  }),
  textLeftOut: msg(
    'le texte a été laissé de côté par la personne qui a établi ce dossier. La suite des faits tient toujours.',
    { id: 'textLeftOut' },
  ),
  receiptProven: msg('{path} : une preuve signée par nous, du fait {seq}.', {
    id: 'receiptProven',
  }),
  receiptOther: msg(
    '{path} : une preuve signée par nous, mais d’autres faits que ceux qui sont ici.',
    { id: 'receiptOther' },
  ),
  receiptWrong: msg('{path} : cette preuve n’est pas signée par nous.', { id: 'receiptWrong' }),
  thingProven: msg('{path} : tel que nous l’avons signé.', { id: 'thingProven' }),
  thingChanged: msg('{path} : n’est pas celui que nous avons signé.', { id: 'thingChanged' }),
  thingMissing: msg('{path} : devrait être ici.', { id: 'thingMissing' }),
  thingUnsigned: msg('{path} : aucune signature valable n’en parle.', { id: 'thingUnsigned' }),
  thingStranger: msg('{path} : ne fait pas partie du dossier. Nous n’en disons rien.', {
    id: 'thingStranger',
  }),
  fileLeftOut: msg(
    'Un fichier de la plainte a été laissé de côté par la personne qui a établi ce dossier.',
    { id: 'fileLeftOut' },
  ),
  fileNotThere: msg('Un fichier annoncé n’était pas encore arrivé.', { id: 'fileNotThere' }),
  fileNotGiven: msg(
    'Un fichier n’a pas été donné : il n’était pas encore contrôlé, ou il est nuisible.',
    { id: 'fileNotGiven' },
  ),
  oneProven: msg('Cette preuve est signée par nous et n’a pas été modifiée.', { id: 'oneProven' }),
  oneSeal: msg(
    'Ceci est notre signature sous un dossier. Choisissez le dossier entier pour le vérifier.',
    { id: 'oneSeal' },
  ),
  oneWrong: msg('Cette preuve a été modifiée, ou la signature n’est pas la nôtre.', {
    id: 'oneWrong',
  }),
  oneForeign: msg('Cette preuve est signée avec une clé qui n’est pas connue ici.', {
    id: 'oneForeign',
  }),
  oneReference: msg('Référence', { id: 'oneReference' }),
  oneAt: msg('Reçu par nous le (heure de Bruxelles)', { id: 'oneAt' }),
  oneFiles: msg('Fichiers annoncés', { id: 'oneFiles' }),
  oneWords: msg(
    'Une preuve seule ne montre pas le texte : elle dit qu’il nous est arrivé ce jour-là. Le dossier contient les deux.',
    { id: 'oneWords' },
  ),
  lines: msg('Ligne par ligne', { id: 'lines' }),
  kindFiled: msg('Plainte déposée', { id: 'kindFiled' }),
  kindRegistered: msg('Plainte enregistrée par nous', { id: 'kindRegistered' }),
  kindQuarantined: msg('Plainte gardée telle qu’envoyée', { id: 'kindQuarantined' }),
  kindAcknowledged: msg('Accusé de réception', { id: 'kindAcknowledged' }),
  kindAdded: msg('Informations ajoutées', { id: 'kindAdded' }),
  kindAsked: msg('Informations demandées', { id: 'kindAsked' }),
  kindMessage: msg('Message', { id: 'kindMessage' }),
  kindExtended: msg('Délai prolongé', { id: 'kindExtended' }),
  kindAnswered: msg('Réponse motivée', { id: 'kindAnswered' }),
  kindSecond: msg('Second examen demandé', { id: 'kindSecond' }),
  kindDecided: msg('Réponse au second examen', { id: 'kindDecided' }),
  kindClosed: msg('Plainte clôturée', { id: 'kindClosed' }),
  kindReopened: msg('Plainte rouverte', { id: 'kindReopened' }),
  kindWithdrawn: msg('Plainte retirée', { id: 'kindWithdrawn' }),
  kindReclassified: msg('Plainte classée autrement', { id: 'kindReclassified' }),
  kindRecourse: msg('Organisme extérieur saisi', { id: 'kindRecourse' }),
  kindContact: msg('Coordonnées corrigées', { id: 'kindContact' }),
  kindCode: msg('Code d’accès remplacé', { id: 'kindCode' }),
  kindMissed: msg('Engagement non tenu', { id: 'kindMissed' }),
  kindErased: msg('Textes effacés', { id: 'kindErased' }),
  kindOther: msg('Autre fait', { id: 'kindOther' }),
};

/** The texts of `verify` in one language, by key. */
export type VerifyTexts = Record<keyof typeof templates, string>;
