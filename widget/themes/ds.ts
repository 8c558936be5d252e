import { themeCss } from './theme-css.ts';

/** DS Automobiles, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#6a5226',
    'on-accent': '#ffffff',
    ink: '#1b1a18',
    quiet: '#646362',
    surface: '#ffffff',
    tint: '#f6f5f2',
    line: '#818180',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#dcc48f',
    'on-accent': '#1b1915',
    ink: '#ededed',
    quiet: '#b9bdc2',
    surface: '#191b1e',
    tint: '#2b2a28',
    line: '#959a9f',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 0,
  weight: 500,
  space: 1.5,
  headings: {
    font: "'Avenir Next',Avenir,'Century Gothic','Segoe UI',system-ui,sans-serif",
    weight: 400,
    capitals: true,
    tracking: 0.08,
  },
});
