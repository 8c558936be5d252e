
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'mailAnswer': `Ons antwoord staat in uw dossier.`,
'mailCode': `Er is een nieuwe toegangscode gemaakt met een link die per e-mail is verstuurd. De oude code werkt niet meer.`,
'mailCodeNot': `Was u dat niet? Vraag meteen een nieuwe code: de code die net is gemaakt, werkt dan niet meer. Of bel ons: {phone}.`,
'mailContact': `De contactgegevens van uw klacht zijn gewijzigd.`,
'mailContactNot': `Was u dat niet? Bel ons: {phone}.`,
'mailDetails': `De details staan in uw dossier.`,
'mailElsewhere': `In uw dossier staat waar u terechtkunt, en wanneer.`,
'mailGreeting': `Goedendag,`,
'mailLink': `Iemand heeft een nieuwe toegangscode voor uw klacht gevraagd. Was u dat, open dan deze pagina. De link werkt één keer, 10 minuten lang:`,
'mailLinkNot': `Was u dat niet? Doe niets: er verandert niets.`,
'mailLost': `Hebt u geen code (meer)? Vraag hier een nieuwe:`,
'mailOpen': `Om uw dossier te openen, gaat u naar deze pagina en vult u de referentie en uw toegangscode in:`,
'mailReceived': `Wij hebben uw klacht ontvangen.`,
'mailReference': `Referentie: {reference}`,
'mailSecret': `Geef uw code aan niemand, ook niet als iemand er per e-mail om vraagt.`,
'mailSubjectAcknowledged': `Wij behandelen uw klacht`,
'mailSubjectAnswered': `Wij hebben op uw klacht geantwoord`,
'mailSubjectAsked': `Wij vragen u om informatie`,
'mailSubjectClosed': `Uw klacht is afgesloten`,
'mailSubjectCode': `Uw toegangscode is vervangen`,
'mailSubjectContact': `Uw contactgegevens zijn gewijzigd`,
'mailSubjectExtended': `Een nieuwe datum voor ons antwoord`,
'mailSubjectLink': `Een nieuwe toegangscode`,
'mailSubjectMissed': `Wij hebben een datum niet gehaald`,
'mailSubjectNews': `Er is nieuws over uw klacht`,
'mailSubjectReceived': `Wij hebben uw klacht ontvangen`,
'mailSubjectReviewed': `Tweede onderzoek: wij hebben geantwoord`,
    };
  