
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'dossierAnswers': `De gemotiveerde antwoorden`,
'dossierAttached': `De bijgevoegde bestanden`,
'dossierDone': `Het dossier is volledig aangekomen: {name}. Uw browser slaat het op.`,
'dossierFiled': `Mijn klacht en mijn contactgegevens`,
'dossierMake': `Het dossier downloaden`,
'dossierMaking': `Het dossier komt eraan…`,
'dossierMessages': `De berichten en de redenen`,
'dossierOffline': `Het dossier is niet aangekomen. Controleer uw verbinding en probeer opnieuw.`,
'dossierProgress': `{done} MB van {all} MB`,
'dossierStop': `Stoppen`,
'dossierTake': `Mijn dossier meenemen`,
'dossierWait': `Te veel aanvragen. Wacht {seconds} seconden en probeer opnieuw.`,
'dossierWhy': `Een ZIP-bestand: wat u hier leest als document, uw bestanden, de ondertekende bewijzen, en een pagina die alles controleert zonder ons en zonder netwerk.`,
'dossierWithout': `Wat u weglaat (facultatief)`,
'dossierWithoutWhy': `Het dossier kan ook zo gecontroleerd worden, en het zegt wat is weggelaten. Elke tekst is als geheel ondertekend: hij gaat als geheel mee of helemaal niet. Uw contactgegevens staan in de tekst van uw klacht.`,
'paperCheck': `Dit document is om te lezen. Het bewijs staat ernaast: open verify.html in een browser en kies dit ZIP-bestand. Die pagina zegt regel per regel wat bewezen is. Ze heeft ons niet nodig en geen netwerk.`,
'paperComplaintOut': `Wat uw klacht daarvan bevat, is uit dit dossier weggelaten.`,
'paperHeld': `nog niet gecontroleerd, daarom hier niet gegeven`,
'paperLeftOut': `Weggelaten door de persoon die dit dossier maakte.`,
'paperMade': `Gemaakt door {company} op {at} (Brusselse tijd).`,
'paperName': `dossier`,
'paperPage': `Pagina {page} van {pages}`,
'paperSigns': `Een teken dat ons lettertype niet heeft, of dat men niet ziet, staat er met zijn nummer, bijvoorbeeld [U+1F984]. Drie onzichtbare tekens die bij woorden van sommige talen horen, blijven zoals ze zijn: U+00AD, U+200C en U+200D. Tekst die van rechts naar links loopt, kan er verkeerd staan. De exacte teksten staan in log.json.`,
'paperTitle': `Klachtdossier {reference}`,
    };
  