import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { RECOURSE_BODIES } from '#shared/case/recourse.ts';
import type { Command, CommandType } from '#shared/case/commands.ts';
import { type Status, STATUSES } from '#shared/case/evolve.ts';
import type { Asker } from '#shared/case/rights.ts';
import {
  adam,
  after,
  anna,
  answer,
  bram,
  complaint,
  cora,
  customer,
  file,
  give,
  person,
  review,
  rosa,
  STEPS_TO,
  system,
} from '#shared/case/testing.ts';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'case-table.md');

/** Late enough for every clock to have passed; no state depends on the day otherwise. */
const DAY = '2027-06-01';
const text = { text: 'x' };

/** One right command of each type. Typed so that a new command is an error here until it has its rows. */
export const COMMANDS: Record<CommandType, Command> = {
  fileComplaint: file(),
  quarantineComplaint: { type: 'quarantineComplaint', asSent: {}, files: undefined },
  registerComplaint: {
    type: 'registerComplaint',
    complaint: complaint(),
    receivedOn: DAY,
    channel: 'post',
  },
  acknowledge: { type: 'acknowledge' },
  assign: { type: 'assign', to: 'anna' },
  addInformation: { type: 'addInformation', ...text, files: [] },
  askInformation: { type: 'askInformation', ...text },
  sendMessage: { type: 'sendMessage', ...text, files: [] },
  extend: { type: 'extend', until: '2027-01-10', reason: 'x' },
  answer: answer(),
  requestSecondReading: { type: 'requestSecondReading', grounds: 'x' },
  assignSecondReading: { type: 'assignSecondReading', to: 'rosa' },
  decideSecondReading: review,
  close: { type: 'close' },
  reopen: { type: 'reopen', reason: 'x' },
  withdraw: { type: 'withdraw' },
  reclassify: { type: 'reclassify', subject: 'service' },
  noteInternally: { type: 'noteInternally', ...text },
  declareRecourse: { type: 'declareRecourse', body: RECOURSE_BODIES[0], on: DAY },
  correctContact: { type: 'correctContact', contact: complaint().contact },
  markPromiseMissed: { type: 'markPromiseMissed', clock: 'acknowledgement' },
  replaceCode: { type: 'replaceCode' },
  erase: { type: 'erase' },
};

/** An extension is asked for while it still makes sense; everything else on the late day. */
const dayOf = (type: CommandType) => (type === 'extend' ? '2026-12-01' : DAY);

/** Who asks, by the name of the table's column. */
export const ASKERS: Record<string, Asker> = {
  customer,
  handler: anna,
  'handler elsewhere': bram,
  reviewer: rosa,
  'reviewer who handled it': person('anna', ['reviewer']),
  compliance: cora,
  admin: adam,
  system,
};

/** What one cell of the table says: the event that follows, or the name of the refusal. */
export function cell(status: Status, type: CommandType, asker: Asker): string {
  const decision = give(after(...STEPS_TO[status]), [dayOf(type), asker, COMMANDS[type]]);
  return 'refused' in decision
    ? decision.refused
    : `**${decision.events.map(({ event }) => event.type).join(', ')}**`;
}

/** The whole table, made from the code; every status, command and asker has a cell. */
export async function caseTable(): Promise<string> {
  const names = Object.keys(ASKERS);
  const sections = (Object.keys(COMMANDS) as CommandType[]).map((type) => {
    const rows = STATUSES.map(
      (status) =>
        `| ${status} | ${Object.values(ASKERS)
          .map((asker) => cell(status, type, asker))
          .join(' | ')} |`,
    );
    const head = `| status | ${names.join(' | ')} |\n| --- |${' --- |'.repeat(names.length)}`;
    return `## ${type}\n\n${head}\n${rows.join('\n')}\n`;
  });
  const intro = `# What follows from each command, in each state, for each asker

Made from the code by \`npm run case-table\`; a test fails when it is stale. Bold is the event that follows, the rest is the name of the refusal. The handler is of the
case's own department and did the first reading; the reviewer did not. The day is late, so that every promise has passed.
`;
  return prettier.format(`${intro}\n${sections.join('\n')}`, { parser: 'markdown' });
}

/** The table as it is committed. */
export const committedTable = (): string => readFileSync(FILE, 'utf8');

if (import.meta.main) writeFileSync(FILE, await caseTable());
