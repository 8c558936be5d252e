import { msg } from './msg.ts';

/** Who lost their code: asking for a link, and using it, in French. */
export const templates = {
  askTitle: msg('J’ai perdu mon code', { id: 'askTitle' }),
  askIntro: msg(
    'Nous pouvons vous envoyer un lien vers un nouveau code. Il va à l’adresse e-mail qui figure dans votre plainte.',
    { id: 'askIntro' },
  ),
  askEmail: msg('Adresse e-mail de votre plainte', { id: 'askEmail' }),
  askEmailWrong: msg('Adresse e-mail : une adresse ressemble à nom@exemple.be.', {
    id: 'askEmailWrong',
  }),
  askButton: msg('Envoyer le lien', { id: 'askButton' }),
  askedTitle: msg('Demande reçue', { id: 'askedTitle' }),
  asked: msg(
    'Si cette référence et cette adresse vont ensemble, un e-mail part vers cette adresse. Le lien sert une fois, pendant 10 minutes. Votre code actuel reste valable tant que vous n’utilisez pas le lien.',
    { id: 'asked' },
  ),
  askedNone: msg(
    'Rien ne vient ? Regardez dans les courriers indésirables et vérifiez les deux champs. Vous pouvez aussi nous appeler : notre numéro se trouve avec la procédure.',
    { id: 'askedNone' },
  ),
  askedAgain: msg('Demander à nouveau', { id: 'askedAgain' }),
  askOffline: msg(
    'Nous n’arrivons pas à joindre le serveur : rien n’est envoyé. Ce que vous avez écrit reste ici. Vérifiez votre connexion et réessayez.',
    { id: 'askOffline' },
  ),
  askLater: msg(
    'Le service n’a pas pu répondre pour l’instant. Attendez {seconds} secondes, puis réessayez.',
    { id: 'askLater' },
  ),
  askBack: msg('Retour', { id: 'askBack' }),
  linkTitle: msg('Créer un nouveau code', { id: 'linkTitle' }),
  linkIntro: msg(
    'Appuyez sur le bouton pour recevoir un nouveau code. L’ancien ne fonctionne plus ensuite, et la plainte se referme partout où elle est ouverte.',
    { id: 'linkIntro' },
  ),
  linkButton: msg('Créer le nouveau code', { id: 'linkButton' }),
  linkOver: msg('Ce lien ne fonctionne pas ou plus. Il sert une fois, pendant 10 minutes.', {
    id: 'linkOver',
  }),
  newTitle: msg('Votre nouveau code', { id: 'newTitle' }),
  newIntro: msg(
    'Gardez-le bien : il n’est montré qu’ici. L’ancien code ne fonctionne plus. Nous le notons dans votre dossier et nous vous le confirmons par e-mail, sans le code.',
    { id: 'newIntro' },
  ),
};

/** The texts of `code` in one language, by key. */
export type CodeTexts = Record<keyof typeof templates, string>;
