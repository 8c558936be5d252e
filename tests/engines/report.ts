import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { HOSTS } from '../isolation/twelve-hosts.ts';
import type { Engine } from '../tools/engines.ts';
import { type Check, CHECKS, nameOf, whyNoCell } from './cells.ts';
import { type Group, GROUPS, type Ran } from './groups.ts';
import type { Result } from './results-reporter.ts';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'engines.md');
const NOT_RUN = '**not run**';
const GROUP_NAMES = Object.keys(GROUPS) as Group[];
const [START, END] = ['<!-- the run -->', '<!-- end of the run -->'];

/** What a run came to in an engine: `text` is its version, or why it can't be had; a group has why it isn't run there. */
export type RanEngine = {
  readonly engine: Engine;
  readonly isThere: boolean;
  readonly text: string;
  readonly byGroup: Partial<Record<Group, Ran | string>>;
};

/** Writes what a whole run came to between the marks of `docs/engines.md`. */
export async function report(ran: readonly RanEngine[], at: Date): Promise<void> {
  const before = readFileSync(FILE, 'utf8');
  const [head, tail] = [before.split(START)[0], before.split(END)[1]];
  const options = await prettier.resolveConfig(FILE);
  const text = `${head}${START}\n\n${textOf(ran, at)}\n\n${END}${tail}`;
  writeFileSync(FILE, await prettier.format(text, { ...options, parser: 'markdown' }));
}

/** Results by how they ended. */
export function sorted({ results }: Ran) {
  const of = (ended: Result['ended']) => results.filter((result) => result.ended === ended);
  return { passed: of('passed'), failed: of('failed'), notHere: of('notHere') };
}

/** How much failed in an engine; one that can't be had is a failure. */
export const failuresOf = ({ isThere, byGroup }: RanEngine): number =>
  (isThere ? 0 : 1) +
  Object.values(byGroup).reduce(
    (sum, ran) => sum + (typeof ran === 'string' ? 0 : sorted(ran).failed.length),
    0,
  );

/** The tables, as markdown. What the run didn't come to is told as not run. */
export function textOf(ran: readonly RanEngine[], at: Date): string {
  const failures = ran.reduce((sum, one) => sum + failuresOf(one), 0);
  const isWhole = ran.every(({ byGroup }) => Object.keys(byGroup).length === GROUP_NAMES.length);
  const ended = failures > 0 ? `**${failures} failed**` : 'nothing failed';
  return [
    `${at.toISOString().slice(0, 10)}: ${ended}${isWhole ? '' : ', **and the run was ended before it was through**'}.`,
    table(
      ['engine', ...GROUP_NAMES],
      ran.map((one) => [one.text, ...GROUP_NAMES.map((group) => countOf(one, group))]),
    ),
    table(['check', 'what is so where it passed'], Object.entries(CHECKS)),
    table(
      ['host', 'engine', ...Object.keys(CHECKS), 'passed, failed'],
      Object.keys(HOSTS).flatMap((host) => ran.map((one) => rowOf(host, one))),
    ),
    ...['failed', 'notHere'].map((ended) => listOf(ran, ended as 'failed' | 'notHere')),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function countOf({ byGroup }: RanEngine, group: Group): string {
  const ran = byGroup[group];
  if (ran === undefined) return NOT_RUN;
  if (typeof ran === 'string') return `not run: ${ran}`;
  const { passed, failed, notHere } = sorted(ran);
  const counts = [
    `${passed.length} passed`,
    `${failed.length} failed`,
    ...(notHere.length > 0 ? [`${notHere.length} not here`] : []),
  ];
  return counts.join(', ');
}

function rowOf(host: string, { engine, byGroup }: RanEngine): string[] {
  const ran = byGroup.hosts;
  const results = typeof ran === 'object' ? ran.results : [];
  const cells = (Object.keys(CHECKS) as Check[]).map((check) => {
    const ended = results.find(({ name }) => name === nameOf(host, check))?.ended;
    if (ended === undefined) return NOT_RUN;
    return ended === 'notHere' ? (whyNoCell(host, check) ?? NOT_RUN) : ended;
  });
  const count = (ended: string) => cells.filter((cell) => cell === ended).length;
  return [
    ...[host, engine],
    ...cells.map((cell) => (cell === 'failed' ? '**failed**' : cell)),
    `${count('passed')}, ${count('failed')}`,
  ];
}

/** What failed, or isn't run in an engine and why; the cells say it of the hosts. */
function listOf(ran: readonly RanEngine[], ended: 'failed' | 'notHere'): string {
  const lines = ran.flatMap(({ engine, byGroup }) =>
    Object.entries(byGroup).flatMap(([group, one]) =>
      typeof one === 'string' || (group === 'hosts' && ended === 'notHere')
        ? []
        : sorted(one)[ended].map(
            ({ file, name, said }) =>
              `- ${engine}, ${file}, ${name}: ${(said.split('\n')[0] ?? '').replaceAll('<', '\\<')}`,
          ),
    ),
  );
  const title = ended === 'failed' ? 'Failed:' : 'Not run there, and why:';
  return lines.length > 0 ? [title, '', ...lines].join('\n') : '';
}

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
