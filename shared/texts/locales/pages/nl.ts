
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'chooseOne': `Maak een keuze`,
'editAgain': `Mijn klacht wijzigen`,
'formExpired': `Deze pagina is niet meer geldig. Uw antwoorden staan er nog: controleer ze en verzend opnieuw.`,
'formIntro': `Alle velden zijn verplicht, behalve als er “niet verplicht” of een voorwaarde bij staat.`,
'notFound': `Deze pagina bestaat niet.`,
'problem': `Er is bij ons iets misgegaan. Wat al geregistreerd was, is niet verloren. Vermeld dit nummer: {id}.`,
'review': `Mijn klacht controleren`,
'saveHow': `Druk deze pagina af of sla ze op met uw browser: de code staat alleen hier.`,
'sessionEnded': `Uw sessie is afgelopen. Vul de referentie en de code opnieuw in.`,
'signedHow': `Wij hebben dit bewijs ondertekend met onze sleutel {kid}. Bewaar deze tekst: hij kan zonder ons worden gecontroleerd.`,
'skip': `Naar de inhoud`,
'titleCase': `Mijn klacht lezen`,
'titleComplaint': `Klacht indienen`,
'titleProcedure': `Klachten`,
'tooBig': `Uw tekst is te lang om te verzenden. Maak hem korter en probeer opnieuw.`,
'tooMany': `Te veel verzendingen via uw verbinding. Uw antwoorden staan er nog. Wacht {seconds} seconden en verzend opnieuw.`,
'toStart': `Naar het begin`,
'tryLater': `Wij konden uw klacht nu niet registreren. Uw antwoorden staan er nog. Wacht {seconds} seconden en verzend opnieuw: uw klacht wordt maar één keer geregistreerd.`,
    };
  