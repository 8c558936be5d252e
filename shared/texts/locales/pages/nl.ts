
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'actFailed': `Nog niet verstuurd: uw tekst blijft hier staan. Controleer de verbinding en probeer het opnieuw.`,
'attachedAgain': `Kies ook uw bestanden opnieuw.`,
'attachedAllTooLarge': `Uw bestanden zijn samen te groot (hoogstens 60 MB). Bestanden die u op deze pagina niet ziet, zijn niet bijgevoegd.`,
'attachedHeading': `Uw bijgevoegde bestanden`,
'attachedLabel': `Uw bestanden`,
'attachedLater': `we konden dit bestand nu niet bewaren. Kies het wat later opnieuw, of verstuur uw klacht zonder dit bestand.`,
'attachedNot': `Niet bijgevoegd:`,
'attachedRemove': `{name} verwijderen`,
'caseIdle': `Na 30 minuten zonder activiteit vragen wij u opnieuw de referentie en de code. Wat u dan verstuurt, gaat niet verloren.`,
'casePrintHow': `Druk deze pagina af met uw browser: alles staat er open.`,
'codeWhy': `Daarmee opent u uw klacht. Noteer de code of druk deze pagina nu af: wij bewaren de code niet en kunnen die niet terugvinden.`,
'editAgain': `Mijn klacht wijzigen`,
'emailWhenNeeded': `Verplicht als wij u per e-mail antwoorden.`,
'foreignForm': `Dit formulier komt niet van een van onze pagina’s. Voor uw veiligheid hebben wij het niet aanvaard. Open onze pagina en probeer opnieuw.`,
'formExpired': `Deze pagina is niet meer geldig. Uw antwoorden staan er nog: controleer ze en verzend opnieuw.`,
'formIntro': `Alle velden zijn verplicht, behalve als er “niet verplicht” of een voorwaarde bij staat.`,
'formUnreadable': `Wij konden dit formulier niet lezen. Er is niets geregistreerd. Ga terug naar de vorige pagina en probeer opnieuw.`,
'goBack': `Uw tekst staat nog op de vorige pagina van uw browser.`,
'keepText': `Alles in één tekst, om te kopiëren en te bewaren`,
'languageBelow': `Taal: onder het geopende formulier.`,
'left': `U hebt deze klacht verlaten.`,
'notFound': `Deze pagina bestaat niet.`,
'onThisPage': `Op deze pagina`,
'openLater': `De dienst kon uw klacht nu niet openen. Wacht {seconds} seconden en probeer dan opnieuw.`,
'otherLanguage': `Verdergaan in een andere taal, met wat u hier hebt geschreven`,
'phoneWhenNeeded': `Verplicht als wij u telefonisch antwoorden.`,
'problem': `Er is bij ons iets misgegaan. Wat al geregistreerd was, is niet verloren. Vermeld dit nummer: {id}.`,
'receiptSalt': `Sleutel van de ondertekende tekst`,
'receiptWords': `De ondertekende tekst, zoals wij hem hebben geregistreerd`,
'reload': `Vernieuwen`,
'review': `Mijn klacht controleren`,
'saveHow': `Druk deze pagina af of sla ze op met uw browser: de code staat alleen hier.`,
'sentBack': `Wat u hebt verstuurd, staat hier nog: probeer opnieuw.`,
'sentBackTitle': `Nog niet gedaan`,
'sessionEnded': `Uw sessie is afgelopen. Vul de referentie en de code opnieuw in.`,
'signedHow': `Wij hebben dit bewijs ondertekend met onze sleutel {kid}. Bewaar deze tekst: hij kan zonder ons worden gecontroleerd.`,
'skip': `Naar de inhoud`,
'titleCase': `Mijn klacht lezen`,
'titleComplaint': `Klacht indienen`,
'titleProcedure': `Klachten`,
'tooBig': `Uw tekst is te lang om te versturen. Maak hem korter en probeer opnieuw.`,
'tooMany': `Te veel verzendingen via uw verbinding. Uw antwoorden staan er nog. Wacht {seconds} seconden en verzend opnieuw.`,
'toStart': `Naar het begin`,
'tryLater': `Wij konden uw klacht nu niet registreren. Uw antwoorden staan er nog. Wacht {seconds} seconden en verzend opnieuw: uw klacht wordt maar één keer geregistreerd.`,
'writtenBack': `Uw tekst staat er nog. Hij is niet verstuurd: lees hem na en verstuur hem.`,
'writtenHere': `Deze pagina bewaart wat u schreef: het komt daarna terug.`,
    };
  