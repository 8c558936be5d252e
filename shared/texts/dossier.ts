import { msg } from './msg.ts';

/** Taking a dossier along, and the document in it, in French. */
export const templates = {
  dossierTake: msg('Emporter mon dossier', { id: 'dossierTake' }),
  dossierWhy: msg(
    'Un fichier ZIP : ce que vous lisez ici en un document, vos fichiers, les preuves signées, et une page qui vérifie le tout sans nous et sans réseau.',
    { id: 'dossierWhy' },
  ),
  dossierWithout: msg('À laisser de côté (facultatif)', { id: 'dossierWithout' }),
  dossierWithoutWhy: msg(
    'Le dossier se vérifie aussi sans cela, et il dit ce qui a été laissé de côté. Chaque texte a été signé en entier : il part en entier ou pas du tout. Vos coordonnées sont dans le texte de votre plainte.',
    { id: 'dossierWithoutWhy' },
  ),
  dossierFiled: msg('Ma plainte et mes coordonnées', { id: 'dossierFiled' }),
  dossierMessages: msg('Les messages et les motifs', { id: 'dossierMessages' }),
  dossierAnswers: msg('Les réponses motivées', { id: 'dossierAnswers' }),
  dossierAttached: msg('Les fichiers joints', { id: 'dossierAttached' }),
  dossierMake: msg('Télécharger le dossier', { id: 'dossierMake' }),
  dossierMaking: msg('Le dossier arrive…', { id: 'dossierMaking' }),
  dossierProgress: msg('{done} Mo sur {all} Mo', { id: 'dossierProgress' }),
  dossierStop: msg('Arrêter', { id: 'dossierStop' }),
  dossierDone: msg('Le dossier est arrivé en entier : {name}. Votre navigateur l’enregistre.', {
    id: 'dossierDone',
  }),
  dossierOffline: msg('Le dossier n’est pas arrivé. Vérifiez votre connexion et réessayez.', {
    id: 'dossierOffline',
  }),
  dossierWait: msg('Trop de demandes. Attendez {seconds} secondes, puis réessayez.', {
    id: 'dossierWait',
  }),
  paperName: msg('dossier', { id: 'paperName' }),
  paperTitle: msg('Dossier de plainte {reference}', { id: 'paperTitle' }),
  paperMade: msg('Établi par {company} le {at} (heure de Bruxelles).', { id: 'paperMade' }),
  paperCheck: msg(
    'Ce document se lit. La preuve est à côté : ouvrez verify.html dans un navigateur, puis choisissez ce fichier ZIP. Cette page dit, ligne par ligne, ce qui est prouvé. Elle n’a besoin ni de nous ni d’un réseau.',
    { id: 'paperCheck' },
  ),
  paperSigns: msg(
    'Un signe que notre police d’écriture n’a pas, ou qu’on ne voit pas, est écrit par son numéro, par exemple [U+1F984]. Trois signes invisibles, que des mots de certaines langues contiennent, restent tels quels : U+00AD, U+200C et U+200D. Un texte qui s’écrit de droite à gauche peut y être mal disposé. Les textes exacts sont dans log.json.',
    { id: 'paperSigns' },
  ),
  paperPage: msg('Page {page} sur {pages}', { id: 'paperPage' }),
  paperLeftOut: msg('Laissé de côté par la personne qui a établi ce dossier.', {
    id: 'paperLeftOut',
  }),
  paperComplaintOut: msg(
    'Ce que votre plainte en contient est laissé de côté dans ce dossier-ci.',
    { id: 'paperComplaintOut' },
  ),
  paperHeld: msg('pas encore contrôlé, donc pas donné ici', { id: 'paperHeld' }),
};

/** The texts of `dossier` in one language, by key. */
export type DossierTexts = Record<keyof typeof templates, string>;
