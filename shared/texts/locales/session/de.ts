
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'deviceForget': `Diese Beschwerde auf diesem Gerät vergessen`,
'deviceForgotten': `Dieses Gerät behält nichts mehr von dieser Beschwerde.`,
'deviceOpen': `Die Beschwerde hier offen halten: Sie öffnet sich ohne Code und schließt sich nicht von selbst, bis Sie „Vergessen“ wählen. Wer dieses Gerät benutzt, kann sie dann lesen.`,
'deviceRefuses': `Der Browser erlaubt es nicht, etwas auf diesem Gerät zu behalten.`,
'deviceWords': `Was ich schreibe, hier behalten, bis es gesendet ist, verschlüsselt: Zum Lesen braucht man den Zugangscode.`,
'idleWarning': `Sind Sie noch da? Zur Sicherheit schließt sich diese Beschwerde um {time}, wenn Sie nichts tun. Was Sie geschrieben haben, geht nicht verloren.`,
'keptForget': `{reference} auf diesem Gerät vergessen`,
'keptGone': `Dieses Gerät öffnet {reference} nicht mehr ohne Code. Geben Sie den jetzigen Zugangscode der Beschwerde ein.`,
'keptHeading': `Auf diesem Gerät`,
'keptOpen': `{reference} öffnen`,
'keysFile': `Oder wählen Sie die Datei, die Sie beim Einreichen gespeichert haben`,
'keysFileWhy': `Sie können sie auch hierher ziehen oder ihren ganzen Text in eines der beiden Felder einfügen. Sie wird auf dieser Seite gelesen und nirgendwohin gesendet.`,
'keysFound': `Referenz und Code sind ausgefüllt. Wählen Sie „Öffnen“.`,
'keysNone': `Wir finden darin keine Referenz mit ihrem Zugangscode. Wählen Sie die Datei, die Sie beim Einreichen gespeichert haben, oder tippen Sie beides ein.`,
'keysPhotoWhy': `Ein Foto des QR-Codes, der die Beschwerde öffnet, geht auch.`,
'linkQr': `QR-Code, der diese Beschwerde auf einem anderen Gerät öffnet`,
'linkWhy': `Dieser QR-Code öffnet Ihre Beschwerde auf einem anderen Gerät: Er enthält die Referenz und den Zugangscode. Halten Sie ihn so geheim wie den Code.`,
'pendingAgain': `Erneut senden`,
'pendingDrop': `Nicht mehr senden`,
'pendingKept': `Auf diesem Gerät gespeichert. Es wird von selbst gesendet, sobald eine Verbindung da ist. Wenn Sie die Seite vorher schließen, öffnen Sie die Beschwerde hier wieder: Dann geht es weiter.`,
'pendingLost': `Noch ist nicht alles gesendet, und dieses Gerät bewahrt es nicht auf. Wenn Sie jetzt gehen, ist es verloren. Wählen Sie noch einmal „{leave}“, um trotzdem zu gehen.`,
'pendingRefused': `Der Server hat es nicht angenommen ({code}). Ihr Text bleibt hier.`,
'pendingRefusedWhy': `Der Server hat es nicht angenommen: {why} Ihr Text bleibt hier.`,
'pendingStays': `Was nicht gesendet werden konnte`,
'pendingUnchecked': `Eingegangen am {at}. Dieser Browser kann die Unterschrift nicht prüfen.`,
'pendingUnkept': `Noch nicht gesendet, und dieses Gerät behält es nicht. Lassen Sie diese Seite offen: Es wird von selbst gesendet.`,
'pendingUnproven': `Die Antwort des Servers beweist nicht, dass es eingegangen ist. Ihr Text bleibt hier.`,
'saveProof': `Nachweis speichern`,
'stay': `Bleiben`,
'takeDossier': `Meine Akte mitnehmen`,
    };
  