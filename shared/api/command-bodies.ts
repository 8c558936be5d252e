import * as v from 'valibot';
import { isCivilDate } from '../calendar/civil-date.ts';
import { CHANNELS, FINDINGS } from '../case/events.ts';
import { RECOURSE_BODIES } from '../case/recourse.ts';
import { INSURANCES, SUBJECTS } from './choices.ts';
import { Complaint, Contact } from './complaint.ts';
import { LIMITS } from './limits.ts';

const text = (max: number) =>
  v.pipe(
    v.string('required'),
    v.check((value) => value.trim() !== '', 'required'),
    v.maxLength(max, 'tooLong'),
  );
const date = v.pipe(v.string('required'), v.check(isCivilDate, 'date'));
const person = v.pipe(v.string('required'), v.regex(/^[\w-]{21}[AQgw]$/, 'id'));
const words = text(LIMITS.text);

const Text = v.strictObject({ text: words });
const To = v.strictObject({ to: person });
const Reason = v.strictObject({ reason: v.optional(words) });
const Answer = v.strictObject({
  findings: v.pipe(
    v.array(
      v.strictObject({
        grievance: v.pipe(
          v.number(),
          v.safeInteger(),
          v.minValue(0),
          v.maxValue(LIMITS.grievances - 1),
        ),
        finding: v.picklist(FINDINGS, 'choose'),
        reasons: words,
      }),
    ),
    v.minLength(1, 'required'),
    v.maxLength(LIMITS.grievances, 'tooMany'),
  ),
  summary: v.optional(words),
  measures: v.optional(
    v.pipe(
      v.array(v.strictObject({ what: text(LIMITS.measure), by: v.optional(date) })),
      v.maxLength(LIMITS.measures, 'tooMany'),
    ),
  ),
});

/** The body of each command but `fileComplaint`, whose odd bodies are kept and not refused. Strict: what is not named here is refused by path and code. */
export const COMMAND_BODIES = {
  registerComplaint: v.strictObject({
    complaint: Complaint,
    receivedOn: date,
    channel: v.picklist(CHANNELS, 'choose'),
  }),
  acknowledge: v.strictObject({ message: v.optional(words) }),
  assign: To,
  assignSecondReading: To,
  addInformation: Text,
  askInformation: Text,
  sendMessage: Text,
  noteInternally: Text,
  extend: v.strictObject({ until: date, reason: words }),
  answer: Answer,
  decideSecondReading: Answer,
  requestSecondReading: v.strictObject({ grounds: words }),
  close: Reason,
  withdraw: Reason,
  reopen: v.strictObject({ reason: words }),
  reclassify: v.strictObject({
    department: v.optional(v.picklist(['src', 'lease'], 'choose')),
    subject: v.optional(v.picklist(SUBJECTS, 'choose')),
    insurance: v.optional(v.picklist(INSURANCES, 'choose')),
  }),
  declareRecourse: v.strictObject({ body: v.picklist(RECOURSE_BODIES, 'choose'), on: date }),
  correctContact: v.strictObject({ contact: Contact }),
} as const;
