
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'handAgain': `Try again`,
'handBusy': `Too many links were made. Try again later, or save your text to a file.`,
'handFailed': `The link could not be made. Try again, or save your text to a file.`,
'handHeading': `Continue on another device`,
'handIntro': `A link takes your text, as it is when you make the link, to another device. It is encrypted here: we cannot read it. No complaint has been filed yet.`,
'handLink': `Link for the other device`,
'handMake': `Make the link`,
'handMaking': `The link is being made…`,
'handNotWithdrawn': `The link could not be withdrawn. Try again.`,
'handOlder': `You have changed your text since: this link takes the old one. Withdraw it to make another.`,
'handQr': `QR code of the link for the other device`,
'handReady': `The link is ready. It works once, until {date}. Open it on the other device, or scan the QR code.`,
'handSecret': `Whoever has this link can read your text: give it to nobody.`,
'handTerms': `The link works once, for 7 days. Attached files do not travel. Your text stays on this page too.`,
'handTooLong': `Your text is too long for a link. Save it to a file.`,
'handWithdraw': `Withdraw this link`,
'handWithdrawn': `This link no longer works.`,
'handWithdrawWhy': `You can withdraw it as long as this page stays open.`,
'takeBroken': `This link is not complete. Copy all of it, or make another one where you began.`,
'takeGone': `This link no longer works: it was used already, it was withdrawn, or its 7 days are over. Your text is still where you began it.`,
'takeHeading': `Your text from another device`,
'takenGoOn': `Continue your complaint`,
'takenKept': `Your text has arrived and is kept on this device. The link no longer works. Your text stays on the other device too: send it from one of the two only.`,
'takenUnkept': `Your text has arrived, but this device does not keep it. Do not close this page before you send.`,
'takeUnreachable': `Your text could not be fetched: the service does not answer. Try again.`,
'takeWithout': `Begin without this text`,
'taking': `Your text is being fetched…`,
    };
  