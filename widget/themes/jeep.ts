import { themeCss } from './theme-css.ts';

/** Jeep, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#42561f',
    'on-accent': '#ffffff',
    ink: '#1d1f18',
    quiet: '#656762',
    surface: '#ffffff',
    tint: '#f4f5f2',
    line: '#80827e',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#bcd38f',
    'on-accent': '#151a14',
    ink: '#eceeed',
    quiet: '#b6bec2',
    surface: '#181c1e',
    tint: '#272c28',
    line: '#929b9f',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 4,
  weight: 700,
  space: 1.1,
  headings: {
    font: "'Avenir Next Condensed','Arial Narrow','Roboto Condensed','Helvetica Neue',Arial,sans-serif",
    weight: 800,
    capitals: true,
    tracking: 0.01,
  },
});
