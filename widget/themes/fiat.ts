import { themeCss } from './theme-css.ts';

/** Fiat, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#9c1532',
    'on-accent': '#ffffff',
    ink: '#241a1d',
    quiet: '#6a6365',
    surface: '#ffffff',
    tint: '#f9f1f3',
    line: '#857f80',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#ff9fb0',
    'on-accent': '#221017',
    ink: '#efebef',
    quiet: '#bcbac4',
    surface: '#1a1a1f',
    tint: '#2f262c',
    line: '#9896a3',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 16,
  weight: 700,
  space: 1.2,
  headings: { weight: 800 },
});
