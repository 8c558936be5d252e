
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'actFailed': `Not sent yet: your text stays here. Check the connection and try again.`,
'attachedAgain': `Please choose your files again, too.`,
'attachedAllTooLarge': `Your files are too large together (60 MB at most). Files that this page does not show were not attached.`,
'attachedHeading': `Your attached files`,
'attachedLabel': `Your files`,
'attachedLater': `we could not keep this file for now. Choose it again a little later, or send your complaint without it.`,
'attachedNot': `Not attached:`,
'attachedRemove': `Remove {name}`,
'caseIdle': `After 30 minutes without activity we ask you for the reference and the code again. What you send then is not lost.`,
'casePrintHow': `Print this page with your browser: everything on it is open.`,
'codeWhy': `It opens your complaint. Write it down or print this page now: we do not keep it and cannot recover it.`,
'editAgain': `Change my complaint`,
'emailWhenNeeded': `Required if we answer you by e-mail.`,
'foreignForm': `This form does not come from one of our pages. For your safety, we did not take it. Open our page and try again.`,
'formExpired': `This page is no longer valid. Your answers are still here: check them and send again.`,
'formIntro': `All fields are required, unless they are marked ‘optional’ or show a condition.`,
'formUnreadable': `We could not read this form. Nothing was recorded. Go back to the previous page and try again.`,
'goBack': `Your text is still on the previous page of your browser.`,
'keepText': `All of it in one text, to copy and keep`,
'languageBelow': `Language: below the open form.`,
'left': `You have left this complaint.`,
'notFound': `This page does not exist.`,
'onThisPage': `On this page`,
'openLater': `The service could not open your complaint just now. Wait {seconds} seconds, then try again.`,
'otherLanguage': `Go on in another language, with what you have written here`,
'phoneWhenNeeded': `Required if we answer you by telephone.`,
'problem': `Something went wrong on our side. Nothing that was registered is lost. Number to quote: {id}.`,
'receiptSalt': `Key of the signed text`,
'receiptWords': `The signed text, as we recorded it`,
'reload': `Refresh`,
'review': `Check my complaint`,
'saveHow': `Print this page or save it with your browser: the code is shown only here.`,
'sentBack': `What you sent is still here: try again.`,
'sentBackTitle': `Not done yet`,
'sessionEnded': `Your session has ended. Enter the reference and the code again.`,
'signedHow': `We have signed this receipt with our key {kid}. Keep this text: it can be checked without us.`,
'skip': `Skip to content`,
'titleCase': `Read my complaint`,
'titleComplaint': `Submit a complaint`,
'titleProcedure': `Complaints`,
'tooBig': `Your text is too long to send. Shorten it, then try again.`,
'tooMany': `Too many attempts from your connection. Your answers are still here. Wait {seconds} seconds, then send again.`,
'toStart': `Go to the start`,
'tryLater': `The service could not register your complaint just now. Your answers are still here. Wait {seconds} seconds, then send again: it will be registered only once.`,
'writtenBack': `Your text is still here. It has not been sent: read it again, then send it.`,
'writtenHere': `This page keeps what you wrote: it comes back afterwards.`,
    };
  