import { msg } from './msg.ts';

/** The accessibility statement, in French. What it says is checked as `docs/accessibility.md` tells; change both together. */
export const templates = {
  titleStatement: msg('Accessibilité', { id: 'titleStatement' }),
  statementHeading: msg('Accessibilité : ce qui va, et ce qui ne va pas encore', {
    id: 'statementHeading',
  }),
  statementIntro: msg(
    'Cette déclaration porte sur notre service en ligne pour les plaintes : ces pages, et l’élément que vous trouvez sur les sites des marques. La loi belge du 5 novembre 2023 concerne aussi les services de crédit aux consommateurs. Elle demande d’expliquer comment le service est accessible.',
    { id: 'statementIntro' },
  ),
  statementUseHeading: msg('Ce que vous pouvez faire ici', { id: 'statementUseHeading' }),
  statementUse: msg(
    'Vous lisez la procédure, vous déposez une plainte, vous la suivez et vous nous répondez. Il ne faut pas de compte. Pour rouvrir une plainte, il faut sa référence et son code d’accès.',
    { id: 'statementUse' },
  ),
  statementLanguages: msg('Tout existe en français, en néerlandais, en allemand et en anglais.', {
    id: 'statementLanguages',
  }),
  statementPlain: msg(
    'Ces pages fonctionnent sans JavaScript. Seule la page qui vérifie les preuves en a besoin.',
    { id: 'statementPlain' },
  ),
  statementOther: msg(
    'Vous préférez ne pas passer par un écran ? Vous pouvez nous téléphoner ou nous écrire par courrier.',
    { id: 'statementOther' },
  ),
  statementHowHeading: msg('Comment le service est accessible', { id: 'statementHowHeading' }),
  statementAim: msg(
    'Nous visons le niveau AA des règles internationales WCAG 2.2. Ici, cela veut dire :',
    { id: 'statementAim' },
  ),
  statementKeyboard: msg('Tout se fait au clavier seul, et vous voyez où vous êtes.', {
    id: 'statementKeyboard',
  }),
  statementNames: msg(
    'Chaque champ et chaque bouton a un nom qu’un lecteur d’écran peut dire. Une erreur est dite en mots, avec ce qu’il faut faire.',
    { id: 'statementNames' },
  ),
  statementSizes: msg(
    'Vous pouvez agrandir le texte à 200 %. Les pages tiennent sur un écran étroit, et les boutons sont assez grands pour un doigt.',
    { id: 'statementSizes' },
  ),
  statementColours: msg(
    'Les textes sont assez contrastés, en clair comme en sombre. Les couleurs que vous avez choisies dans votre appareil sont respectées.',
    { id: 'statementColours' },
  ),
  statementTime: msg(
    'Pour déposer une plainte, vous prenez le temps qu’il vous faut. Rien ne clignote et rien ne joue de son.',
    { id: 'statementTime' },
  ),
  statementCheckedHeading: msg('Comment nous l’avons vérifié', { id: 'statementCheckedHeading' }),
  statementChecked: msg(
    'Des programmes vérifient le service dans un navigateur : ils cherchent les erreurs connues, calculent les contrastes, mesurent les boutons, lisent les noms des champs et remplissent le formulaire au clavier.',
    { id: 'statementChecked' },
  ),
  statementUnchecked: msg(
    'Personne ne l’a encore essayé avec un lecteur d’écran, et aucun organisme extérieur ne l’a examiné. Nous ne disons donc pas que toutes les règles sont respectées.',
    { id: 'statementUnchecked' },
  ),
  statementLimitsHeading: msg('Ce qui n’est pas encore accessible', {
    id: 'statementLimitsHeading',
  }),
  statementLimitIdle: msg(
    'Une plainte ouverte sur ces pages se referme après 30 minutes sans rien faire, et nous ne pouvons pas vous avertir avant. Vous entrez alors à nouveau la référence et le code. Sur les sites des marques, vous êtes averti et vous pouvez rester, jusqu’à 12 heures en tout.',
    { id: 'statementLimitIdle' },
  ),
  statementLimitFiles: msg(
    'Les fichiers joints, les vôtres et les nôtres, gardent la forme dans laquelle ils ont été faits.',
    { id: 'statementLimitFiles' },
  ),
  statementLimitBodies: msg(
    'Les sites des organismes extérieurs ne dépendent pas de nous. Certains liens mènent à une page en français.',
    { id: 'statementLimitBodies' },
  ),
  statementTellHeading: msg('Quelque chose vous gêne ? Dites-le-nous', {
    id: 'statementTellHeading',
  }),
  statementTell: msg(
    'Téléphonez-nous, écrivez-nous, ou déposez une plainte ici : la même procédure vaut, avec les mêmes délais.',
    { id: 'statementTell' },
  ),
  statementDate: msg('Déclaration du {date}.', { id: 'statementDate' }),
};

/** The texts of `statement` in one language, by key. */
export type StatementTexts = Record<keyof typeof templates, string>;
