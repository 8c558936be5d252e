
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'statementAim': `Wir streben die Stufe AA der internationalen Regeln WCAG 2.2 an. Das heißt hier:`,
'statementChecked': `Programme prüfen den Dienst in einem Browser: Sie suchen bekannte Fehler, berechnen den Kontrast, messen die Tasten, lesen die Namen der Felder und füllen das Formular mit der Tastatur aus.`,
'statementCheckedHeading': `Wie wir das geprüft haben`,
'statementColours': `Die Texte haben genug Kontrast, hell und dunkel. Die Farben, die Sie auf Ihrem Gerät gewählt haben, gelten auch hier.`,
'statementDate': `Erklärung vom {date}.`,
'statementHeading': `Barrierefreiheit: was geht, und was noch nicht`,
'statementHowHeading': `Wie der Dienst zugänglich ist`,
'statementIntro': `Diese Erklärung gilt für unseren Online-Dienst für Beschwerden: für diese Seiten und für das Element, das Sie auf den Seiten der Marken finden. Das belgische Gesetz vom 5. November 2023 gilt auch für Kredite an Verbraucher. Es verlangt zu erklären, wie der Dienst zugänglich ist.`,
'statementKeyboard': `Alles geht mit der Tastatur allein, und Sie sehen, wo Sie sind.`,
'statementLanguages': `Alles gibt es auf Deutsch, Französisch, Niederländisch und Englisch.`,
'statementLimitBodies': `Die Seiten der Stellen außerhalb unseres Hauses hängen nicht von uns ab. Manche Links führen zu einer Seite auf Französisch.`,
'statementLimitFiles': `Beigefügte Dateien, Ihre und unsere, behalten die Form, in der sie gemacht wurden.`,
'statementLimitIdle': `Eine Beschwerde, die auf diesen Seiten offen ist, schließt sich nach 30 Minuten, in denen Sie nichts tun, und wir können Sie vorher nicht warnen. Dann geben Sie Referenz und Code neu ein. Auf den Seiten der Marken werden Sie gewarnt und können bleiben, insgesamt bis zu 12 Stunden.`,
'statementLimitsHeading': `Was noch nicht zugänglich ist`,
'statementNames': `Jedes Feld und jede Taste hat einen Namen, den ein Screenreader vorlesen kann. Ein Fehler steht in Worten da, mit dem, was zu tun ist.`,
'statementOther': `Lieber nicht am Bildschirm? Sie können uns anrufen oder einen Brief schreiben.`,
'statementPlain': `Diese Seiten funktionieren ohne JavaScript. Nur die Seite, die Nachweise prüft, braucht es.`,
'statementSizes': `Sie können den Text auf 200 % vergrößern. Die Seiten passen auf einen schmalen Bildschirm, und die Tasten sind groß genug für einen Finger.`,
'statementTell': `Rufen Sie uns an, schreiben Sie uns, oder reichen Sie hier eine Beschwerde ein: Es gilt dasselbe Verfahren mit denselben Fristen.`,
'statementTellHeading': `Etwas hindert Sie? Sagen Sie es uns`,
'statementTime': `Für eine Beschwerde nehmen Sie sich die Zeit, die Sie brauchen. Nichts blinkt und nichts spielt Ton ab.`,
'statementUnchecked': `Niemand hat den Dienst bisher mit einem Screenreader ausprobiert, und keine Stelle von außen hat ihn untersucht. Wir sagen also nicht, dass alle Regeln erfüllt sind.`,
'statementUse': `Sie lesen das Verfahren, reichen eine Beschwerde ein, verfolgen sie und antworten uns. Sie brauchen kein Konto. Um eine Beschwerde wieder zu öffnen, brauchen Sie die Referenz und den Zugangscode.`,
'statementUseHeading': `Was Sie hier tun können`,
'titleStatement': `Barrierefreiheit`,
    };
  