
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'draftContinue': `Weitermachen: {name}`,
'draftCopyFiles': `Diese Dateien konnten nicht kopiert werden. Fügen Sie sie noch einmal hinzu: {names}`,
'draftErase': `Löschen: {name}`,
'draftEraseNot': `Behalten`,
'draftEraseSure': `Dieser Text und seine Dateien gehen verloren. Löschen?`,
'draftForget': `Meinen Text von diesem Gerät löschen`,
'draftHand': `Auf einem anderen Gerät weitermachen`,
'draftLoad': `Mit einer gespeicherten Datei weitermachen`,
'draftName': `Name dieses Entwurfs (freiwillig)`,
'draftOf': `{name}, geändert am {date} um {time}`,
'draftOver': `Seit mehr als 30 Tagen nicht geändert: wird morgen gelöscht, außer Sie machen weiter.`,
'draftSave': `Meinen Text in einer Datei speichern`,
'draftsHeading': `Sie haben eine Beschwerde begonnen`,
'draftsIntro': `Machen Sie weiter, oder beginnen Sie eine andere Beschwerde. Ein Entwurf ist noch nicht gesendet.`,
'draftUnnamed': `Entwurf von {time}`,
'draftUnreadable': `Diese Datei enthält keinen Text, der mit diesem Formular gespeichert wurde.`,
    };
  