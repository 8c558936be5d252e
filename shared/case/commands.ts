import type { Complaint } from '../api/complaint.ts';
import type { FileAnnouncement } from '../api/files.ts';

/** What someone asks for, read and checked. Who asks is never part of it. */
export type Command =
  | { type: 'fileComplaint'; complaint: Complaint; files: readonly FileAnnouncement[] }
  | { type: 'quarantineComplaint'; asSent: unknown; files: unknown };

/** The command types that `POST /v1/commands` takes. Quarantine is not asked for: it is what becomes of an odd complaint. */
export const COMMAND_TYPES = ['fileComplaint'] as const;
