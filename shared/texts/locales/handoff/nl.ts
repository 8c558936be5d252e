
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'handAgain': `Opnieuw proberen`,
'handBusy': `Er zijn te veel links gemaakt. Probeer het later opnieuw, of bewaar uw tekst in een bestand.`,
'handFailed': `De link kon niet worden gemaakt. Probeer het opnieuw, of bewaar uw tekst in een bestand.`,
'handHeading': `Verdergaan op een ander toestel`,
'handIntro': `Een link neemt uw tekst, zoals die is wanneer u de link maakt, mee naar een ander toestel. Hij wordt hier versleuteld: wij kunnen hem niet lezen. Er is nog geen klacht ingediend.`,
'handLink': `Link voor het andere toestel`,
'handMake': `Link maken`,
'handMaking': `De link wordt gemaakt…`,
'handNotWithdrawn': `De link kon niet worden ingetrokken. Probeer het opnieuw.`,
'handOlder': `U hebt uw tekst sindsdien gewijzigd: deze link neemt de oude mee. Trek hem in om een andere te maken.`,
'handQr': `QR-code van de link voor het andere toestel`,
'handReady': `De link is klaar. Hij werkt één keer, tot {date}. Open hem op het andere toestel, of scan de QR-code.`,
'handSecret': `Wie deze link heeft, kan uw tekst lezen: geef hem aan niemand.`,
'handTerms': `De link werkt één keer, gedurende 7 dagen. Bijgevoegde bestanden gaan niet mee. Uw tekst blijft ook op deze pagina staan.`,
'handTooLong': `Uw tekst is te lang voor een link. Bewaar hem in een bestand.`,
'handWithdraw': `Deze link intrekken`,
'handWithdrawn': `Deze link werkt niet meer.`,
'handWithdrawWhy': `U kunt hem intrekken zolang deze pagina open blijft.`,
'takeBroken': `Deze link is niet volledig. Kopieer hem helemaal, of maak een andere waar u begonnen bent.`,
'takeGone': `Deze link werkt niet meer: hij is al gebruikt, hij is ingetrokken, of zijn 7 dagen zijn voorbij. Uw tekst staat nog waar u begonnen bent.`,
'takeHeading': `Uw tekst van een ander toestel`,
'takenGoOn': `Verdergaan met uw klacht`,
'takenKept': `Uw tekst is aangekomen en wordt op dit toestel bewaard. De link werkt niet meer. Op het andere toestel blijft uw tekst ook staan: verstuur hem maar van één van beide.`,
'takenUnkept': `Uw tekst is aangekomen, maar dit toestel bewaart hem niet. Sluit deze pagina niet vóór het versturen.`,
'takeUnreachable': `Uw tekst kon niet worden opgehaald: de dienst antwoordt niet. Probeer het opnieuw.`,
'takeWithout': `Zonder deze tekst beginnen`,
'taking': `Uw tekst wordt opgehaald…`,
    };
  