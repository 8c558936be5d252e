
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'actFailed': `Noch nicht gesendet: Ihr Text bleibt hier stehen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.`,
'attachedAgain': `Wählen Sie bitte auch Ihre Dateien noch einmal aus.`,
'attachedAllTooLarge': `Ihre Dateien sind zusammen zu groß (höchstens 60 MB). Dateien, die diese Seite nicht zeigt, wurden nicht angehängt.`,
'attachedHeading': `Ihre angehängten Dateien`,
'attachedLabel': `Ihre Dateien`,
'attachedLater': `Wir konnten diese Datei im Moment nicht speichern. Wählen Sie sie etwas später noch einmal aus, oder senden Sie Ihre Beschwerde ohne sie.`,
'attachedNot': `Nicht angehängt:`,
'attachedRemove': `{name} entfernen`,
'caseIdle': `Nach 30 Minuten ohne Aktivität fragen wir Sie erneut nach der Referenz und dem Code. Was Sie dann senden, geht nicht verloren.`,
'casePrintHow': `Drucken Sie diese Seite mit Ihrem Browser: Alles ist darauf geöffnet.`,
'codeWhy': `Er öffnet Ihre Beschwerde. Notieren Sie ihn oder drucken Sie diese Seite jetzt: Wir bewahren ihn nicht auf und können ihn nicht wiederfinden.`,
'editAgain': `Meine Beschwerde ändern`,
'emailWhenNeeded': `Pflichtfeld, wenn wir Ihnen per E-Mail antworten.`,
'foreignForm': `Dieses Formular kommt nicht von einer unserer Seiten. Zu Ihrer Sicherheit haben wir es nicht angenommen. Öffnen Sie unsere Seite und versuchen Sie es erneut.`,
'formExpired': `Diese Seite ist nicht mehr gültig. Ihre Antworten sind noch da: Prüfen Sie alles und senden Sie noch einmal.`,
'formIntro': `Alle Felder sind Pflichtfelder, außer wenn „optional“ oder eine Bedingung dabeisteht.`,
'formUnreadable': `Wir konnten dieses Formular nicht lesen. Es wurde nichts gespeichert. Gehen Sie zur vorigen Seite zurück und versuchen Sie es erneut.`,
'goBack': `Ihr Text steht noch auf der vorigen Seite Ihres Browsers.`,
'keepText': `Alles in einem Text, zum Kopieren und Aufbewahren`,
'languageBelow': `Sprache: unter dem geöffneten Formular.`,
'left': `Sie haben diese Beschwerde verlassen.`,
'notFound': `Diese Seite gibt es nicht.`,
'onThisPage': `Auf dieser Seite`,
'openLater': `Der Dienst konnte Ihre Beschwerde im Moment nicht öffnen. Warten Sie {seconds} Sekunden und versuchen Sie es dann erneut.`,
'otherLanguage': `In einer anderen Sprache weitermachen, mit dem, was Sie hier geschrieben haben`,
'phoneWhenNeeded': `Pflichtfeld, wenn wir Ihnen telefonisch antworten.`,
'problem': `Bei uns ist ein Fehler aufgetreten. Was registriert wurde, ist nicht verloren. Bitte geben Sie diese Nummer an: {id}.`,
'receiptSalt': `Schlüssel des signierten Textes`,
'receiptWords': `Der signierte Text, wie wir ihn gespeichert haben`,
'reload': `Aktualisieren`,
'review': `Meine Beschwerde prüfen`,
'saveHow': `Drucken Sie diese Seite oder speichern Sie sie mit Ihrem Browser: Der Code wird nur hier gezeigt.`,
'sentBack': `Was Sie gesendet haben, steht noch hier: Versuchen Sie es noch einmal.`,
'sentBackTitle': `Noch nicht erledigt`,
'sessionEnded': `Ihre Sitzung ist beendet. Geben Sie die Referenz und den Code noch einmal ein.`,
'signedHow': `Wir haben diesen Nachweis mit unserem Schlüssel {kid} signiert. Bewahren Sie diesen Text auf: Er kann ohne uns geprüft werden.`,
'skip': `Zum Inhalt`,
'titleCase': `Meine Beschwerde lesen`,
'titleComplaint': `Beschwerde einreichen`,
'titleProcedure': `Beschwerden`,
'tooBig': `Ihr Text ist zu lang zum Senden. Kürzen Sie ihn und versuchen Sie es noch einmal.`,
'tooMany': `Über Ihre Verbindung wurde zu oft gesendet. Ihre Antworten sind noch da. Warten Sie {seconds} Sekunden und senden Sie noch einmal.`,
'toStart': `Zum Anfang`,
'tryLater': `Ihre Beschwerde konnte jetzt nicht registriert werden. Ihre Antworten sind noch da. Warten Sie {seconds} Sekunden und senden Sie noch einmal: Die Beschwerde wird nur einmal registriert.`,
'writtenBack': `Ihr Text ist noch da. Er ist nicht gesendet: Lesen Sie ihn noch einmal und senden Sie ihn dann.`,
'writtenHere': `Diese Seite behält, was Sie geschrieben haben: Es kommt danach zurück.`,
    };
  