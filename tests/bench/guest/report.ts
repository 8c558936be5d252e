import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { median, ratio, say } from '../figures.ts';
import { SLOW_PHONE } from '../slow-phone.ts';
import { type Filling, KEY_EVERY_MS, typedKeys } from './filling.ts';
import type { Pages } from './pages.ts';
import { RIVALS, type Rival, versionsOf } from './rivals.ts';
import type { Visit } from './visit.ts';

const FILE = join(import.meta.dirname, '..', '..', '..', 'docs', 'guest.md');

/** All that one run has measured. */
export type Figures = {
  pages: Pages;
  visits: ReadonlyMap<keyof Pages, readonly Visit[]>;
  fillings: readonly Filling[];
  chromium: string;
};

type Goal = { what: string; goal: string; measured: string; isMet: boolean };

const BLOCKING_MS = 120;
const HEAP_BYTES = 400_000;
const KEY_MS = 32;
/** Three digits, as people write layout shift. */
const shift = (score: number) => score.toFixed(3);
const OURS = ['element', 'frame', 'fragment', 'open'] as const;

/** Writes docs/guest.md from what a run has measured, and prints the same. */
export async function report(figures: Figures): Promise<void> {
  const text = [head(figures), goalsTable(figures), firstSight(figures), steps(figures)].join(
    '\n\n',
  );
  const options = await prettier.resolveConfig(FILE);
  const page = await prettier.format(text, { ...options, parser: 'markdown' });
  writeFileSync(FILE, page);
  console.log(page);
}

function head({ visits, fillings, chromium }: Figures): string {
  const rounds = visits.get('blank')?.length ?? 0;
  const rivals = (Object.keys(RIVALS) as Rival[]).map(versionsOf).join(', ');
  return `# What it costs the page that it is a guest of

Written by \`npm run bench -- guest\` and by nobody else, on ${new Date().toISOString().slice(0, 10)}: Chromium ${chromium}, headless, ${SLOW_PHONE}; on ${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown kind'}, load ${say(loadavg()[0] ?? 0, 1)} when it ended (where that is much over the number of cores, others' work was measured, too, four times over). ${rounds} rounds in turn after one that warms up, each visit with a fresh profile; ${fillings.length} complaints filled in. Figures are medians of the rounds unless said otherwise; ratios within the run count, times are that machine's, that day.

Every page stands in the same surroundings in French, is served from this machine and compressed with brotli: ${rivals}. They are built by Vite, minified, with what is imported and nothing else (Form.io as its own file for pages that only show forms), from the host's own origin, which saves them the connection that we need. SurveyJS, Form.io and the plain form ask the same eight questions; FilePond and Uppy only take files; altcha stands in the plain form and asks its server nothing before a click. The widget shows what to do before it asks anything, so it is there with its form open at once, too.`;
}

