
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'draftContinue': `Verdergaan: {name}`,
'draftCopyFiles': `Deze bestanden konden niet worden gekopieerd. Voeg ze opnieuw toe: {names}`,
'draftErase': `Wissen: {name}`,
'draftEraseNot': `Bewaren`,
'draftEraseSure': `Deze tekst en de bestanden gaan verloren. Wilt u ze wissen?`,
'draftForget': `Mijn tekst van dit toestel wissen`,
'draftHand': `Verdergaan op een ander toestel`,
'draftLoad': `Verdergaan met een opgeslagen bestand`,
'draftName': `Naam van dit concept (niet verplicht)`,
'draftOf': `{name}, gewijzigd op {date} om {time}`,
'draftOver': `Meer dan 30 dagen niet gewijzigd: wordt morgen gewist, tenzij u verdergaat.`,
'draftSave': `Mijn tekst opslaan in een bestand`,
'draftsHeading': `U bent aan een klacht begonnen`,
'draftsIntro': `Ga verder, of begin een andere klacht. Een concept is nog niet verstuurd.`,
'draftUnnamed': `Concept van {time}`,
'draftUnreadable': `Dit bestand bevat geen tekst die met dit formulier is opgeslagen.`,
    };
  