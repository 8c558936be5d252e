import { themeCss } from './theme-css.ts';

/** Leapmotor, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#006a60',
    'on-accent': '#ffffff',
    ink: '#17201f',
    quiet: '#616767',
    surface: '#ffffff',
    tint: '#f0f6f5',
    line: '#7d8282',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#72d8ca',
    'on-accent': '#0b1d1e',
    ink: '#e8eef0',
    quiet: '#b1bec6',
    surface: '#161c20',
    tint: '#1e2d2f',
    line: '#8a9ca5',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 10,
  weight: 600,
  space: 1.2,
  headings: { weight: 600 },
});
