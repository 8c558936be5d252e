
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'added': `added`,
'again': `Try again`,
'arrived': `received`,
'asIs': `Send as it is`,
'choose': `Choose files`,
'cleaned': `Where it was taken is taken out.`,
'code': `Code: {code}`,
'dismiss': `Close these messages`,
'drop': `You can also drop or paste them here.`,
'errorEmpty': `this file is empty. Choose another one.`,
'errorFolder': `a folder cannot be added. Choose the files that are in it.`,
'errorLost': `this file cannot be read, perhaps it has changed or gone. Choose it again.`,
'errorMany': `10 files at most. Remove one first.`,
'errorTooLarge': `{size}. At most 20 MB a file, 60 MB together.`,
'errorTwice': `this file is already in the list.`,
'errorType': `this kind of file is not accepted. The list of kinds is above.`,
'goOn': `Go on`,
'heading': `Files`,
'how': `A file is sent as soon as you add it. Your complaint does not wait for your files.`,
'keptHere': `The file is kept on this device.`,
'limits': `Optional. At most 10 files, 20 MB each, 60 MB together: PDF, JPEG, PNG, WebP, HEIC, DOCX, ODT, TXT, EML.`,
'notKept': `not sent: this device no longer has it. Remove it and choose it again`,
'offline': `interrupted at {percent} %, goes on by itself as soon as possible`,
'pause': `Pause`,
'paused': `paused at {percent} %`,
'photograph': `Take a photo`,
'photos': `Before sending, this device makes large photos smaller and takes out where they were taken. For each photo you can choose “Send as it is”.`,
'preparing': `being prepared`,
'refused': `not sent: the server did not accept it`,
'refusedBroken': `not sent: the file arrives damaged`,
'refusedLarge': `not sent: too large. At most 20 MB a file, 60 MB together`,
'refusedMany': `not sent: 10 files at most for a complaint`,
'remove': `Remove`,
'removed': `removed`,
'restClose': `You may close this page: sending goes on when you come back.`,
'restErase': `If you erase your data here before that, they will not be sent any more.`,
'restHere': `only in this page: {count}`,
'restKept': `kept on this device: {count}`,
'restOpen': `Keep this page open until all of them are received.`,
'restReceived': `received: {count}`,
'restSending': `being sent: {count}`,
'restWait': `Your complaint does not wait for them.`,
'sending': `{percent} % sent`,
'smaller': `Photo made smaller, without its place ({size} before).`,
'unkept': `Keep this page open until it is sent: the file is not kept on this device.`,
'unreadable': `This device cannot change this picture. It is sent as it is, with its place if that is in it.`,
'waiting': `waiting`,
    };
  