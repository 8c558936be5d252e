
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'mailAnswer': `Unsere Antwort steht in Ihrem Fall.`,
'mailCode': `Mit einem Link, der per E-Mail verschickt wurde, ist ein neuer Zugangscode erstellt worden. Der alte Code gilt nicht mehr.`,
'mailCodeNot': `Sie waren das nicht? Fordern Sie sofort einen neuen Code an: Der eben erstellte gilt dann nicht mehr. Oder rufen Sie uns an: {phone}.`,
'mailContact': `Die Kontaktdaten Ihrer Beschwerde wurden geändert.`,
'mailContactNot': `Sie waren das nicht? Rufen Sie uns an: {phone}.`,
'mailDetails': `Die Einzelheiten stehen in Ihrem Fall.`,
'mailElsewhere': `In Ihrem Fall steht, wohin Sie sich wenden können, und wann.`,
'mailGreeting': `Guten Tag,`,
'mailLink': `Jemand hat einen neuen Zugangscode für Ihre Beschwerde angefordert. Wenn Sie das waren, öffnen Sie diese Seite. Der Link gilt einmal und 10 Minuten lang:`,
'mailLinkNot': `Sie waren das nicht? Tun Sie nichts: Es ändert sich nichts.`,
'mailLost': `Sie haben keinen Code (mehr)? Fordern Sie hier einen neuen an:`,
'mailOpen': `Um Ihren Fall zu öffnen, gehen Sie auf diese Seite und geben Sie die Referenz und Ihren Zugangscode ein:`,
'mailReceived': `Wir haben Ihre Beschwerde erhalten.`,
'mailReference': `Referenz: {reference}`,
'mailSecret': `Geben Sie Ihren Code niemandem, auch wenn man Sie per E-Mail danach fragt.`,
'mailSubjectAcknowledged': `Wir bearbeiten Ihre Beschwerde`,
'mailSubjectAnswered': `Wir haben auf Ihre Beschwerde geantwortet`,
'mailSubjectAsked': `Wir bitten Sie um Informationen`,
'mailSubjectClosed': `Ihre Beschwerde ist abgeschlossen`,
'mailSubjectCode': `Ihr Zugangscode wurde ersetzt`,
'mailSubjectContact': `Ihre Kontaktdaten wurden geändert`,
'mailSubjectExtended': `Ein neues Datum für unsere Antwort`,
'mailSubjectLink': `Ein neuer Zugangscode`,
'mailSubjectMissed': `Wir haben ein Datum nicht eingehalten`,
'mailSubjectNews': `Es gibt Neues zu Ihrer Beschwerde`,
'mailSubjectReceived': `Wir haben Ihre Beschwerde erhalten`,
'mailSubjectReviewed': `Zweite Prüfung: Wir haben geantwortet`,
    };
  