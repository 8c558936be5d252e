/** A colour as six hexadecimal digits, so that its contrast can be computed. */
type Colour = `#${string}`;

/** A colour for every role; the styles know no colour beside these. What may stand on what is `PAIRS` in `tests/contract/themes.test.ts`. */
type Palette = Readonly<
  Record<
    'accent' | 'on-accent' | 'ink' | 'quiet' | 'surface' | 'tint' | 'line' | 'bad' | 'good',
    Colour
  >
>;

/** What makes a marque's look, as tokens: no rule, no picture, no font that somebody would have to load. */
export type Theme = {
  readonly light: Palette;
  readonly dark: Palette;
  /** Of buttons and panels, in pixels; a field has half of it. */
  readonly radius: number;
  /** Of what is pressed or stands out. */
  readonly weight: 500 | 600 | 700 | 800;
  /** Room inside panels and beside the words of a button, in em. */
  readonly space: number;
  readonly headings: {
    /** Fonts that systems bring along; without it the page's own. */
    readonly font?: string;
    readonly weight: 400 | 500 | 600 | 700 | 800;
    readonly capitals?: true;
    /** Between letters, in em. */
    readonly tracking?: number;
  };
};

/**
 * The sheet of a theme, for the widget's shadow root and for a hosted page alike. It stands after the neutral sheet and under a page's own `--sfs-*`.
 * Capitals are small capitals, enlarged: `text-transform` would be heard too, as browsers hand the changed letters to screen readers.
 */
export function themeCss({ light, dark, radius, weight, space, headings }: Theme): string {
  const { font, weight: headingWeight, capitals, tracking = 0 } = headings;
  const both = (role: string, value: Colour) =>
    `light-dark(${value},${dark[role as keyof Palette]})`;
  return [
    `.sfs,:root{${rolesOf(light, (_, value) => value)}--_radius:var(--sfs-radius,${radius}px)}`,
    `@supports(color:light-dark(red,red)){.sfs,:root{${rolesOf(light, both)}}}`,
    `h1,h2,h3,h4{font-weight:${headingWeight};letter-spacing:${tracking}em`,
    font ? `;font-family:var(--sfs-font,${font})` : '',
    '}',
    capitals
      ? 'h1,h2,h3{font-variant-caps:all-small-caps;line-height:1.1}h1{font-size:2.2em}h2{font-size:2em}h3{font-size:1.45em}'
      : '',
    `button,.button,summary,.promises li{font-weight:${weight}}`,
    `button,.button{padding-inline:${space}em}`,
    `.promises,.proof.proof{padding-inline:${space}em}`,
  ].join('');
}

const rolesOf = (palette: Palette, valueOf: (role: string, value: Colour) => string): string =>
  (Object.entries(palette) as [string, Colour][])
    .map(([role, value]) => `--_${role}:var(--sfs-${role},${valueOf(role, value)});`)
    .join('');