function goalsTable(figures: Figures): string {
  const rows = goalsOf(figures).map(
    ({ what, goal, measured, isMet }) =>
      `| ${what} | ${goal} | ${measured} | ${isMet ? 'yes' : '**no**'} |`,
  );
  return [
    '## Goals',
    '',
    '| what | goal | measured | met |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function goalsOf({ pages, visits, fillings }: Figures): Goal[] {
  const worst = (key: keyof Pages) => Math.max(...(visits.get(key) ?? []).map((it) => it.shift));
  const over = (of: 'blockingMs' | 'heapBytes') =>
    middle(visits, 'element', of) - middle(visits, 'blank', of);
  const longest = fillings.map(({ keys }) => Math.max(0, ...keys.map((it) => it.toFrameMs)));
  const stepShift = Math.max(
    ...fillings.flatMap(({ moved }) => moved.slice(0, -1).map((it) => it.shift)),
  );
  const still = (what: string, score: number): Goal => ({
    ...{ what, goal: shift(0), measured: shift(score) },
    isMet: shift(score) === shift(0),
  });
  const [blocking, heap, key] = [over('blockingMs'), over('heapBytes'), Math.max(...longest)];
  return [
    ...OURS.map((form) =>
      still(`Layout shift, ${pages[form].name}, worst of all rounds`, worst(form)),
    ),
    still('Layout shift, a change of step in the form, worst of all', stepShift),
    {
      what: 'Total blocking time over that of the host alone, by script tag',
      ...{ goal: `at most ${BLOCKING_MS} ms`, measured: `${say(blocking)} ms` },
      isMet: blocking <= BLOCKING_MS,
    },
    {
      what: 'JavaScript heap over that of the host alone, after its rubbish was taken away',
      ...{ goal: `at most ${say(HEAP_BYTES / 1000)} kB`, measured: `${say(heap / 1000)} kB` },
      isMet: heap <= HEAP_BYTES,
    },
    {
      what: `The longest of ${fillings.length} times ${typedKeys()} keys, from the key to the next frame; each time: ${longest.map(inSteps).join(', ')} ms`,
      ...{ goal: `at most ${KEY_MS} ms`, measured: `${inSteps(key)} ms` },
      isMet: key <= KEY_MS,
    },
  ];
}

/** 0 is what the browser doesn't tell of. */
const inSteps = (ms: number) => (ms === 0 ? 'below 16' : say(ms));

function firstSight({ pages, visits }: Figures): string {
  const plain = middle(visits, 'plain', 'shownMs');
  const rows = [...visits].map(([key, of]) => {
    const best = Math.min(...of.map((it) => it.shownMs));
    const cells = [
      ...[pages[key].name, say(middle(visits, key, 'shownMs')), say(best)],
      ratio(middle(visits, key, 'shownMs'), plain),
      ...[say(middle(visits, key, 'wireBytes')), say(middle(visits, key, 'requests'))],
      ...[say(middle(visits, key, 'blockingMs')), say(middle(visits, key, 'longestTaskMs'))],
      say((middle(visits, key, 'heapBytes') - middle(visits, 'blank', 'heapBytes')) / 1000),
      shift(Math.max(...of.map((it) => it.shift))),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `## First sight

From the navigation to the end of the frame in which the text that a person comes for is drawn: the heading of the widget, the first question of a form, the words of the place for files, altcha's label; by the same few lines in every page, which look once a frame whether it is there, has a size and is not transparent. In the frame it is the later of the heading in there and the frame's own height. Bytes are those on the wire with their heads, until half a second passes in which nothing is loaded. Blocking time is what tasks take beyond 50 ms from the navigation on, and the longest task is the page's, the host's own included. Heap is over that of the host alone. Layout shift is the worst of all rounds; the host has reserved the height for us, as [integrating.md](integrating.md) asks for.

| page | first sight, ms | best | to the plain form | bytes | requests | blocking, ms | longest task, ms | heap, kB | layout shift |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}`;
}

function steps({ fillings }: Figures): string {
  const rows = (fillings[0]?.moved ?? []).map(({ to }, at) => {
    const worst = (of: 'shift' | 'everyShift') =>
      shift(Math.max(...fillings.map(({ moved }) => moved[at]?.[of] ?? 0)));
    return `| ${to} | ${worst('shift')} | ${worst('everyShift')} |`;
  });
  const slow = fillings.map(({ keys }) => Math.max(0, ...keys.map((it) => it.handlersMs)));
  return `## The form

Layout shift on the way to each screen, worst of all rounds: as browsers count it, and with what follows a click within half a second, which they leave out because a person has asked for it. The last one is no step: there the server's answer comes.

| to | layout shift | with what follows the click at once |
| --- | ---: | ---: |
${rows.join('\n')}

Keys are typed into the description by the browser's own input, one every ${KEY_EVERY_MS} ms, with pauses in which the draft is kept. Event Timing tells of events that took 16 ms or more from the key to the next frame, in steps of 8 ms; that is the figure above. The handlers' own part of it was at most ${slow.map((ms) => say(ms, 1)).join(', ')} ms.`;
}

const middle = (
  visits: Figures['visits'],
  key: keyof Pages,
  of: Exclude<keyof Visit, 'shift'>,
): number => median((visits.get(key) ?? []).map((it) => it[of]));
