import type { Insurance, Subject } from '../api/choices.ts';
import type { Complaint } from '../api/complaint.ts';
import type { FileAnnouncement } from '../api/files.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { ClockName } from './promises.ts';
import type { Channel, Department, Finding } from './events.ts';
import type { Body } from './recourse.ts';

type Files = readonly FileAnnouncement[];

/** What an answer consists of; the system adds the recourse block. */
export type AnswerBody = {
  findings: readonly (Finding & { reasons: string })[];
  summary?: string;
  measures?: readonly { what: string; by?: CivilDate }[];
};

/** What someone asks for, read and checked. Who asks is never part of it. */
export type Command =
  | { type: 'fileComplaint'; complaint: Complaint; files: Files }
  /** Not asked for: it is what becomes of a filing that is no valid complaint. */
  | { type: 'quarantineComplaint'; asSent: unknown; files: unknown }
  | { type: 'registerComplaint'; complaint: Complaint; receivedOn: CivilDate; channel: Channel }
  | { type: 'acknowledge'; message?: string }
  | { type: 'assign' | 'assignSecondReading'; to: string }
  | { type: 'addInformation' | 'sendMessage'; text: string; files: Files }
  | { type: 'askInformation' | 'noteInternally'; text: string }
  | { type: 'extend'; until: CivilDate; reason: string }
  | ({ type: 'answer' | 'decideSecondReading' } & AnswerBody)
  | { type: 'requestSecondReading'; grounds: string }
  | { type: 'close' | 'withdraw'; reason?: string }
  | { type: 'reopen'; reason: string }
  | {
      type: 'reclassify';
      department?: Department;
      subject?: Subject;
      insurance?: Insurance;
    }
  | { type: 'declareRecourse'; body: Body; on: CivilDate }
  | { type: 'correctContact'; contact: Complaint['contact'] }
  | { type: 'markPromiseMissed'; clock: ClockName }
  /** Not on the wire: it is what the link does that was sent to whoever lost their code. */
  | { type: 'replaceCode' }
  | { type: 'erase' };

export type CommandType = Command['type'];
