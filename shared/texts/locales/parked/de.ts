
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'change': `Ändern`,
'code': `Code: {code}`,
'otherWay': `Sie können Ihren Text speichern oder drucken und uns auf einem anderen Weg schicken.`,
'receiptWrong': `Die Antwort des Servers beweist nicht, dass Ihre Beschwerde eingegangen ist. Sie bleibt hier. Versuchen Sie es noch einmal, oder senden Sie uns Ihren Text auf einem anderen Weg.`,
'remove': `Diese Beschwerde löschen`,
'removeFiles': `Sie löschen auch diese Dateien von dieser Seite: {names}`,
'removeHeading': `Diese Beschwerde löschen?`,
'removeNo': `Nein, behalten`,
'removeWhat': `Sie löschen Ihren Text, die Referenz und den Code. Hat der Server diese Beschwerde, bleibt sie dort, aber ohne den Code können Sie sie nicht mehr öffnen. Speichern Sie Ihren Text zuerst, wenn Sie ihn noch brauchen.`,
'removeYes': `Ja, alles löschen`,
'sendAgain': `Noch einmal senden`,
'whyForm': `Der Server versteht nicht, was diese Seite sendet.`,
'whyLong': `Ihre Beschwerde ist zu lang für den Server. Kürzen Sie sie.`,
'whyPage': `Der Server nimmt keine Beschwerden an, die von dieser Seite gesendet werden.`,
'whyThere': `Der Server hat unter der Nummer dieser Beschwerde schon etwas, vielleicht diese Beschwerde selbst. Versuchen Sie zuerst, sie mit Referenz und Code zu öffnen.`,
'words': `Ihr Text`,
    };
  