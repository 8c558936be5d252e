import { themeCss } from './theme-css.ts';

/** Opel, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#26261c',
    'on-accent': '#ffffff',
    ink: '#1c1c1a',
    quiet: '#656563',
    surface: '#ffffff',
    tint: '#f2f2f1',
    line: '#80807f',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#f4e24a',
    'on-accent': '#111214',
    ink: '#eeeeea',
    quiet: '#bbbfbc',
    surface: '#1a1c1c',
    tint: '#2e2e20',
    line: '#979d98',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 6,
  weight: 700,
  space: 1.1,
  headings: { weight: 700 },
});
