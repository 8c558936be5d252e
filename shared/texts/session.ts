import { msg } from './msg.ts';

/** Coming back to a case and staying in it: other ways to open it, what is kept on the device, what is on its way, the end of a session, in French. */
export const templates = {
  stepDone: msg('fait', { id: 'stepDone' }),
  stepNow: msg('en cours', { id: 'stepNow' }),
  stepOpen: msg('possible maintenant', { id: 'stepOpen' }),
  stepLater: msg('plus tard', { id: 'stepLater' }),
  stepOver: msg('n’a pas eu lieu', { id: 'stepOver' }),
  stepNotForYou: msg('réservé aux consommateurs', { id: 'stepNotForYou' }),
  actNow: msg('La suite', { id: 'actNow' }),
  actWrite: msg('Nous écrire, ajouter des fichiers', { id: 'actWrite' }),
  actWriteWhy: msg('Votre message entre dans le dossier. Vous en recevez la preuve.', {
    id: 'actWriteWhy',
  }),
  actRequest: msg('Demander un second examen', { id: 'actRequest' }),
  actRequestWhy: msg(
    'Une personne du Service des plaintes relit tout. Elle n’a pas participé à la première réponse : notre système le vérifie.',
    { id: 'actRequestWhy' },
  ),
  actRequestLabel: msg('Pourquoi la réponse ne vous satisfait-elle pas ?', {
    id: 'actRequestLabel',
  }),
  actContact: msg('Corriger mes coordonnées', { id: 'actContact' }),
  actContactWhy: msg('Elles remplacent celles que nous avons, pour tout ce qui suit.', {
    id: 'actContactWhy',
  }),
  addFiles: msg('Ajouter des fichiers', { id: 'addFiles' }),
  filesHeld: msg('Déjà dans cette plainte : {count} fichier(s). 10 et 60 Mo au plus en tout.', {
    id: 'filesHeld',
  }),
  filesGo: msg('Vos fichiers entrent dans la plainte quand vous envoyez ce message.', {
    id: 'filesGo',
  }),
  filesAlone: msg('Fichiers, sans message.', { id: 'filesAlone' }),
  papers: msg('Courrier et agenda', { id: 'papers' }),
  packOpen: msg('Préparer mon envoi', { id: 'packOpen' }),
  actWithdraw: msg('Retirer ma plainte', { id: 'actWithdraw' }),
  actWithdrawWhy: msg(
    'La plainte est alors clôturée : nous n’y répondons plus. Vous pouvez en déposer une autre.',
    { id: 'actWithdrawWhy' },
  ),
  actWithdrawLabel: msg('Pourquoi ? (facultatif)', { id: 'actWithdrawLabel' }),
  actRecourse: msg('Noter que j’ai saisi un organisme', { id: 'actRecourse' }),
  actRecourseWhy: msg('Cela n’envoie rien à cet organisme : nous le notons dans votre dossier.', {
    id: 'actRecourseWhy',
  }),
  actRecourseBody: msg('Quel organisme ?', { id: 'actRecourseBody' }),
  actRecourseOn: msg('Quel jour ?', { id: 'actRecourseOn' }),
  yourText: msg('Votre texte', { id: 'yourText' }),
  actSend: msg('Envoyer', { id: 'actSend' }),
  actDone: msg('Reçu le {at}. La preuve est signée.', { id: 'actDone' }),
  actEmpty: msg('Écrivez d’abord votre texte.', { id: 'actEmpty' }),
  actNoDate: msg('Indiquez un jour qui existe, pas dans le futur.', { id: 'actNoDate' }),
  actTooEarly: msg('Indiquez un jour à partir de celui où nous avons reçu votre plainte.', {
    id: 'actTooEarly',
  }),
  actCancel: msg('Annuler', { id: 'actCancel' }),
  keysFile: msg('Ou choisissez le fichier enregistré au dépôt', { id: 'keysFile' }),
  keysFileWhy: msg(
    'Vous pouvez aussi le faire glisser ici, ou coller tout son texte dans un des deux champs. Il est lu sur cette page et n’est envoyé nulle part.',
    { id: 'keysFileWhy' },
  ),
  keysPhotoWhy: msg('Une photo du code QR qui ouvre la plainte convient aussi.', {
    id: 'keysPhotoWhy',
  }),
  keysFound: msg('La référence et le code sont remplis. Choisissez « Ouvrir ».', {
    id: 'keysFound',
  }),
  keysNone: msg(
    'Nous n’y trouvons pas de référence avec son code d’accès. Choisissez le fichier enregistré au dépôt, ou tapez-les.',
    { id: 'keysNone' },
  ),
  keptHeading: msg('Sur cet appareil', { id: 'keptHeading' }),
  keptOpen: msg('Ouvrir {reference}', { id: 'keptOpen' }),
  keptForget: msg('Oublier {reference} sur cet appareil', { id: 'keptForget' }),
  keptGone: msg(
    'Cet appareil n’ouvre plus {reference} sans code. Entrez le code d’accès actuel de la plainte.',
    { id: 'keptGone' },
  ),
  linkQr: msg('Code QR qui ouvre cette plainte sur un autre appareil', { id: 'linkQr' }),
  linkWhy: msg(
    'Ce code QR ouvre votre plainte sur un autre appareil : il contient la référence et le code d’accès. Gardez-le aussi secret que le code.',
    { id: 'linkWhy' },
  ),
  idleWarning: msg(
    'Êtes-vous encore là ? Par sécurité, cette plainte se referme à {time} si vous ne faites rien. Ce que vous avez écrit n’est pas perdu.',
    { id: 'idleWarning' },
  ),
  stay: msg('Rester', { id: 'stay' }),
  deviceWords: msg(
    'Garder ici ce que j’écris jusqu’à l’envoi, chiffré : il faut le code d’accès pour le lire.',
    { id: 'deviceWords' },
  ),
  deviceOpen: msg(
    'Garder la plainte ouverte ici : elle s’ouvre sans code et ne se referme pas d’elle-même, jusqu’à ce que vous choisissiez « Oublier ». Qui utilise cet appareil peut alors la lire.',
    { id: 'deviceOpen' },
  ),
  deviceForget: msg('Oublier cette plainte sur cet appareil', { id: 'deviceForget' }),
  deviceForgotten: msg('Cet appareil ne garde plus rien de cette plainte.', {
    id: 'deviceForgotten',
  }),
  deviceRefuses: msg('Le navigateur ne permet pas de garder quelque chose sur cet appareil.', {
    id: 'deviceRefuses',
  }),
  pendingKept: msg(
    'Enregistré sur cet appareil. L’envoi se fait de lui-même dès que la connexion le permet. Si vous fermez la page avant, rouvrez la plainte ici : il reprend.',
    { id: 'pendingKept' },
  ),
  pendingUnkept: msg(
    'Pas encore envoyé, et cet appareil ne le garde pas. Laissez cette page ouverte : l’envoi se fait de lui-même.',
    { id: 'pendingUnkept' },
  ),
  pendingRefused: msg('Le serveur ne l’a pas accepté ({code}). Votre texte reste ici.', {
    id: 'pendingRefused',
  }),
  pendingRefusedWhy: msg('Le serveur ne l’a pas accepté : {why} Votre texte reste ici.', {
    id: 'pendingRefusedWhy',
  }),
  pendingOver: msg(
    'Le renvoyer n’y changerait rien. Ce que vous pouvez encore faire est plus bas, avec les voies extérieures. Enregistrez votre texte si vous voulez le garder.',
    { id: 'pendingOver' },
  ),
  saveText: msg('Enregistrer mon texte', { id: 'saveText' }),
  pendingUnproven: msg(
    'La réponse du serveur ne prouve pas qu’il l’a reçu. Votre texte reste ici.',
    { id: 'pendingUnproven' },
  ),
  saveProof: msg('Enregistrer la preuve', { id: 'saveProof' }),
  takeDossier: msg('Emporter mon dossier', { id: 'takeDossier' }),
  pendingAgain: msg('Réessayer l’envoi', { id: 'pendingAgain' }),
  pendingDrop: msg('Ne plus l’envoyer', { id: 'pendingDrop' }),
  pendingLost: msg(
    'Tout n’est pas encore envoyé, et cet appareil ne le garde pas. Si vous quittez maintenant, c’est perdu. Pour quitter quand même, choisissez encore « {leave} ».',
    { id: 'pendingLost' },
  ),
  pendingWaits: msg(
    'Tout n’est pas encore envoyé. Cela reste sur cet appareil et ne partira que si vous rouvrez la plainte ici. Pour quitter quand même, choisissez encore « {leave} ».',
    { id: 'pendingWaits' },
  ),
  pendingStays: msg('Ce qui n’a pas pu être envoyé', { id: 'pendingStays' }),
  pendingUnchecked: msg('Reçu le {at}. Ce navigateur ne peut pas vérifier la signature.', {
    id: 'pendingUnchecked',
  }),
};

/** The texts of `session` in one language, by key. */
export type SessionTexts = Record<keyof typeof templates, string>;
