import { msg } from './msg.ts';

/** Adding files and following their way, in French. An error follows the file's name and a colon. */
export const templates = {
  heading: msg('Fichiers', { id: 'heading' }),
  limits: msg(
    'Facultatif. 10 fichiers au plus, 20 Mo chacun, 60 Mo ensemble : PDF, JPEG, PNG, WebP, HEIC, DOCX, ODT, TXT, EML.',
    { id: 'limits' },
  ),
  how: msg('Un fichier part dès que vous l’ajoutez. Votre plainte n’attend pas vos fichiers.', {
    id: 'how',
  }),
  photos: msg(
    'Avant l’envoi, cet appareil réduit les grandes photos et retire le lieu de la prise de vue. Pour chaque photo, vous pouvez choisir « Envoyer telle quelle ».',
    { id: 'photos' },
  ),
  choose: msg('Choisir des fichiers', { id: 'choose' }),
  photograph: msg('Prendre une photo', { id: 'photograph' }),
  drop: msg('Vous pouvez aussi les déposer ou les coller ici.', { id: 'drop' }),
  preparing: msg('en préparation', { id: 'preparing' }),
  waiting: msg('en attente', { id: 'waiting' }),
  sending: msg('{percent} % envoyés', { id: 'sending' }),
  offline: msg('interrompu à {percent} %, continue seul dès que possible', { id: 'offline' }),
  paused: msg('en pause à {percent} %', { id: 'paused' }),
  arrived: msg('reçu', { id: 'arrived' }),
  refused: msg('pas envoyé : le serveur ne l’a pas accepté', { id: 'refused' }),
  refusedLarge: msg('pas envoyé : trop grand. 20 Mo au plus par fichier, 60 Mo ensemble', {
    id: 'refusedLarge',
  }),
  refusedMany: msg('pas envoyé : 10 fichiers au plus par plainte', { id: 'refusedMany' }),
  refusedBroken: msg('pas envoyé : le fichier arrive abîmé', { id: 'refusedBroken' }),
  code: msg('Code : {code}', { id: 'code' }),
  keptHere: msg('Le fichier est gardé sur cet appareil.', { id: 'keptHere' }),
  notKept: msg('pas envoyé : cet appareil ne l’a plus. Retirez-le et choisissez-le à nouveau', {
    id: 'notKept',
  }),
  unkept: msg(
    'Gardez cette page ouverte jusqu’à l’envoi : le fichier n’est pas gardé sur cet appareil.',
    { id: 'unkept' },
  ),
  smaller: msg('Photo réduite, sans son lieu ({size} avant).', { id: 'smaller' }),
  cleaned: msg('Le lieu de la prise de vue est retiré.', { id: 'cleaned' }),
  unreadable: msg(
    'Cet appareil ne peut pas modifier cette image. Elle part telle quelle, avec son lieu s’il y figure.',
    { id: 'unreadable' },
  ),
  asIs: msg('Envoyer telle quelle', { id: 'asIs' }),
  pause: msg('Mettre en pause', { id: 'pause' }),
  goOn: msg('Continuer', { id: 'goOn' }),
  again: msg('Réessayer', { id: 'again' }),
  remove: msg('Retirer', { id: 'remove' }),
  added: msg('ajouté', { id: 'added' }),
  removed: msg('retiré', { id: 'removed' }),
  dismiss: msg('Fermer ces messages', { id: 'dismiss' }),
  errorEmpty: msg('ce fichier est vide. Choisissez-en un autre.', { id: 'errorEmpty' }),
  errorLost: msg(
    'ce fichier ne peut pas être lu, peut-être a-t-il changé ou disparu. Choisissez-le à nouveau.',
    { id: 'errorLost' },
  ),
  errorType: msg('ce type de fichier n’est pas accepté. La liste des types est ci-dessus.', {
    id: 'errorType',
  }),
  errorTooLarge: msg('{size}. 20 Mo au plus par fichier, 60 Mo ensemble.', { id: 'errorTooLarge' }),
  errorMany: msg('10 fichiers au plus. Retirez-en un d’abord.', { id: 'errorMany' }),
  errorTwice: msg('ce fichier est déjà dans la liste.', { id: 'errorTwice' }),
  errorFolder: msg('un dossier ne peut pas être ajouté. Choisissez les fichiers qu’il contient.', {
    id: 'errorFolder',
  }),
  restKept: msg('gardés sur cet appareil : {count}', { id: 'restKept' }),
  restHere: msg('seulement dans cette page : {count}', { id: 'restHere' }),
  restSending: msg('en cours d’envoi : {count}', { id: 'restSending' }),
  restReceived: msg('reçus : {count}', { id: 'restReceived' }),
  restWait: msg('Votre plainte ne les attend pas.', { id: 'restWait' }),
  restClose: msg('Vous pouvez fermer cette page : l’envoi continue quand vous y revenez.', {
    id: 'restClose',
  }),
  restOpen: msg('Gardez cette page ouverte jusqu’à ce que tous soient reçus.', { id: 'restOpen' }),
  restErase: msg('Si vous effacez vos données ici avant, ils ne partiront plus.', {
    id: 'restErase',
  }),
};

/** The texts of `files` in one language, by key. */
export type FilesTexts = Record<keyof typeof templates, string>;
