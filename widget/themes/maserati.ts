import { themeCss } from './theme-css.ts';

/** Maserati, as we suggest it: the palette is ours and not the marque's, to be replaced by whoever has its guidelines. */
export const css = themeCss({
  light: {
    accent: '#0f2a52',
    'on-accent': '#ffffff',
    ink: '#14181f',
    quiet: '#5f6267',
    surface: '#ffffff',
    tint: '#f1f2f5',
    line: '#7e8085',
    bad: '#b3121d',
    good: '#146c37',
  },
  dark: {
    accent: '#b3c8ea',
    'on-accent': '#0d131c',
    ink: '#ebedf2',
    quiet: '#b6bdc9',
    surface: '#181b21',
    tint: '#262b33',
    line: '#919aa8',
    bad: '#ffb0ab',
    good: '#8fdcaa',
  },
  radius: 0,
  weight: 500,
  space: 1.5,
  headings: {
    font: "'Iowan Old Style','Palatino Linotype',Palatino,'Book Antiqua',Georgia,serif",
    weight: 400,
    tracking: 0.01,
  },
});
