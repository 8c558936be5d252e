import { themeCss } from './theme-css.ts';

/** Fiat Professional, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#254a6e',
    'on-accent': '#ffffff',
    ink: '#1a1f25',
    quiet: '#62666a',
    surface: '#ffffff',
    tint: '#f2f4f6',
    line: '#7f8286',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#a3c8ee',
    'on-accent': '#111820',
    ink: '#eaedf2',
    quiet: '#b4bdc9',
    surface: '#171b21',
    tint: '#242b33',
    line: '#8f9aa9',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 4,
  weight: 700,
  space: 1.1,
  headings: { weight: 700 },
});
