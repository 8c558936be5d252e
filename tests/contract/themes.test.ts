import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { styleSheet } from '../../server/pages/styles.ts';
import { MARQUES } from '../../shared/procedure/marques.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const THEMES = join(ROOT, 'widget', 'themes');

/** What the styles may be drawn with: words on a ground, edges and rings on a ground, and what stands on a button. WCAG 2.2, 1.4.3 and 1.4.11. */
const GROUNDS = ['surface', 'tint'] as const;
const WORDS = ['ink', 'quiet', 'accent', 'bad', 'good'] as const;
const EDGES = ['line', 'accent', 'bad', 'good', 'ink', 'quiet'] as const;
const PAIRS: readonly (readonly [front: string, ground: string, least: number])[] = [
  ...GROUNDS.flatMap((ground) => WORDS.map((word) => [word, ground, 4.5] as const)),
  ...GROUNDS.flatMap((ground) => EDGES.map((edge) => [edge, ground, 3] as const)),
  ['on-accent', 'accent', 4.5],
];

type Roles = ReadonlyMap<string, string>;

/** The roles as a sheet gives them: in light with and without `light-dark()`, and in dark. */
function rolesIn(css: string): Record<'old' | 'light' | 'dark', Roles> {
  const [old, light, dark] = [new Map(), new Map(), new Map()] as Map<string, string>[];
  const given = /--_([\w-]+):\s*var\(--sfs-\1,\s*(?:(#\w+)|light-dark\((#\w+),\s*(#\w+)\))\)/g;
  for (const [, role = '', plain, bright, dim] of css.matchAll(given)) {
    if (plain) old?.set(role, plain);
    if (bright) light?.set(role, bright);
    if (dim) dark?.set(role, dim);
  }
  return { old: old ?? new Map(), light: light ?? new Map(), dark: dark ?? new Map() };
}

/** Relative luminance of `#rgb` or `#rrggbb`, as WCAG has it. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/\w/g, '$&$&') : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

async function sheetOf(marque: string): Promise<string> {
  if (marque === 'sfs')
    return readFileSync(join(ROOT, 'widget/complaint/complaint.styles.ts'), 'utf8');
  return ((await import(join(THEMES, `${marque}.ts`))) as { css: string }).css;
}

const WIDGET_SHEETS = globSync('widget/**/*.ts', { cwd: ROOT }).filter(
  (path) => !/\.test\.ts$|widget\/(verify|testing|themes)\//.test(path),
);

describe('the contrast of every pair of colours', () => {
  test('is computed as WCAG does', () => {
    assert.equal(contrast('#fff', '#000'), 21);
    assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
  });

  for (const marque of Object.keys(MARQUES))
    test(`is enough in the look of ${marque}, in light and in dark`, async () => {
      const sheets = Object.entries(rolesIn(await sheetOf(marque)));
      const low = sheets.flatMap(([scheme, roles]) =>
        PAIRS.flatMap(([front, ground, least]) => {
          const ratio = contrast(roles.get(front) ?? '', roles.get(ground) ?? '');
          return ratio >= least ? [] : [`${scheme}: ${front} on ${ground} is ${ratio.toFixed(2)}`];
        }),
      );
      assert.deepEqual(low, []);
    });

  test('leaves out no colour that the styles use, and none is used in another place', () => {
    const uses = [
      ...WIDGET_SHEETS.map((path) => readFileSync(join(ROOT, path), 'utf8')),
      styleSheet,
    ]
      .flatMap((css) => [...css.matchAll(/([\w-]+):([^;{}]*)var\(--_([\w-]+)\)/g)])
      .filter(([, , , role]) => role !== 'radius');
    assert.ok(uses.length > 40);
    const unknown = uses.filter(([, property = '', , role = '']) => {
      if (property === 'color') return ![...WORDS, 'on-accent'].includes(role);
      if (property === 'background') return ![...GROUNDS, 'accent'].includes(role);
      if (/^(border|outline|accent-color)/.test(property)) return !includes(EDGES, role);
      return !(property === '--_quiet' || property === '--_line');
    });
    assert.deepEqual(
      unknown.map(([use]) => use),
      [],
    );
  });

  test('leaves out no colour that has no role: only paper is black on white', () => {
    const colours = WIDGET_SHEETS.flatMap((path) => {
      const css = readFileSync(join(ROOT, path), 'utf8').split('css`')[1] ?? '';
      const plain = css.replace(/@media print [\s\S]*/, '').replace(/--_[\w-]+:[^;]*;/g, '');
      return [...plain.matchAll(/[\w-]+:[^;{}]*#[0-9a-f]{3,8}\b/g)].map(([use]) => use);
    });
    assert.deepEqual(colours, ['color: #000', 'background: #fff']);
  });
});

const includes = (list: readonly string[], one: string) => list.includes(one);

describe('a marque', () => {
  test('has a theme of its own name, and there is no other', () => {
    const files = readdirSync(THEMES).map((file) => file.replace(/\.ts$/, ''));
    const known = Object.keys(MARQUES).filter((marque) => marque !== 'sfs');
    assert.deepEqual(files.filter((file) => !file.startsWith('theme-')).sort(), known.sort());
  });

  test('says in its theme that the palette is ours', () => {
    for (const [marque, name] of Object.entries(MARQUES).filter(([id]) => id !== 'sfs')) {
      const text = readFileSync(join(THEMES, `${marque}.ts`), 'utf8');
      assert.ok(text.includes(`/** ${name}, as we suggest it: the palette is ours`), marque);
      assert.ok(!/url\(|@font-face|https?:/.test(text), marque);
    }
  });

  test('gives every role in light and dark, and never changes the letters that are read out', async () => {
    for (const marque of Object.keys(MARQUES).filter((id) => id !== 'sfs')) {
      const css = await sheetOf(marque);
      const { old, light, dark } = rolesIn(css);
      assert.deepEqual([...old], [...light], marque);
      assert.deepEqual([...light.keys()], [...dark.keys()], marque);
      assert.equal(light.size, 9, marque);
      assert.ok(!css.includes('text-transform'), marque);
    }
  });
});

describe('a hosted page', () => {
  test('has the neutral colours of the widget', async () => {
    const { light, dark } = rolesIn(await sheetOf('sfs'));
    const [, bright = '', dim = ''] = styleSheet.split(':root {');
    for (const [css, roles] of [
      [bright, light],
      [dim, dark],
    ] as const) {
      const given = [...css.matchAll(/--_([\w-]+): (#\w+);/g)].slice(0, 8);
      assert.equal(given.length, 8);
      for (const [, role = '', colour] of given) assert.equal(colour, roles.get(role), role);
    }
  });
});
