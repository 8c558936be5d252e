import type { Complaint } from '#shared/api/complaint.ts';
import type { Language } from '#shared/api/choices.ts';
import { type DossierPart, partOf } from '#shared/api/dossier.ts';
import type { CaseFile } from '#shared/api/files.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { clocksOf } from '#shared/case/clocks.ts';
import { recourseOf } from '#shared/case/recourse.ts';
import { draftOf } from '#shared/filing/draft-of.ts';
import { isAsked, STEPS } from '#shared/filing/fields.ts';
import {
  clocksInWords,
  fileInWords,
  nextInWords,
  statusInWords,
} from '#shared/procedure/explain-case.ts';
import { timelineOf } from '#shared/procedure/timeline.ts';
import { type WayOut, waysOut } from '#shared/procedure/ways-out.ts';
import { colon, dateInWords } from '#shared/texts/format.ts';
import { fill } from '#shared/texts/msg.ts';
import { answerTo } from '../pages/answers.ts';
import { momentInWords } from '../pages/dates.ts';
import type { Words } from '../pages/words.ts';
import type { DossierSource } from './read-dossier.ts';

/** One piece of a paper; 'words' are somebody's own. */
export type Block =
  | { kind: 'title' | 'heading' | 'subheading' | 'text' | 'words'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'pairs'; pairs: readonly (readonly [label: string, answer: string])[] };

/** What is printed: blocks in reading order, and what stands on every page. */
export type Paper = {
  language: Language;
  title: string;
  author: string;
  /** RFC 3339. */
  madeAt: string;
  /** With the places `{page}` and `{pages}`. */
  foot: string;
  blocks: readonly Block[];
};

const block = (
  kind: 'title' | 'heading' | 'subheading' | 'text' | 'words',
  text: string,
): Block => ({
  kind,
  text,
});

/** The dossier to read: all that the hosted page shows of the case, in its language; what is left out says so in its place. */
export function paperOf(
  words: Words,
  source: DossierSource,
  {
    madeAt,
    today,
    without,
  }: { madeAt: string; today: CivilDate; without: ReadonlySet<DossierPart> },
): Paper {
  const { language, t } = words;
  const { case_ } = source;
  const title = fill(t.paperTitle, { reference: case_.reference });
  const made = { company: t.companyName, at: momentInWords(words, madeAt) };
  const next = nextInWords(t, language, case_, today, source.entries);
  const ways = waysToGo(words, source, { today, without });
  return {
    ...{ language, title, madeAt, author: t.companyName },
    foot: `${case_.reference} - ${t.paperPage}`,
    blocks: [
      block('title', title),
      block('text', `${t.companyName}, ${t.companyAddress}`),
      block('text', fill(t.paperMade, made)),
      block('text', t.paperCheck),
      block('text', t.paperSigns),
      block('heading', t.status),
      block('text', [statusInWords(t, case_), next].filter(Boolean).join(' ')),
      block('heading', t.timeline),
      ...timelineBlocks(words, source),
      block('heading', t.datesHeading),
      ...dateBlocks(words, source, today),
      block('heading', t.caseRead),
      ...filedBlocks(words, source, without),
      ...fileBlocks(words, source.files, without),
      block('heading', t.wayOut),
      block('text', t.wayOutIntro),
      ...ways.flatMap(({ name, lines, site }) => [
        block('subheading', name),
        block('text', lines.join(' ')),
        ...(site ? [block('text', site.href)] : []),
      ]),
    ],
  };
}

/** The ways out, the open ones first. What the complaint holds is neither here nor to be prepared where it was left out of this copy. */
function waysToGo(
  { language, t }: Words,
  { case_, whole }: DossierSource,
  { today, without }: { today: CivilDate; without: ReadonlySet<DossierPart> },
): readonly WayOut[] {
  const isOut = without.has('filed') && whole.filed !== undefined;
  const here = new Map(recourseOf(case_, today).map(({ body, has }) => [body, has]));
  const recourse = recourseOf(whole, today).map((way) => {
    const has = way.has.filter(
      (need) => !isOut || (need !== 'complaintToCompany' && here.get(way.body)?.includes(need)),
    );
    return { way: { ...way, has }, isLess: has.length < way.has.length };
  });
  const less = new Set(recourse.flatMap(({ way, isLess }) => (isLess ? [way.body] : [])));
  return waysOut(
    t,
    language,
    recourse.map(({ way }) => way),
  )
    .map((way) =>
      way.open && less.has(way.body) ? { ...way, lines: [...way.lines, t.paperComplaintOut] } : way,
    )
    .sort((a, b) => Number(b.open) - Number(a.open));
}

function timelineBlocks(
  { language, t }: Words,
  { case_, entries, leftOut }: DossierSource,
): Block[] {
  return entries.flatMap((entry) => {
    const isOut = leftOut.includes(entry.seq);
    const told = timelineOf(isOut ? { ...t, wordsErased: t.paperLeftOut } : t, language, case_, [
      entry,
    ]);
    const blocks = told.flatMap(({ seq, day, what, lines }) => [
      block('subheading', `${seq}. ${dateInWords(language, day)} - ${what}`),
      ...lines.map(({ kind, text }) => block(kind === 'words' ? 'words' : 'text', text)),
    ]);
    // What was said with some events may be absent without a reason; here there is one.
    const isSaid = blocks.some((it) => 'text' in it && it.text === t.paperLeftOut);
    const missing = isOut && !isSaid && partOf(entry.event) !== 'filed';
    return [...blocks, ...(missing ? [block('text', t.paperLeftOut)] : [])];
  });
}

const dateBlocks = (
  { language, t }: Words,
  { case_ }: DossierSource,
  today: CivilDate,
): Block[] => [
  {
    kind: 'list',
    items: clocksInWords(t, language, clocksOf(case_, today)).map(({ due, why, kept }) =>
      [due, kept, ...why].filter(Boolean).join(' '),
    ),
  },
];

function filedBlocks(
  { t }: Words,
  { case_ }: DossierSource,
  without: ReadonlySet<DossierPart>,
): Block[] {
  const { filed, quarantined, erased } = case_;
  if (filed === undefined)
    return [block('text', without.has('filed') && !erased ? t.paperLeftOut : t.erased)];
  if (quarantined)
    return [block('text', t.quarantined), block('words', JSON.stringify(filed, null, 2))];
  const draft = draftOf(filed as Complaint);
  return STEPS.flatMap(({ heading, fields }): Block[] => [
    block('subheading', t[heading]),
    {
      kind: 'pairs',
      pairs: fields
        .filter((field) => isAsked(field, draft) && (field.kind !== 'box' || draft[field.name]))
        .map((field) => [t[field.label], answerTo(t, field, draft)] as const),
    },
  ]);
}

function fileBlocks(
  { language, t }: Words,
  files: readonly CaseFile[],
  without: ReadonlySet<DossierPart>,
): Block[] {
  if (files.length === 0) return [];
  const inWords = (file: CaseFile) => (file.scan === 'held' ? t.paperHeld : fileInWords(t, file));
  return [
    block('subheading', t.caseFiles),
    without.has('files')
      ? block('text', t.paperLeftOut)
      : {
          kind: 'list',
          items: files.map((file) => `${file.name}${colon(language)}${inWords(file)}`),
        },
  ];
}
