
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'change': `Change`,
'code': `Code: {code}`,
'otherWay': `You can save or print your text and send it to us in another way.`,
'receiptWrong': `The server's answer does not prove that your complaint was received. It stays here. Try again, or send us your text in another way.`,
'remove': `Erase this complaint`,
'removeFiles': `You also erase these files from this page: {names}`,
'removeHeading': `Erase this complaint?`,
'removeNo': `No, keep it`,
'removeWhat': `You erase your text, the reference and the code. If the server has this complaint, it stays there, but without the code you can no longer open it. Save your text first if you still need it.`,
'removeYes': `Yes, erase all of it`,
'sendAgain': `Try sending again`,
'whyForm': `The server does not understand what this page sends.`,
'whyLong': `Your complaint is too long for the server. Make it shorter.`,
'whyPage': `The server does not accept complaints sent from this page.`,
'whyThere': `The server already has something under the number of this complaint, perhaps this very complaint. First try to open it with the reference and the code.`,
'words': `Your text`,
    };
  