
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'dossierAnswers': `Die begründeten Antworten`,
'dossierAttached': `Die beigefügten Dateien`,
'dossierDone': `Die Akte ist vollständig angekommen: {name}. Ihr Browser speichert sie.`,
'dossierFiled': `Meine Beschwerde und meine Kontaktdaten`,
'dossierMake': `Die Akte herunterladen`,
'dossierMaking': `Die Akte kommt…`,
'dossierMessages': `Die Nachrichten und Begründungen`,
'dossierOffline': `Die Akte ist nicht angekommen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.`,
'dossierProgress': `{done} MB von {all} MB`,
'dossierStop': `Abbrechen`,
'dossierTake': `Meine Akte mitnehmen`,
'dossierWait': `Zu viele Anfragen. Warten Sie {seconds} Sekunden und versuchen Sie es noch einmal.`,
'dossierWhy': `Eine ZIP-Datei: was Sie hier lesen als Dokument, Ihre Dateien, die signierten Nachweise und eine Seite, die alles ohne uns und ohne Netz prüft.`,
'dossierWithout': `Was Sie weglassen (freiwillig)`,
'dossierWithoutWhy': `Die Akte lässt sich auch so prüfen, und sie sagt, was weggelassen wurde. Jeder Text wurde als Ganzes signiert: Er kommt ganz mit oder gar nicht. Ihre Kontaktdaten stehen im Text Ihrer Beschwerde.`,
'paperCheck': `Dieses Dokument ist zum Lesen. Der Beweis liegt daneben: Öffnen Sie verify.html in einem Browser und wählen Sie diese ZIP-Datei. Die Seite sagt Zeile für Zeile, was bewiesen ist. Sie braucht weder uns noch ein Netz.`,
'paperComplaintOut': `Was Ihre Beschwerde davon enthält, ist in diesem Dossier weggelassen.`,
'paperHeld': `noch nicht geprüft, daher hier nicht dabei`,
'paperLeftOut': `Weggelassen von der Person, die diese Akte erstellt hat.`,
'paperMade': `Erstellt von {company} am {at} (Brüsseler Zeit).`,
'paperName': `akte`,
'paperPage': `Seite {page} von {pages}`,
'paperSigns': `Ein Zeichen, das unsere Schrift nicht hat oder das man nicht sieht, steht mit seiner Nummer da, zum Beispiel [U+1F984]. Drei unsichtbare Zeichen, die zu Wörtern mancher Sprachen gehören, bleiben, wie sie sind: U+00AD, U+200C und U+200D. Text, der von rechts nach links läuft, kann falsch gesetzt sein. Die genauen Texte stehen in log.json.`,
'paperTitle': `Beschwerdeakte {reference}`,
    };
  