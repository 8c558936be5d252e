import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import { LANGUAGES } from '#shared/api/choices.ts';
import { fill } from '#shared/texts/msg.ts';
import { HOSTILE_WORDS } from '../../tests/security/hostile-words.ts';
import type { Block, Paper } from '../dossier/paper.ts';
import { WORDS } from '../pages/words.ts';
import { printPaper } from './print-paper.ts';
import { makeReadable } from '../dossier/readable-text.ts';

const paper = (blocks: Block[], about: Partial<Paper> = {}): Paper => ({
  ...{ language: 'fr', title: 'Dossier SFB-1', author: 'Le service' },
  ...{ madeAt: '2026-03-02T08:00:00.000Z', foot: 'SFB-1 - Page {page} sur {pages}', blocks },
  ...about,
});

type Element = { role: string; text: string; inside: Element[] };
type Node = Awaited<ReturnType<Awaited<ReturnType<PDFDocumentProxy['getPage']>>['getStructTree']>>;
type Child = { type?: string; id?: string; role?: string; children?: Child[] };

/** A PDF as a program reads it: the structure with its text, what is outside of it, and what is said of the whole. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const elements: Element[] = [];
  const feet: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { textsById, outside } = await textsOf(page);
    feet.push(outside);
    const tree: Node = await page.getStructTree();
    const [top] = elementsIn(tree as Child, textsById);
    elements.push(...(top?.inside ?? []));
  }
  const { info } = await pdf.getMetadata();
  const said = {
    pages: pdf.numPages,
    info: info as Record<string, unknown>,
    // Its types say that these are objects.
    marked: (await pdf.getMarkInfo()) as unknown as Map<string, boolean>,
    preferences: (await pdf.getViewerPreferences()) as unknown as Map<string, boolean>,
  };
  await pdf.loadingTask.destroy();
  return { elements, feet, ...said };
}

async function textsOf(page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>) {
  const { items } = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  });
  const textsById = new Map<string, string>();
  const open: string[] = [];
  let outside = '';
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((one) => one !== '');
      if (id === undefined) outside += item.str;
      else textsById.set(id, (textsById.get(id) ?? '') + item.str);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? '');
  }
  return { textsById, outside };
}

function elementsIn({ children = [] }: Child, texts: ReadonlyMap<string, string>): Element[] {
  return children
    .filter(({ role }) => role !== undefined)
    .map((child) => ({
      role: child.role ?? '',
      text: (child.children ?? []).map(({ id = '' }) => texts.get(id) ?? '').join(''),
      inside: elementsIn(child, texts),
    }));
}

const flat = (elements: readonly Element[]): string =>
  elements.map(({ text, inside }) => text + flat(inside)).join('');

/** Where a line was broken is not what it says. */
const withoutSpaces = (text: string) => text.replace(/[\s\u00a0\u00ad]+/gu, '');

describe('a paper that is printed', () => {
  for (const language of LANGUAGES)
    test(`${language}: is tagged, has its language and title, numbers its pages and comes back in reading order`, async () => {
      const { t } = WORDS[language];
      const lines = Array.from({ length: 40 }, (_, at) => `${at + 1}. ${t.dossierWhy}`);
      const title = fill(t.paperTitle, { reference: 'SFB-1' });
      const blocks: Block[] = [
        { kind: 'title', text: title },
        { kind: 'text', text: t.paperCheck },
        { kind: 'heading', text: t.timeline },
        { kind: 'subheading', text: t.caseRead },
        { kind: 'words', text: 'An Peeters\nRue du Marché 1' },
        { kind: 'list', items: lines },
        { kind: 'pairs', pairs: [[t.reference, 'SFB-1']] },
      ];
      const foot = `SFB-1 - ${t.paperPage}`;
      const bytes = await printPaper(paper(blocks, { language, title, foot }));
      const { elements, feet, pages, info, marked, preferences } = await read(bytes);
      assert.equal(marked.get('Marked'), true);
      assert.equal(info['Language'], language);
      assert.equal(info['Title'], title);
      assert.equal(preferences.get('DisplayDocTitle'), true);
      assert.deepEqual(
        elements.slice(0, 6).map(({ role }) => role),
        ['H1', 'P', 'H2', 'H3', 'P', 'L'],
      );
      assert.deepEqual(
        elements[5]?.inside[0]?.inside.map(({ role }) => role),
        ['Lbl', 'LBody'],
      );
      const wanted = [
        ...[title, t.paperCheck, t.timeline, t.caseRead, 'An Peeters Rue du Marché 1'],
        ...lines.map((line) => `•${line}`),
        `•${t.reference}SFB-1`,
      ];
      assert.equal(withoutSpaces(flat(elements)), withoutSpaces(wanted.join('')));
      assert.ok(pages > 1);
      assert.deepEqual(
        feet,
        Array.from({ length: pages }, (_, at) => fill(foot, { page: at + 1, pages })),
      );
    });

  test('has every font inside, and is a PDF/UA', async () => {
    const bytes = await printPaper(paper([{ kind: 'title', text: 'Titre' }]));
    const text = Buffer.from(bytes).toString('latin1');
    const described = text.match(/\/Type \/FontDescriptor/g)?.length ?? 0;
    assert.ok(described > 0);
    assert.equal(text.match(/\/FontFile2 /g)?.length, described);
    assert.doesNotMatch(text, /\/Subtype \/Type1|Helvetica/);
    assert.match(text, /<pdfuaid:part>1</);
    assert.doesNotMatch(text, /\/JavaScript|\/JS |\/URI |\/Launch/);
  });

  test('writes what its font has no sign for as its number', async () => {
    const words = 'Oui \u{1F984} \u4F60\u597D.';
    const { elements } = await read(await printPaper(paper([{ kind: 'words', text: words }])));
    assert.equal(withoutSpaces(flat(elements)), 'Oui[U+1F984][U+4F60][U+597D].');
  });

  test('gives back hostile words as they are, in every kind of block', async () => {
    const [regular, bold] = [signsOf('DejaVuSans.ttf'), signsOf('DejaVuSans-Bold.ttf')];
    for (const words of HOSTILE_WORDS) {
      const blocks: Block[] = [
        { kind: 'subheading', text: words },
        { kind: 'words', text: words },
        { kind: 'list', items: [words] },
        { kind: 'pairs', pairs: [['', words]] },
      ];
      const { elements } = await read(await printPaper(paper(blocks)));
      const shown = comparable(makeReadable(words, regular));
      assert.deepEqual(
        elements.map((element) => comparable(flat([element]).replace('\u2022', ''))),
        [comparable(makeReadable(words, bold)), shown, shown, shown],
      );
    }
  });
});

/** What a font has a sign for. */
function signsOf(file: string): (point: number) => boolean {
  const path = createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`);
  const doc = new PDFDocument({ font: path });
  type Signs = { hasGlyphForCodePoint: (point: number) => boolean };
  const { font } = (doc as unknown as { _font: { font: Signs } })._font;
  return (point) => font.hasGlyphForCodePoint(point);
}

/**
 * Spaces, joiners and variants shape what is printed and come back as they like, marks over a letter in the order of Unicode. Of words from right to left no more than their letters is
 * compared: pdfkit puts the words of a line from left to right.
 */
function comparable(text: string): string {
  const seen = text.replace(/\s|\u00ad|\u200c|\u200d|\ufe0f/gu, '').normalize('NFC');
  if (!/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(seen)) return seen;
  return [...seen]
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .sort()
    .join('');
}
