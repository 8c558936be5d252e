
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'handAgain': `Noch einmal versuchen`,
'handBusy': `Es wurden zu viele Links erstellt. Versuchen Sie es später noch einmal, oder speichern Sie Ihren Text in einer Datei.`,
'handFailed': `Der Link konnte nicht erstellt werden. Versuchen Sie es noch einmal, oder speichern Sie Ihren Text in einer Datei.`,
'handHeading': `Auf einem anderen Gerät weitermachen`,
'handIntro': `Ein Link nimmt Ihren Text, so wie er beim Erstellen des Links ist, auf ein anderes Gerät mit. Er wird hier verschlüsselt: Wir können ihn nicht lesen. Es ist noch keine Beschwerde eingereicht.`,
'handLink': `Link für das andere Gerät`,
'handMake': `Link erstellen`,
'handMaking': `Der Link wird erstellt…`,
'handNotWithdrawn': `Der Link konnte nicht zurückgezogen werden. Versuchen Sie es noch einmal.`,
'handOlder': `Sie haben Ihren Text seitdem geändert: Dieser Link nimmt den alten mit. Ziehen Sie ihn zurück, um einen anderen zu erstellen.`,
'handQr': `QR-Code des Links für das andere Gerät`,
'handReady': `Der Link ist fertig. Er funktioniert einmal, bis {date}. Öffnen Sie ihn auf dem anderen Gerät, oder scannen Sie den QR-Code.`,
'handSecret': `Wer diesen Link hat, kann Ihren Text lesen: Geben Sie ihn niemandem.`,
'handTerms': `Der Link gilt ein einziges Mal, 7 Tage lang. Beigefügte Dateien gehen nicht mit. Ihr Text bleibt auch auf dieser Seite.`,
'handTooLong': `Ihr Text ist zu lang für einen Link. Speichern Sie ihn in einer Datei.`,
'handWithdraw': `Diesen Link zurückziehen`,
'handWithdrawn': `Dieser Link gilt nicht mehr.`,
'handWithdrawWhy': `Sie können ihn zurückziehen, solange diese Seite offen bleibt.`,
'takeBroken': `Dieser Link ist nicht vollständig. Kopieren Sie ihn ganz, oder erstellen Sie einen anderen, wo Sie begonnen haben.`,
'takeGone': `Dieser Link gilt nicht mehr: Er wurde schon benutzt, er wurde zurückgezogen, oder seine 7 Tage sind vorbei. Ihr Text ist noch dort, wo Sie begonnen haben.`,
'takeHeading': `Ihr Text von einem anderen Gerät`,
'takenGoOn': `Mit Ihrer Beschwerde weitermachen`,
'takenKept': `Ihr Text ist angekommen und wird auf diesem Gerät behalten. Der Link gilt nicht mehr. Auf dem anderen Gerät bleibt Ihr Text auch: Senden Sie ihn nur von einem der beiden ab.`,
'takenUnkept': `Ihr Text ist angekommen, aber dieses Gerät behält ihn nicht. Schließen Sie diese Seite nicht vor dem Absenden.`,
'takeUnreachable': `Ihr Text konnte nicht geholt werden: Der Dienst antwortet nicht. Versuchen Sie es noch einmal.`,
'takeWithout': `Ohne diesen Text beginnen`,
'taking': `Ihr Text wird geholt…`,
    };
  