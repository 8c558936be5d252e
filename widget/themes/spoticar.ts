import { themeCss } from './theme-css.ts';

/** Spoticar, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#a83a0a',
    'on-accent': '#ffffff',
    ink: '#241c18',
    quiet: '#6a6562',
    surface: '#ffffff',
    tint: '#faf3f0',
    line: '#86817f',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#ffb08a',
    'on-accent': '#241511',
    ink: '#efeced',
    quiet: '#bcbbc1',
    surface: '#1a1b1e',
    tint: '#2f2828',
    line: '#98989f',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 24,
  weight: 700,
  space: 1.4,
  headings: { weight: 800 },
});
