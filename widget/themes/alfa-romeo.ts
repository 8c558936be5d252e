import { themeCss } from './theme-css.ts';

/** Alfa Romeo, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#8e1220',
    'on-accent': '#ffffff',
    ink: '#1d1718',
    quiet: '#656162',
    surface: '#ffffff',
    tint: '#f8f1f2',
    line: '#848081',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#ff9fa5',
    'on-accent': '#200f14',
    ink: '#efebee',
    quiet: '#bcbac3',
    surface: '#1a1a1f',
    tint: '#2f262b',
    line: '#9896a1',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 2,
  weight: 600,
  space: 1.2,
  headings: { weight: 500, tracking: 0.01 },
});
