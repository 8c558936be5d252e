import { themeCss } from './theme-css.ts';

/** Peugeot, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#0b4bb0',
    'on-accent': '#ffffff',
    ink: '#15181d',
    quiet: '#606265',
    surface: '#ffffff',
    tint: '#f0f4fa',
    line: '#7f8184',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#98bfff',
    'on-accent': '#0d182a',
    ink: '#eaedf3',
    quiet: '#b4bccb',
    surface: '#171b22',
    tint: '#232a36',
    line: '#8e99aa',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 2,
  weight: 700,
  space: 1.1,
  headings: { weight: 800, capitals: true, tracking: 0.03 },
});
