
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'deviceForget': `Deze klacht op dit toestel vergeten`,
'deviceForgotten': `Dit toestel bewaart niets meer van deze klacht.`,
'deviceOpen': `De klacht hier open houden: ze gaat open zonder code en sluit niet vanzelf, tot u ‘Vergeten’ kiest. Wie dit toestel gebruikt, kan ze dan lezen.`,
'deviceRefuses': `De browser laat niet toe om iets op dit toestel te bewaren.`,
'deviceWords': `Hier bewaren wat ik schrijf tot het verstuurd is, versleuteld: om het te lezen is de toegangscode nodig.`,
'idleWarning': `Bent u er nog? Voor de veiligheid sluit deze klacht om {time} als u niets doet. Wat u hebt geschreven, gaat niet verloren.`,
'keptForget': `{reference} op dit toestel vergeten`,
'keptGone': `Dit toestel opent {reference} niet meer zonder code. Voer de huidige toegangscode van de klacht in.`,
'keptHeading': `Op dit toestel`,
'keptOpen': `{reference} openen`,
'keysFile': `Of kies het bestand dat u bij het indienen hebt opgeslagen`,
'keysFileWhy': `U kunt het ook hierheen slepen, of de hele tekst in een van de twee velden plakken. Het wordt op deze pagina gelezen en nergens naartoe gestuurd.`,
'keysFound': `Referentie en code zijn ingevuld. Kies ‘Openen’.`,
'keysNone': `We vinden er geen referentie met haar toegangscode in. Kies het bestand dat u bij het indienen hebt opgeslagen, of typ ze in.`,
'keysPhotoWhy': `Een foto van de QR-code die de klacht opent, kan ook.`,
'linkQr': `QR-code die deze klacht op een ander toestel opent`,
'linkWhy': `Deze QR-code opent uw klacht op een ander toestel: de referentie en de toegangscode staan erin. Houd hem even geheim als de code.`,
'pendingAgain': `Opnieuw verzenden`,
'pendingDrop': `Niet meer versturen`,
'pendingKept': `Bewaard op dit toestel. Het vertrekt vanzelf zodra er verbinding is. Sluit u de pagina eerder, open de klacht dan hier opnieuw: het gaat dan verder.`,
'pendingLost': `Nog niet alles is verzonden, en dit apparaat bewaart het niet. Als u nu weggaat, is het verloren. Kies nog eens ‘{leave}’ om toch weg te gaan.`,
'pendingRefused': `De server heeft het niet aanvaard ({code}). Uw tekst blijft hier staan.`,
'pendingRefusedWhy': `De server heeft het niet aanvaard: {why} Uw tekst blijft hier.`,
'pendingStays': `Wat niet verstuurd kon worden`,
'pendingUnchecked': `Ontvangen op {at}. Deze browser kan de handtekening niet controleren.`,
'pendingUnkept': `Nog niet verstuurd, en dit toestel bewaart het niet. Laat deze pagina open: het vertrekt vanzelf.`,
'pendingUnproven': `Het antwoord van de server bewijst niet dat het is ontvangen. Uw tekst blijft hier staan.`,
'saveProof': `Bewijs opslaan`,
'stay': `Blijven`,
'takeDossier': `Mijn dossier meenemen`,
    };
  