import type { CommandType } from './commands.ts';
import type { Refusal } from './decide.ts';
import type { Status } from './evolve.ts';

const OPEN: readonly Status[] = [
  'received',
  'acknowledged',
  'answered',
  'inSecondReading',
  'reviewed',
];
const FIRST: readonly Status[] = ['received', 'acknowledged'];
const ANY: readonly Status[] = [...OPEN, 'closed'];

/** In which states a command makes sense, whoever gives it (the design's table). */
const POSSIBLE: Record<CommandType, readonly Status[]> = {
  fileComplaint: ['none'],
  quarantineComplaint: ['none'],
  registerComplaint: ['none'],
  acknowledge: ['received'],
  assign: ['received', 'acknowledged', 'answered'],
  addInformation: OPEN,
  askInformation: [...FIRST, 'inSecondReading'],
  sendMessage: ANY,
  extend: FIRST,
  answer: ['acknowledged'],
  requestSecondReading: ['answered'],
  assignSecondReading: ['inSecondReading'],
  decideSecondReading: ['inSecondReading'],
  close: ['answered', 'reviewed'],
  reopen: ['closed'],
  withdraw: ['acknowledged'],
  reclassify: FIRST,
  noteInternally: ANY,
  declareRecourse: ANY,
  correctContact: ANY,
  markPromiseMissed: OPEN,
  replaceCode: ANY,
  erase: ['closed'],
};

/** Whether a command can be followed in a state at all. */
export const isPossible = (type: CommandType, status: Status): boolean =>
  POSSIBLE[type].includes(status);

/** Whether a case takes nothing more, because its words were erased. */
export const isOver = (type: CommandType, { erased }: { erased: boolean }): boolean =>
  erased && type !== 'erase';

/** The name of the refusal where it can't: what the case is not. */
export function unfit(type: CommandType, status: Status): Refusal {
  const [first] = POSSIBLE[type];
  if (first === 'none') return 'alreadyFiled';
  if (status === 'none') return 'notFiled';
  if (type === 'acknowledge') return 'notReceived';
  if (status === 'closed') return 'notOpen';
  if (type === 'askInformation') return 'notInReading';
  if (type === 'assign' || type === 'extend' || type === 'reclassify') return 'notInFirstReading';
  if (first === 'answered') return 'notAnswered';
  if (first === 'closed') return 'notClosed';
  return first === 'inSecondReading' ? 'notInSecondReading' : 'notAcknowledged';
}
