
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'askBack': `Back`,
'askButton': `Send the link`,
'asked': `If this reference and this address belong together, an e-mail goes to that address. The link works once, for 10 minutes. Your present code stays valid as long as you do not use the link.`,
'askedAgain': `Ask again`,
'askedNone': `Nothing comes? Look in your unwanted mail and check both fields. You can also call us: our number stands with the procedure.`,
'askedTitle': `Request received`,
'askEmail': `E-mail address of your complaint`,
'askEmailWrong': `E-mail address: an address looks like name@example.be.`,
'askIntro': `We can send you a link to a new code. It goes to the e-mail address that is in your complaint.`,
'askLater': `The service could not answer just now. Wait {seconds} seconds, then try again.`,
'askOffline': `We cannot reach the server: nothing was sent. What you wrote stays here. Check your connection and try again.`,
'askTitle': `I lost my code`,
'linkButton': `Make the new code`,
'linkIntro': `Press the button to get a new code. After that the old one no longer works, and the complaint closes wherever it is open.`,
'linkOver': `This link does not work, or no longer does. It works once, for 10 minutes.`,
'linkTitle': `Make a new code`,
'newIntro': `Keep it well: it is shown only here. The old code no longer works. We note this in your case and confirm it to you by e-mail, without the code.`,
'newTitle': `Your new code`,
    };
  