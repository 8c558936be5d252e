import type { Language } from '#shared/api/choices.ts';
import type { Refusal } from '#shared/case/decide.ts';

/** Why a command was not followed, in one plain sentence for whoever gave it. */
export const REFUSAL_SENTENCES: Record<Refusal, Record<Language, string>> = {
  alreadyFiled: {
    fr: 'Une plainte existe déjà sous cet identifiant.',
    nl: 'Onder dit dossiernummer is al een klacht ingediend.',
    de: 'Unter dieser Kennung gibt es schon eine Beschwerde.',
    en: 'A complaint was filed under this case id before.',
  },
  notFiled: {
    fr: 'Cette plainte n’existe pas encore.',
    nl: 'Deze klacht bestaat nog niet.',
    de: 'Diese Beschwerde gibt es noch nicht.',
    en: 'This complaint does not exist yet.',
  },
  notAllowed: {
    fr: 'Vous n’avez pas le droit de faire cela.',
    nl: 'U mag dit niet doen.',
    de: 'Sie dürfen das nicht tun.',
    en: 'You are not allowed to do this.',
  },
  notReceived: {
    fr: 'Un accusé de réception a déjà été envoyé pour cette plainte.',
    nl: 'De ontvangst van deze klacht is al bevestigd.',
    de: 'Der Eingang dieser Beschwerde wurde schon bestätigt.',
    en: 'This complaint was acknowledged before.',
  },
  notAcknowledged: {
    fr: 'Cela est possible seulement après l’accusé de réception et avant la réponse.',
    nl: 'Dit kan alleen na de ontvangstbevestiging en vóór het antwoord.',
    de: 'Das geht nur nach der Eingangsbestätigung und vor der Antwort.',
    en: 'This is possible only after the acknowledgement and before the answer.',
  },
  notAnswered: {
    fr: 'Cela est possible seulement après une réponse et avant l’étape suivante.',
    nl: 'Dit kan alleen na een antwoord en vóór de volgende stap.',
    de: 'Das geht nur nach einer Antwort und vor dem nächsten Schritt.',
    en: 'This is possible only after an answer and before the next step.',
  },
  notInFirstReading: {
    fr: 'Cela est possible seulement pendant le premier examen de la plainte.',
    nl: 'Dit kan alleen tijdens het eerste onderzoek van de klacht.',
    de: 'Das geht nur während der ersten Prüfung der Beschwerde.',
    en: 'This is possible only during the first reading of the complaint.',
  },
  notInReading: {
    fr: 'Cela est possible seulement pendant que la plainte est examinée.',
    nl: 'Dit kan alleen terwijl de klacht wordt onderzocht.',
    de: 'Das geht nur, während die Beschwerde geprüft wird.',
    en: 'This is possible only while the complaint is being read.',
  },
  notInsurance: {
    fr: 'Un produit d’assurance va seulement avec une plainte sur une assurance.',
    nl: 'Een verzekeringsproduct hoort alleen bij een klacht over een verzekering.',
    de: 'Ein Versicherungsprodukt passt nur zu einer Beschwerde über eine Versicherung.',
    en: 'An insurance product goes only with a complaint about insurance.',
  },
  erased: {
    fr: 'Les textes de cette plainte ont été effacés : rien ne peut plus y être ajouté.',
    nl: 'De teksten van deze klacht zijn gewist: er kan niets meer aan worden toegevoegd.',
    de: 'Die Texte dieser Beschwerde wurden gelöscht: Es kann nichts mehr hinzugefügt werden.',
    en: 'The texts of this complaint were erased: nothing can be added any more.',
  },
  notInSecondReading: {
    fr: 'Cela est possible seulement pendant le second examen de la plainte.',
    nl: 'Dit kan alleen tijdens het tweede onderzoek van de klacht.',
    de: 'Das geht nur, während die Beschwerde ein zweites Mal geprüft wird.',
    en: 'This is possible only while the complaint is in its second reading.',
  },
  notOpen: {
    fr: 'Cette plainte est clôturée.',
    nl: 'Deze klacht is afgesloten.',
    de: 'Diese Beschwerde ist abgeschlossen.',
    en: 'This complaint is closed.',
  },
  notClosed: {
    fr: 'Cette plainte n’est pas clôturée.',
    nl: 'Deze klacht is niet afgesloten.',
    de: 'Diese Beschwerde ist nicht abgeschlossen.',
    en: 'This complaint is not closed.',
  },
  notIndependent: {
    fr: 'Une personne qui a participé à la première réponse ne peut pas participer au second examen.',
    nl: 'Wie aan het eerste antwoord heeft meegewerkt, mag niet aan het tweede onderzoek meewerken.',
    de: 'Wer an der ersten Antwort beteiligt war, darf an der zweiten Prüfung nicht mitwirken.',
    en: 'Who had a hand in the first answer can have none in the second reading.',
  },
  unknownPerson: {
    fr: 'Cette personne n’existe pas ou ne travaille plus ici.',
    nl: 'Deze persoon bestaat niet of werkt hier niet meer.',
    de: 'Diese Person gibt es nicht, oder sie arbeitet nicht mehr hier.',
    en: 'This person does not exist or does not work here any more.',
  },
  wrongRole: {
    fr: 'Cette personne n’a pas le rôle qu’il faut pour cela.',
    nl: 'Deze persoon heeft niet de juiste rol.',
    de: 'Diese Person hat nicht die richtige Rolle dafür.',
    en: 'This person does not have the role that this needs.',
  },
  inThePast: {
    fr: 'Cette date est déjà passée.',
    nl: 'Deze datum is al voorbij.',
    de: 'Dieses Datum ist schon vorbei.',
    en: 'This date has passed already.',
  },
  notLater: {
    fr: 'La nouvelle date doit être plus tard que la date actuelle.',
    nl: 'De nieuwe datum moet later zijn dan de huidige.',
    de: 'Das neue Datum muss später sein als das jetzige.',
    en: 'The new date has to be later than the present one.',
  },
  beyondLimit: {
    fr: 'Cette date est trop loin de la première date.',
    nl: 'Deze datum ligt te ver na de eerste datum.',
    de: 'Dieses Datum liegt zu weit nach dem ersten Datum.',
    en: 'This date is too far after the first date.',
  },
  inTheFuture: {
    fr: 'Cette date n’est pas encore arrivée.',
    nl: 'Deze datum ligt in de toekomst.',
    de: 'Dieses Datum liegt in der Zukunft.',
    en: 'This date is still to come.',
  },
  beforeReceipt: {
    fr: 'Cette date est avant le jour où nous avons reçu la plainte.',
    nl: 'Deze datum ligt vóór de dag waarop wij de klacht ontvingen.',
    de: 'Dieses Datum liegt vor dem Tag, an dem wir die Beschwerde erhalten haben.',
    en: 'This date is before the day on which we received the complaint.',
  },
  findingsIncomplete: {
    fr: 'Une réponse doit traiter chaque point de la plainte une fois.',
    nl: 'Een antwoord moet op elk punt van de klacht één keer ingaan.',
    de: 'Eine Antwort muss auf jeden Punkt der Beschwerde einmal eingehen.',
    en: 'An answer has to speak to every point of the complaint once.',
  },
  nothingChanged: {
    fr: 'Cela ne changerait rien.',
    nl: 'Dit zou niets veranderen.',
    de: 'Das würde nichts ändern.',
    en: 'This would change nothing.',
  },
  notMissed: {
    fr: 'Cette promesse n’est pas manquée, ou c’est déjà noté.',
    nl: 'Deze belofte is niet gemist, of dat is al genoteerd.',
    de: 'Dieses Versprechen wurde nicht gebrochen, oder es ist schon vermerkt.',
    en: 'This promise was not missed, or that is written down already.',
  },
};
