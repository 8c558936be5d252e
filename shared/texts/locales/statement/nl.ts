
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'statementAim': `We streven naar niveau AA van de internationale regels WCAG 2.2. Dat betekent hier:`,
'statementChecked': `Programma’s controleren de dienst in een browser: ze zoeken bekende fouten, berekenen het contrast, meten de knoppen, lezen de namen van de velden en vullen het formulier in met het toetsenbord.`,
'statementCheckedHeading': `Hoe we dat hebben gecontroleerd`,
'statementColours': `De teksten hebben genoeg contrast, licht en donker. De kleuren die u op uw toestel kiest, blijven behouden.`,
'statementDate': `Verklaring van {date}.`,
'statementHeading': `Toegankelijkheid: wat werkt, en wat nog niet`,
'statementHowHeading': `Hoe de dienst toegankelijk is`,
'statementIntro': `Deze verklaring gaat over onze onlinedienst voor klachten: deze pagina’s, en het onderdeel dat u op de sites van de merken vindt. De Belgische wet van 5 november 2023 geldt ook voor kredieten aan consumenten. Ze vraagt om uit te leggen hoe de dienst toegankelijk is.`,
'statementKeyboard': `Alles kan met het toetsenbord alleen, en u ziet waar u bent.`,
'statementLanguages': `Alles is er in het Nederlands, het Frans, het Duits en het Engels.`,
'statementLimitBodies': `De sites van de instanties buiten ons bedrijf hangen niet van ons af. Sommige links leiden naar een pagina in het Frans.`,
'statementLimitFiles': `Bijgevoegde bestanden, van u en van ons, houden de vorm waarin ze zijn gemaakt.`,
'statementLimitIdle': `Een klacht die op deze pagina’s openstaat, sluit na 30 minuten zonder dat u iets doet, en we kunnen u niet vooraf waarschuwen. U voert dan opnieuw de referentie en de code in. Op de sites van de merken krijgt u een waarschuwing en kunt u blijven, tot 12 uur in totaal.`,
'statementLimitsHeading': `Wat nog niet toegankelijk is`,
'statementNames': `Elk veld en elke knop heeft een naam die een schermlezer kan voorlezen. Een fout staat er in woorden, met wat u kunt doen.`,
'statementOther': `Liever niet op een scherm? U kunt ons bellen of een brief schrijven.`,
'statementPlain': `Deze pagina’s werken zonder JavaScript. Alleen de pagina die bewijzen controleert, heeft het nodig.`,
'statementSizes': `U kunt de tekst vergroten tot 200 %. De pagina’s passen op een smal scherm, en de knoppen zijn groot genoeg voor een vinger.`,
'statementTell': `Bel ons, schrijf ons, of dien hier een klacht in: dezelfde procedure geldt, met dezelfde termijnen.`,
'statementTellHeading': `Iets hindert u? Zeg het ons`,
'statementTime': `Om een klacht in te dienen, neemt u de tijd die u nodig hebt. Niets knippert en niets maakt geluid.`,
'statementUnchecked': `Niemand heeft de dienst al met een schermlezer geprobeerd, en geen instantie van buiten heeft hem onderzocht. We zeggen dus niet dat aan alle regels is voldaan.`,
'statementUse': `U leest de procedure, u dient een klacht in, u volgt ze en u antwoordt ons. U hebt geen account nodig. Om een klacht opnieuw te openen, hebt u de referentie en de toegangscode nodig.`,
'statementUseHeading': `Wat u hier kunt doen`,
'titleStatement': `Toegankelijkheid`,
    };
  