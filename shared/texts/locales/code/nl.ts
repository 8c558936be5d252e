
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'askBack': `Terug`,
'askButton': `De link versturen`,
'asked': `Als deze referentie en dit adres bij elkaar horen, vertrekt er een e-mail naar dat adres. De link werkt één keer, 10 minuten lang. Uw huidige code blijft geldig zolang u de link niet gebruikt.`,
'askedAgain': `Opnieuw vragen`,
'askedNone': `Komt er niets? Kijk bij de ongewenste e-mail en controleer de twee velden. U kunt ons ook bellen: ons nummer staat bij de procedure.`,
'askedTitle': `Aanvraag ontvangen`,
'askEmail': `E-mailadres van uw klacht`,
'askEmailWrong': `E-mailadres: een adres ziet eruit als naam@voorbeeld.be.`,
'askIntro': `Wij kunnen u een link naar een nieuwe code sturen. Die gaat naar het e-mailadres dat in uw klacht staat.`,
'askLater': `De dienst kon nu niet antwoorden. Wacht {seconds} seconden en probeer dan opnieuw.`,
'askOffline': `Wij kunnen de server niet bereiken: er is niets verstuurd. Wat u hebt ingevuld, blijft hier staan. Controleer uw verbinding en probeer opnieuw.`,
'askTitle': `Ik ben mijn code kwijt`,
'linkButton': `De nieuwe code maken`,
'linkIntro': `Druk op de knop om een nieuwe code te krijgen. De oude werkt daarna niet meer, en de klacht sluit overal waar ze open is.`,
'linkOver': `Deze link werkt niet of niet meer. Hij werkt één keer, 10 minuten lang.`,
'linkTitle': `Een nieuwe code maken`,
'newIntro': `Bewaar hem goed: hij wordt alleen hier getoond. De oude code werkt niet meer. Wij noteren dit in uw dossier en bevestigen het u per e-mail, zonder de code.`,
'newTitle': `Uw nieuwe code`,
    };
  