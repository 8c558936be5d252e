import { themeCss } from './theme-css.ts';

/** Citroën, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#b3231a',
    'on-accent': '#ffffff',
    ink: '#25201f',
    quiet: '#696565',
    surface: '#ffffff',
    tint: '#faf2f1',
    line: '#848080',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#ffa999',
    'on-accent': '#261213',
    ink: '#efebee',
    quiet: '#bcbac2',
    surface: '#1a1a1f',
    tint: '#2f272a',
    line: '#9897a0',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 12,
  weight: 600,
  space: 1.2,
  headings: {
    font: "'Avenir Next',Avenir,'Century Gothic','Segoe UI',system-ui,sans-serif",
    weight: 700,
  },
});
