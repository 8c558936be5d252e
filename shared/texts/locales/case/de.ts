
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'caseRead': `Was Sie eingereicht haben`,
'codeCharacter': `Zugangscode: Ein Zeichen kommt in unseren Codes nicht vor (Buchstaben und Ziffern, nie U).`,
'codeLength': `Zugangscode: Er hat 28 Zeichen, in 7 Gruppen zu je 4.`,
'codeSuggestion': `Ein Zeichen im Code scheint falsch zu sein. Meinten Sie {code}?`,
'codeUnreadable': `Zugangscode: Er enthält mehr als einen Fehler. Vergleichen Sie ihn mit Ihrem Nachweis.`,
'codeUse': `Diesen Code verwenden`,
'dueExtendedAnswer': `Begründete Antwort, verlängertes Datum: spätestens am {date}.`,
'dueSecondReading': `Antwort auf die zweite Prüfung: spätestens am {date}.`,
'erased': `Der Text dieser Beschwerde wurde gelöscht.`,
'filedOn': `Erhalten am {date}`,
'leave': `Ansicht schließen`,
'met': `Erledigt am {date}.`,
'missedPromise': `Wir haben dieses Datum nicht eingehalten.`,
'notOpened': `Diese Referenz und dieser Code öffnen keine Beschwerde. Prüfen Sie beide.`,
'open': `Beschwerde öffnen`,
'openButton': `Öffnen`,
'openFailed': `Wir können den Server nicht erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.`,
'openIntro': `Geben Sie die Referenz und den Zugangscode ein, die Sie beim Einreichen erhalten haben.`,
'quarantined': `Ihr Text ist so gespeichert, wie Sie ihn gesendet haben. Ein Mensch liest ihn.`,
'referenceUnreadable': `Referenz: Die richtige Form ist zum Beispiel SFB-26-7K3M9Q. Vergleichen Sie mit Ihrem Nachweis.`,
'signedOut': `Zur Sicherheit wurde die Beschwerde wieder geschlossen. Geben Sie den Zugangscode erneut ein, um sie zu öffnen.`,
'status': `Status`,
'statusAcknowledged': `Wir bearbeiten Ihre Beschwerde.`,
'statusAnswered': `Wir haben Ihre Beschwerde beantwortet.`,
'statusClosed': `Diese Beschwerde ist abgeschlossen.`,
'statusInSecondReading': `Der Beschwerdedienst prüft Ihre Akte neu.`,
'statusReceived': `Erhalten. Die Empfangsbestätigung folgt.`,
'statusReviewed': `Die zweite Prüfung ist abgeschlossen: Wir haben Ihnen geantwortet.`,
'tooManyTries': `Zu viele Versuche. Warten Sie {seconds} Sekunden und versuchen Sie es noch einmal.`,
'updatedAt': `Aktualisiert um {time}.`,
'whyExtendedAnswer': `Verlängert am {start}. Das erste Datum bleibt sichtbar.`,
'whyReopened': `Ein Monat nach der Wiedereröffnung ({start}). Das ist unser eigenes Ziel.`,
'whySecondReading': `Ein Monat nach Ihrem Antrag ({start}). Das ist unser eigenes Ziel.`,
    };
  