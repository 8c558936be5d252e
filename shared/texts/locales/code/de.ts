
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'askBack': `Zurück`,
'askButton': `Link schicken`,
'asked': `Wenn diese Referenz und diese Adresse zusammengehören, geht eine E-Mail an diese Adresse. Der Link gilt einmal und 10 Minuten lang. Ihr jetziger Code bleibt gültig, solange Sie den Link nicht benutzen.`,
'askedAgain': `Noch einmal anfordern`,
'askedNone': `Es kommt nichts? Sehen Sie bei den unerwünschten E-Mails nach und prüfen Sie die beiden Felder. Sie können uns auch anrufen: Unsere Nummer steht beim Verfahren.`,
'askedTitle': `Anfrage erhalten`,
'askEmail': `E-Mail-Adresse Ihrer Beschwerde`,
'askEmailWrong': `E-Mail-Adresse: Eine Adresse sieht aus wie name@beispiel.be.`,
'askIntro': `Wir können Ihnen einen Link zu einem neuen Code schicken. Er geht an die E-Mail-Adresse, die in Ihrer Beschwerde steht.`,
'askLater': `Der Dienst konnte gerade nicht antworten. Warten Sie {seconds} Sekunden und versuchen Sie es dann noch einmal.`,
'askOffline': `Wir können den Server nicht erreichen: Es wurde nichts gesendet. Was Sie geschrieben haben, bleibt hier stehen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.`,
'askTitle': `Ich habe meinen Code verloren`,
'linkButton': `Neuen Code erstellen`,
'linkIntro': `Drücken Sie auf die Schaltfläche, um einen neuen Code zu bekommen. Der alte gilt danach nicht mehr, und die Beschwerde schließt sich überall, wo sie offen ist.`,
'linkOver': `Dieser Link gilt nicht oder nicht mehr. Er gilt einmal und 10 Minuten lang.`,
'linkTitle': `Einen neuen Code erstellen`,
'newIntro': `Bewahren Sie ihn gut auf: Er wird nur hier gezeigt. Der alte Code gilt nicht mehr. Wir vermerken das in Ihrem Fall und bestätigen es Ihnen per E-Mail, ohne den Code.`,
'newTitle': `Ihr neuer Code`,
    };
  