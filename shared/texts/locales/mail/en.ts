
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'mailAnswer': `Our answer is in your case.`,
'mailCode': `A new access code was made with a link that was sent by e-mail. The old code no longer works.`,
'mailCodeNot': `It was not you? Ask for a new code at once: the one that was just made then stops working. Or call us: {phone}.`,
'mailContact': `The contact details of your complaint were changed.`,
'mailContactNot': `It was not you? Call us: {phone}.`,
'mailDetails': `The details are in your case.`,
'mailElsewhere': `Your case says where you can go, and when.`,
'mailGreeting': `Good day,`,
'mailLink': `Somebody asked for a new access code for your complaint. If it was you, open this page. The link works once, for 10 minutes:`,
'mailLinkNot': `It was not you? Do nothing: nothing changes.`,
'mailLost': `You have no code, or lost it? Ask for a new one here:`,
'mailOpen': `To open your case, go to this page and enter the reference and your access code:`,
'mailReceived': `We have received your complaint.`,
'mailReference': `Reference: {reference}`,
'mailSecret': `Give your code to nobody, even if somebody asks for it by e-mail.`,
'mailSubjectAcknowledged': `We are handling your complaint`,
'mailSubjectAnswered': `We have answered your complaint`,
'mailSubjectAsked': `We are asking you for information`,
'mailSubjectClosed': `Your complaint is closed`,
'mailSubjectCode': `Your access code was replaced`,
'mailSubjectContact': `Your contact details were changed`,
'mailSubjectExtended': `A new date for our answer`,
'mailSubjectLink': `A new access code`,
'mailSubjectMissed': `We did not keep a date`,
'mailSubjectNews': `There is news about your complaint`,
'mailSubjectReceived': `We have received your complaint`,
'mailSubjectReviewed': `Second reading: we have answered`,
    };
  