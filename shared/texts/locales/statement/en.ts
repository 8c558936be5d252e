
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'statementAim': `We aim at level AA of the international rules WCAG 2.2. Here that means:`,
'statementChecked': `Programs check the service in a browser: they look for known mistakes, compute the contrast, measure the buttons, read the names of the fields and fill in the form with the keyboard.`,
'statementCheckedHeading': `How we checked it`,
'statementColours': `The texts have enough contrast, in light and in dark. The colours that you chose on your device are kept.`,
'statementDate': `Statement of {date}.`,
'statementHeading': `Accessibility: what works, and what does not yet`,
'statementHowHeading': `How the service is accessible`,
'statementIntro': `This statement is about our online service for complaints: these pages, and the element that you find on the sites of the brands. The Belgian act of 5 November 2023 also covers credit for consumers. It asks us to explain how the service is accessible.`,
'statementKeyboard': `Everything can be done with the keyboard alone, and you see where you are.`,
'statementLanguages': `Everything is there in English, French, Dutch and German.`,
'statementLimitBodies': `The sites of outside bodies do not depend on us. Some links lead to a page in French.`,
'statementLimitFiles': `Attached files, yours and ours, keep the form in which they were made.`,
'statementLimitIdle': `A complaint that is open on these pages closes after 30 minutes without any action, and we cannot warn you before. You then enter the reference and the code again. On the sites of the brands you are warned and can stay, for up to 12 hours in all.`,
'statementLimitsHeading': `What is not accessible yet`,
'statementNames': `Every field and every button has a name that a screen reader can say. A mistake is told in words, with what to do about it.`,
'statementOther': `You would rather not use a screen? You can phone us or write us a letter.`,
'statementPlain': `These pages work without JavaScript. Only the page that checks proofs needs it.`,
'statementSizes': `You can enlarge the text to 200%. The pages fit on a narrow screen, and the buttons are large enough for a finger.`,
'statementTell': `Phone us, write to us, or file a complaint here: the same procedure applies, with the same time limits.`,
'statementTellHeading': `Something is in your way? Tell us`,
'statementTime': `To file a complaint you take the time that you need. Nothing flashes and nothing plays a sound.`,
'statementUnchecked': `Nobody has tried it with a screen reader yet, and no outside body has examined it. So we do not say that all rules are met.`,
'statementUse': `You read the procedure, file a complaint, follow it and answer us. You need no account. To open a complaint again you need its reference and its access code.`,
'statementUseHeading': `What you can do here`,
'titleStatement': `Accessibility`,
    };
  