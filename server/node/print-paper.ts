import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Bytes } from '#shared/proof/web-crypto.ts';
import { fill } from '#shared/texts/msg.ts';
import type { Block, Paper } from '../dossier/paper.ts';
import { makeReadable } from '../dossier/readable-text.ts';

type Doc = InstanceType<typeof PDFDocument>;
type Structure = ReturnType<Doc['struct']>;

// DejaVu (free to embed and to pass on, its LICENSE stands beside it) has Latin, Greek, Cyrillic, Arabic and more in one file.
const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')),
  'ttf',
);
const REGULAR = readFileSync(join(FONTS, 'DejaVuSans.ttf'));
const BOLD = readFileSync(join(FONTS, 'DejaVuSans-Bold.ttf'));

const MARGIN = 56;
const INK = '#1b1f27';
const QUIET = '#545b68';

const STYLES = {
  title: { tag: 'H1', font: 'bold', size: 18, before: 0, after: 8 },
  heading: { tag: 'H2', font: 'bold', size: 14, before: 16, after: 6 },
  subheading: { tag: 'H3', font: 'bold', size: 10.5, before: 9, after: 3 },
  text: { tag: 'P', font: 'regular', size: 10, before: 0, after: 5 },
  words: { tag: 'P', font: 'regular', size: 10, before: 1, after: 5 },
} as const;

/**
 * Prints a paper on A4, tagged by PDF/UA-1 (headings, paragraphs, lists, language, title), with its fonts inside, only the characters that it uses. Works in the thread that
 * calls it: milliseconds for a page, seconds for a very long case.
 */
export function printPaper(paper: Paper): Promise<Bytes> {
  const { language, title, author, madeAt, foot } = paper;
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, bufferPages: true, lang: language, displayTitle: true },
    ...{ pdfVersion: '1.7', tagged: true },
    // Its types (0.17) don't know this one yet.
    ...({ subset: 'PDF/UA' } as object),
    font: REGULAR as unknown as string,
    info: {
      Title: title,
      Author: author,
      CreationDate: new Date(madeAt),
      ModDate: new Date(madeAt),
    },
  });
  doc.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  const whole = bytesOf(doc);
  const top = doc.struct('Document');
  doc.addStructure(top);
  for (const block of paper.blocks) printBlock(doc, top, block);
  top.end();
  printFeet(doc, foot);
  doc.end();
  return whole;
}

function printBlock(doc: Doc, top: Structure, block: Block): void {
  switch (block.kind) {
    case 'list':
      return printItems(doc, top, block.items);
    case 'pairs':
      return printItems(
        doc,
        top,
        block.pairs.map(([label, answer]) => `${label}\n${answer}`),
      );
    case 'title':
    case 'heading':
    case 'subheading':
    case 'text':
    case 'words':
      return printText(doc, top, block);
  }
}

function printText(
  doc: Doc,
  top: Structure,
  { kind, text }: Extract<Block, { text: string }>,
): void {
  const { tag, font, size, before, after } = STYLES[kind];
  doc.font(font).fontSize(size).fillColor(INK);
  const isHeading = kind !== 'text' && kind !== 'words';
  // A heading never stands alone at the end of a page.
  if (isHeading && doc.y + before + size * 4 > doc.page.maxY()) doc.addPage();
  else if (doc.y > MARGIN) doc.y += before;
  const indent = kind === 'words' ? 12 : 0;
  top.add(
    doc.struct(tag, {}, () => {
      writeLines(doc, text, indent);
    }),
  );
  doc.y += after;
}

function printItems(doc: Doc, top: Structure, items: readonly string[]): void {
  doc.font('regular').fontSize(10).fillColor(INK);
  const list = doc.struct('L');
  top.add(list);
  for (const item of items) {
    const body = doc.struct('LBody');
    const element = doc.struct('LI');
    list.add(element);
    element.add(
      doc.struct('Lbl', {}, () => doc.text('\u2022', MARGIN, doc.y, { lineBreak: false })),
    );
    element.add(body);
    body.add(() => writeLines(doc, item, 12));
    body.end();
    element.end();
    doc.y += 3;
  }
  list.end();
  doc.y += 3;
}

function writeLines(doc: Doc, text: string, indent: number): void {
  const width = doc.page.width - 2 * MARGIN - indent;
  const readable = makeReadable(text, hasGlyph(doc));
  doc.text(readable === '' ? ' ' : readable, MARGIN + indent, doc.y, { width, align: 'left' });
}

type Glyphs = { hasGlyphForCodePoint: (point: number) => boolean };

// Pdfkit's own types say nothing of the font that is set; it is fontkit's.
function hasGlyph(doc: Doc): (point: number) => boolean {
  const { font } = (doc as unknown as { _font: { font: Glyphs } })._font;
  return (point) => font.hasGlyphForCodePoint(point);
}

// Page numbers are no part of what is read: a screen reader has its own.
function printFeet(doc: Doc, foot: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(start + page);
    const text = fill(foot, { page: page + 1, pages: count });
    const bottom = doc.page.margins.bottom;
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('regular').fontSize(8).fillColor(QUIET);
    doc.text(text, MARGIN, doc.page.height - MARGIN + 18, {
      ...{ width: doc.page.width - 2 * MARGIN, align: 'right', lineBreak: false },
    });
    doc.endMarkedContent();
    doc.page.margins.bottom = bottom;
  }
}

function bytesOf(doc: Doc): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
}
