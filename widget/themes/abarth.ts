import { themeCss } from './theme-css.ts';

/** Abarth, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#b5121b',
    'on-accent': '#ffffff',
    ink: '#1a1a1a',
    quiet: '#636363',
    surface: '#ffffff',
    tint: '#fbf1f1',
    line: '#818181',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#ff9c94',
    'on-accent': '#260f13',
    ink: '#efebed',
    quiet: '#bcb9c2',
    surface: '#1a1a1f',
    tint: '#2f262a',
    line: '#9896a0',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 0,
  weight: 700,
  space: 1.1,
  headings: {
    font: "'Avenir Next Condensed','Arial Narrow','Roboto Condensed','Helvetica Neue',Arial,sans-serif",
    weight: 800,
    capitals: true,
    tracking: 0.02,
  },
});
