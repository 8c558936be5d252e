
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'change': `Wijzigen`,
'code': `Code: {code}`,
'otherWay': `U kunt uw tekst opslaan of afdrukken en ons op een andere manier bezorgen.`,
'receiptWrong': `Het antwoord van de server bewijst niet dat uw klacht is ontvangen. Ze blijft hier staan. Probeer het opnieuw, of stuur ons uw tekst op een andere manier.`,
'remove': `Deze klacht wissen`,
'removeFiles': `U wist ook deze bestanden van deze pagina: {names}`,
'removeHeading': `Deze klacht wissen?`,
'removeNo': `Nee, bewaren`,
'removeWhat': `U wist uw tekst, de referentie en de code. Heeft de server deze klacht, dan blijft ze daar, maar zonder de code kunt u ze niet meer openen. Sla uw tekst eerst op als u die nog nodig hebt.`,
'removeYes': `Ja, alles wissen`,
'sendAgain': `Opnieuw proberen te versturen`,
'whyForm': `De server begrijpt niet wat deze pagina verstuurt.`,
'whyLong': `Uw klacht is te lang voor de server. Maak ze korter.`,
'whyPage': `De server aanvaardt geen klachten die vanaf deze pagina worden verstuurd.`,
'whyThere': `De server heeft al iets onder het nummer van deze klacht, misschien deze klacht zelf. Probeer ze eerst te openen met de referentie en de code.`,
'words': `Uw tekst`,
    };
  