
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'added': `hinzugefügt`,
'again': `Erneut versuchen`,
'arrived': `eingegangen`,
'asIs': `Unverändert senden`,
'choose': `Dateien auswählen`,
'cleaned': `Der Aufnahmeort ist entfernt.`,
'code': `Code: {code}`,
'dismiss': `Diese Meldungen schließen`,
'drop': `Sie können sie auch hierher ziehen oder hier einfügen.`,
'errorEmpty': `Diese Datei ist leer. Wählen Sie eine andere.`,
'errorFolder': `Ein Ordner kann nicht hinzugefügt werden. Wählen Sie die Dateien darin.`,
'errorLost': `Diese Datei kann nicht gelesen werden, vielleicht wurde sie geändert oder entfernt. Wählen Sie sie neu.`,
'errorMany': `Höchstens 10 Dateien. Entfernen Sie zuerst eine.`,
'errorTooLarge': `{size}. Höchstens 20 MB je Datei, zusammen 60 MB.`,
'errorTwice': `Diese Datei steht schon in der Liste.`,
'errorType': `Diese Art von Datei wird nicht angenommen. Die Liste der Arten steht oben.`,
'goOn': `Weiter`,
'heading': `Dateien`,
'how': `Eine Datei wird gesendet, sobald Sie sie hinzufügen. Ihre Beschwerde wartet nicht auf Ihre Dateien.`,
'keptHere': `Die Datei bleibt auf diesem Gerät.`,
'limits': `Freiwillig. Höchstens 10 Dateien, je 20 MB, zusammen 60 MB: PDF, JPEG, PNG, WebP, HEIC, DOCX, ODT, TXT, EML.`,
'notKept': `nicht gesendet: Dieses Gerät hat sie nicht mehr. Entfernen Sie sie und wählen Sie sie neu`,
'offline': `unterbrochen bei {percent} %, geht von selbst weiter, sobald es möglich ist`,
'pause': `Anhalten`,
'paused': `angehalten bei {percent} %`,
'photograph': `Foto aufnehmen`,
'photos': `Vor dem Senden verkleinert dieses Gerät große Fotos und entfernt den Aufnahmeort. Für jedes Foto können Sie „Unverändert senden“ wählen.`,
'preparing': `wird vorbereitet`,
'refused': `nicht gesendet: Der Server hat sie nicht angenommen`,
'refusedBroken': `nicht gesendet: Die Datei kommt beschädigt an`,
'refusedLarge': `nicht gesendet: zu groß. Höchstens 20 MB je Datei, zusammen 60 MB`,
'refusedMany': `nicht gesendet: höchstens 10 Dateien je Beschwerde`,
'remove': `Entfernen`,
'removed': `entfernt`,
'restClose': `Sie können diese Seite schließen: Das Senden geht weiter, wenn Sie zurückkommen.`,
'restErase': `Löschen Sie Ihre Daten hier vorher, werden sie nicht mehr gesendet.`,
'restHere': `nur in dieser Seite: {count}`,
'restKept': `auf diesem Gerät gespeichert: {count}`,
'restOpen': `Lassen Sie diese Seite offen, bis alle eingegangen sind.`,
'restReceived': `eingegangen: {count}`,
'restSending': `werden gesendet: {count}`,
'restWait': `Ihre Beschwerde wartet nicht darauf.`,
'sending': `{percent} % gesendet`,
'smaller': `Foto verkleinert, ohne Ort (vorher {size}).`,
'unkept': `Lassen Sie diese Seite offen, bis sie gesendet ist: Die Datei wird nicht auf diesem Gerät behalten.`,
'unreadable': `Dieses Gerät kann dieses Bild nicht ändern. Es wird unverändert gesendet, mit seinem Ort, wenn er darin steht.`,
'waiting': `wartet`,
    };
  