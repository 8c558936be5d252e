
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'added': `toegevoegd`,
'again': `Opnieuw proberen`,
'arrived': `ontvangen`,
'asIs': `Ongewijzigd versturen`,
'choose': `Bestanden kiezen`,
'cleaned': `De plaats van de opname is verwijderd.`,
'code': `Code: {code}`,
'dismiss': `Deze berichten sluiten`,
'drop': `U kunt ze ook hierheen slepen of hier plakken.`,
'errorEmpty': `dit bestand is leeg. Kies een ander.`,
'errorFolder': `een map kan niet worden toegevoegd. Kies de bestanden die erin zitten.`,
'errorLost': `dit bestand kan niet worden gelezen, misschien is het gewijzigd of verdwenen. Kies het opnieuw.`,
'errorMany': `hoogstens 10 bestanden. Verwijder er eerst een.`,
'errorTooLarge': `{size}. Hoogstens 20 MB per bestand, samen 60 MB.`,
'errorTwice': `dit bestand staat al in de lijst.`,
'errorType': `dit soort bestand wordt niet aanvaard. De lijst van soorten staat hierboven.`,
'goOn': `Verdergaan`,
'heading': `Bestanden`,
'how': `Een bestand vertrekt zodra u het toevoegt. Uw klacht wacht niet op uw bestanden.`,
'keptHere': `Het bestand blijft op dit toestel bewaard.`,
'limits': `Niet verplicht. Hoogstens 10 bestanden, elk 20 MB, samen 60 MB: PDF, JPEG, PNG, WebP, HEIC, DOCX, ODT, TXT, EML.`,
'notKept': `niet verstuurd: dit toestel heeft het niet meer. Verwijder het en kies het opnieuw`,
'offline': `onderbroken bij {percent} %, gaat vanzelf verder zodra het kan`,
'pause': `Pauzeren`,
'paused': `gepauzeerd bij {percent} %`,
'photograph': `Een foto nemen`,
'photos': `Vóór het versturen maakt dit toestel grote foto’s kleiner en haalt het de plaats van de opname eruit. Voor elke foto kunt u “Ongewijzigd versturen” kiezen.`,
'preparing': `wordt voorbereid`,
'refused': `niet verstuurd: de server heeft het niet aanvaard`,
'refusedBroken': `niet verstuurd: het bestand komt beschadigd aan`,
'refusedLarge': `niet verstuurd: te groot. Hoogstens 20 MB per bestand, samen 60 MB`,
'refusedMany': `niet verstuurd: hoogstens 10 bestanden per klacht`,
'remove': `Verwijderen`,
'removed': `verwijderd`,
'restClose': `U kunt deze pagina sluiten: het versturen gaat verder als u terugkomt.`,
'restErase': `Wist u uw gegevens hier vroeger, dan worden ze niet meer verstuurd.`,
'restHere': `alleen in deze pagina: {count}`,
'restKept': `bewaard op dit toestel: {count}`,
'restOpen': `Houd deze pagina open tot ze allemaal ontvangen zijn.`,
'restReceived': `ontvangen: {count}`,
'restSending': `worden verstuurd: {count}`,
'restWait': `Uw klacht wacht er niet op.`,
'sending': `{percent} % verstuurd`,
'smaller': `Kleinere foto, zonder plaats (eerst {size}).`,
'unkept': `Houd deze pagina open tot het verstuurd is: het bestand wordt niet op dit toestel bewaard.`,
'unreadable': `Dit toestel kan deze afbeelding niet wijzigen. Ze wordt ongewijzigd verstuurd, met de plaats als die erin staat.`,
'waiting': `wacht`,
    };
  