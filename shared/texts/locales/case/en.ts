
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'caseRead': `What you submitted`,
'codeCharacter': `Access code: one character does not exist in our codes (letters and digits, never U).`,
'codeLength': `Access code: it has 28 characters, in 7 groups of 4.`,
'codeSuggestion': `One character of the code seems wrong. Did you mean {code}?`,
'codeUnreadable': `Access code: it contains more than one mistake. Compare it with your proof.`,
'codeUse': `Use this code`,
'dueExtendedAnswer': `Answer with reasons, extended date: by {date}.`,
'dueSecondReading': `Answer to the second reading: by {date}.`,
'erased': `The text of this complaint has been deleted.`,
'filedOn': `Received on {date}`,
'leave': `Stop viewing this complaint`,
'met': `Done on {date}.`,
'missedPromise': `We did not keep this date.`,
'notOpened': `This reference and this code do not open a complaint. Check them both.`,
'open': `Open a complaint`,
'openButton': `Open`,
'openFailed': `We cannot reach the server. Check your connection and try again.`,
'openIntro': `Enter the reference and the access code that you received when you submitted your complaint.`,
'quarantined': `Your text is kept exactly as you sent it. A person is reading it.`,
'referenceUnreadable': `Reference: it should look like SFB-26-7K3M9Q. Compare it with your proof.`,
'signedOut': `For safety, the complaint was closed again. Enter the access code again to open it.`,
'status': `Status`,
'statusAcknowledged': `We are handling your complaint.`,
'statusAnswered': `We have answered your complaint.`,
'statusClosed': `This complaint is closed.`,
'statusInSecondReading': `The Complaints Service is reading your file again.`,
'statusReceived': `Received. The acknowledgement of receipt will follow.`,
'statusReviewed': `The second reading is finished: we have answered you.`,
'tooManyTries': `Too many attempts. Wait {seconds} seconds, then try again.`,
'updatedAt': `Updated at {time}.`,
'whyExtendedAnswer': `Extended on {start}. The first date stays visible.`,
'whyReopened': `One month after reopening, {start}. This is our own target.`,
'whySecondReading': `One month after your request, {start}. This is our own target.`,
    };
  