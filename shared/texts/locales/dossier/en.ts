
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'dossierAnswers': `The reasoned answers`,
'dossierAttached': `The attached files`,
'dossierDone': `The case file has arrived in full: {name}. Your browser saves it.`,
'dossierFiled': `My complaint and my contact details`,
'dossierMake': `Download the case file`,
'dossierMaking': `The case file is coming…`,
'dossierMessages': `The messages and reasons`,
'dossierOffline': `The case file did not arrive. Check your connection and try again.`,
'dossierProgress': `{done} MB of {all} MB`,
'dossierStop': `Stop`,
'dossierTake': `Take my case file`,
'dossierWait': `Too many requests. Wait {seconds} seconds, then try again.`,
'dossierWhy': `A ZIP file: what you read here as a document, your files, the signed receipts, and a page that checks all of it without us and without a network.`,
'dossierWithout': `What to leave out (optional)`,
'dossierWithoutWhy': `The case file can still be checked, and it says what was left out. Each text was signed as a whole: it goes along whole or not at all. Your contact details are in the text of your complaint.`,
'paperCheck': `This document is for reading. The proof is beside it: open verify.html in a browser, then choose this ZIP file. That page says line by line what is proven. It needs neither us nor a network.`,
'paperComplaintOut': `What your complaint holds of this is left out of this dossier.`,
'paperHeld': `not looked into yet, so not given here`,
'paperLeftOut': `Left out by the person who made this case file.`,
'paperMade': `Made by {company} on {at} (Brussels time).`,
'paperName': `case-file`,
'paperPage': `Page {page} of {pages}`,
'paperSigns': `A character that our font lacks, or that can’t be seen, is written as its number, for example [U+1F984]. Three unseen characters that belong to words of some languages stay as they are: U+00AD, U+200C and U+200D. Text that runs from right to left may be set wrongly. The exact texts are in log.json.`,
'paperTitle': `Case file {reference}`,
    };
  