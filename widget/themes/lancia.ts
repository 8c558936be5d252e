import { themeCss } from './theme-css.ts';

/** Lancia, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#1b3a78',
    'on-accent': '#ffffff',
    ink: '#191c25',
    quiet: '#63656b',
    surface: '#ffffff',
    tint: '#f1f3f7',
    line: '#7f8187',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#adc3f5',
    'on-accent': '#0f1521',
    ink: '#ebedf2',
    quiet: '#b5bdca',
    surface: '#181b22',
    tint: '#252a35',
    line: '#909aa9',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 20,
  weight: 500,
  space: 1.4,
  headings: { weight: 400 },
});
