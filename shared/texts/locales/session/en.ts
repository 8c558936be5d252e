
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'deviceForget': `Forget this complaint on this device`,
'deviceForgotten': `This device keeps nothing of this complaint any more.`,
'deviceOpen': `Keep the complaint open here: it opens without a code and doesn't close by itself, until you choose “Forget”. Whoever uses this device can then read it.`,
'deviceRefuses': `The browser doesn't allow anything to be kept on this device.`,
'deviceWords': `Keep what I write here until it is sent, encrypted: the access code is needed to read it.`,
'idleWarning': `Are you still there? For safety, this complaint closes at {time} if you do nothing. What you have written is not lost.`,
'keptForget': `Forget {reference} on this device`,
'keptGone': `This device no longer opens {reference} without a code. Enter the complaint's present access code.`,
'keptHeading': `On this device`,
'keptOpen': `Open {reference}`,
'keysFile': `Or choose the file that you saved when you filed`,
'keysFileWhy': `You can also drag it here, or paste its whole text into one of the two fields. It is read on this page and sent nowhere.`,
'keysFound': `Reference and code are filled in. Choose “Open”.`,
'keysNone': `We find no reference with its access code in it. Choose the file that you saved when you filed, or type them.`,
'keysPhotoWhy': `A photo of the QR code that opens the complaint will do too.`,
'linkQr': `QR code that opens this complaint on another device`,
'linkWhy': `This QR code opens your complaint on another device: the reference and the access code are in it. Keep it as secret as the code.`,
'pendingAgain': `Send again`,
'pendingDrop': `Don't send it any more`,
'pendingKept': `Saved on this device. It is sent by itself as soon as the connection allows. If you close the page before that, open the complaint here again: it goes on.`,
'pendingLost': `Not everything is sent yet, and this device does not keep it. If you leave now, it is lost. To leave all the same, choose “{leave}” again.`,
'pendingRefused': `The server did not accept it ({code}). Your text stays here.`,
'pendingRefusedWhy': `The server did not accept it: {why} Your text stays here.`,
'pendingStays': `What could not be sent`,
'pendingUnchecked': `Received on {at}. This browser cannot check the signature.`,
'pendingUnkept': `Not sent yet, and this device doesn't keep it. Leave this page open: it is sent by itself.`,
'pendingUnproven': `The server's answer does not prove that it was received. Your text stays here.`,
'saveProof': `Save the proof`,
'stay': `Stay`,
'takeDossier': `Take my case file`,
    };
  