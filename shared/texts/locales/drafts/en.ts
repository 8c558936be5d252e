
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      'draftContinue': `Continue: {name}`,
'draftCopyFiles': `These files could not be copied. Add them again: {names}`,
'draftErase': `Erase: {name}`,
'draftEraseNot': `Keep`,
'draftEraseSure': `This text and its files will be lost. Erase them?`,
'draftForget': `Delete my text from this device`,
'draftHand': `Continue on another device`,
'draftLoad': `Continue from a saved file`,
'draftName': `Name of this draft (optional)`,
'draftOf': `{name}, changed on {date} at {time}`,
'draftOver': `Not changed for more than 30 days: will be erased tomorrow, unless you go on with it.`,
'draftSave': `Save my text to a file`,
'draftsHeading': `You have begun a complaint`,
'draftsIntro': `Continue, or begin another complaint. A draft has not been sent yet.`,
'draftUnnamed': `Draft of {time}`,
'draftUnreadable': `This file holds no text that was saved by this form.`,
    };
  