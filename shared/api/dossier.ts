import type { CaseEvent } from '../case/events.ts';

/** What a person may leave out of their dossier before they hand it on; words are left out a whole text at a time, because each was signed as a whole. */
export const DOSSIER_PARTS = ['filed', 'messages', 'answers', 'files'] as const;
export type DossierPart = (typeof DOSSIER_PARTS)[number];

/** The part that the words beside an event belong to. Contact details stand in the text that was filed and go with it. */
export function partOf({ type }: CaseEvent): DossierPart {
  switch (type) {
    case 'complaintFiled':
    case 'complaintRegistered':
    case 'complaintQuarantined':
    case 'contactCorrected':
      return 'filed';
    case 'answered':
    case 'secondReadingDecided':
      return 'answers';
    case 'acknowledged':
    case 'assigned':
    case 'informationAdded':
    case 'informationAsked':
    case 'messageSent':
    case 'extended':
    case 'secondReadingRequested':
    case 'secondReadingAssigned':
    case 'closed':
    case 'reopened':
    case 'withdrawn':
    case 'reclassified':
    case 'notedInternally':
    case 'recourseDeclared':
    case 'promiseMissed':
    case 'codeReplaced':
    case 'erased':
      return 'messages';
  }
  // An event of a later version of us: its words are somebody's, and go with theirs.
  return 'messages';
}
