
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'caseRead': `Wat u hebt ingediend`,
'codeCharacter': `Toegangscode: één teken bestaat niet in onze codes (letters en cijfers, nooit U).`,
'codeLength': `Toegangscode: die telt 28 tekens, in 7 groepen van 4.`,
'codeSuggestion': `Eén teken van de code lijkt fout. Bedoelde u {code}?`,
'codeUnreadable': `Toegangscode: er staat meer dan één fout in. Vergelijk met uw bewijs.`,
'codeUse': `Deze code gebruiken`,
'dueExtendedAnswer': `Gemotiveerd antwoord, verlengde datum: uiterlijk op {date}.`,
'dueSecondReading': `Antwoord op het tweede onderzoek: uiterlijk op {date}.`,
'erased': `De tekst van deze klacht is gewist.`,
'filedOn': `Ontvangen op {date}`,
'leave': `Deze weergave sluiten`,
'met': `Gebeurd op {date}.`,
'missedPromise': `Wij hebben ons niet aan deze datum gehouden.`,
'notOpened': `Deze referentie en deze code openen geen klacht. Controleer ze allebei.`,
'open': `Een klacht openen`,
'openButton': `Openen`,
'openFailed': `Wij kunnen de server niet bereiken. Controleer uw verbinding en probeer opnieuw.`,
'openIntro': `Vul de referentie en de toegangscode in die u bij het indienen hebt gekregen.`,
'quarantined': `Uw tekst is bewaard zoals u hem hebt verzonden. Iemand leest hem.`,
'referenceUnreadable': `Referentie: een referentie ziet eruit als SFB-26-7K3M9Q. Vergelijk met uw bewijs.`,
'signedOut': `Voor de veiligheid is de klacht weer gesloten. Voer de toegangscode opnieuw in om haar te openen.`,
'status': `Status`,
'statusAcknowledged': `Wij behandelen uw klacht.`,
'statusAnswered': `Wij hebben uw klacht beantwoord.`,
'statusClosed': `Deze klacht is afgesloten.`,
'statusInSecondReading': `De Klachtendienst bekijkt uw dossier opnieuw.`,
'statusReceived': `Ontvangen. De ontvangstbevestiging volgt.`,
'statusReviewed': `Het tweede onderzoek is klaar: wij hebben u geantwoord.`,
'tooManyTries': `Te veel pogingen. Wacht {seconds} seconden en probeer opnieuw.`,
'updatedAt': `Bijgewerkt om {time}.`,
'whyExtendedAnswer': `Verlengd op {start}. De eerste datum blijft zichtbaar.`,
'whyReopened': `Een maand na de heropening, {start}. Dat is ons eigen streefdoel.`,
'whySecondReading': `Een maand na uw vraag, {start}. Dat is ons eigen streefdoel.`,
    };
  