import type { Host } from './host-pages.ts';

/** What a page does to a guest by its style sheet, and by attributes of the element around it. */
export type Hostile = { readonly css?: string; readonly dir?: string; readonly style?: string };

export const RESET = '* { all: unset !important }';

/** Styles that reach for everything on a page, by their names. */
export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'a reset of everything': { css: RESET },
  'rem of ten pixels': { css: 'html { font-size: 62.5% }' },
  'text from right to left': { dir: 'rtl', css: 'body { direction: rtl }' },
  'shouting body text': {
    css: `body { text-transform: uppercase; letter-spacing: .3em; word-spacing: 1em; text-indent: 2em; line-height: 3; font-style: italic;
      font-weight: 900; text-align: right; white-space: nowrap; color: lime; cursor: wait; list-style: square; text-shadow: 1px 1px red }`,
  },
  'rules for every tag': {
    css: `* { color: lime !important; letter-spacing: .2em !important; line-height: 3 !important }
      button, input, a, h2, h3, p, li, details, summary, div { border: 5px double red !important; font-size: 9px !important; padding: 0 !important }`,
  },
  'a war of z-index': { css: '* { z-index: 99999 !important } #ten { position: relative }' },
  'a transformed ancestor': { style: 'transform: rotate(1deg); filter: blur(0); perspective: 9px' },
};

/** What a page that patches what everybody uses runs before us. */
export const PATCHES = `const send = fetch; window.fetch = function (...asked) { return send.apply(this, asked) };
  Array.prototype.last = function () { return this[this.length - 1] };
  Object.prototype.isEmpty = function () { return Object.keys(this).length === 0 };
  const define = customElements.define; customElements.define = function (...asked) { return define.apply(this, asked) };`;

/** The strictest policy that we say we work under; `also` is a script of the page's own, by its hash. */
export const strictest = (origin: string, also = ''): string =>
  `default-src 'none'; script-src ${origin} ${also}; connect-src ${origin}; img-src data:; require-trusted-types-for 'script'; trusted-types sfs-complaint`;

// A component of the page's framework takes the widget into its shadow once the page is read, and moves it when it draws itself anew.
const APP = `customElements.define('host-app', class extends HTMLElement {
  connectedCallback() {
    addEventListener('DOMContentLoaded', () => {
      const root = this.attachShadow({ mode: 'open' });
      const style = document.createElement('style');
      style.textContent = '* { font-size: 7px; text-align: center; color: red } div { padding: 9px }';
      root.append(style, document.createElement('div'), document.createElement('div'));
      const [before, after] = root.querySelectorAll('div');
      before.append(this.firstElementChild);
      addEventListener('load', () => after.append(before.firstElementChild));
    });
  }
})`;

/** One of the twelve pages. */
export type GuestHouse = {
  readonly marque: string;
  /** `around` has the widget at `%`. */
  readonly host: Host;
  /** Whether its policy is the strictest one. */
  readonly isStrict?: true;
  /** What it does once it stands, as an expression that its page runs. */
  readonly then?: string;
};

const MARQUES = ['peugeot', 'citroen', 'ds', 'opel', 'fiat', 'jeep', 'alfa-romeo'];

const ofHostile = ([name, { css, dir, style }]: [string, Hostile], at: number) => [
  name,
  {
    marque: MARQUES[at] ?? 'sfs',
    host: {
      css: css ?? '',
      attributes: dir ? `dir="${dir}"` : '',
      around: `<div id="around"${style ? ` style="${style}"` : ''}>%</div>`,
    },
  },
];

/** Twelve very different pages of other people, each on a marque's site. */
export const HOSTS: Readonly<Record<string, GuestHouse>> = {
  ...(Object.fromEntries(Object.entries(HOSTILE).map(ofHostile)) as Record<string, GuestHouse>),
  'the strictest policy': { marque: 'lancia', host: {}, isStrict: true },
  'patches of what everybody uses': { marque: 'abarth', host: { script: PATCHES } },
  'a dialog that is open over the page': {
    marque: 'maserati',
    host: { css: 'dialog { color: red; width: 500px }', around: '<dialog>%</dialog>' },
    then: `document.querySelector('dialog').showModal()`,
  },
  'an old page of tables without a doctype': {
    marque: 'leapmotor',
    host: {
      isQuirky: true,
      css: 'td { font: 9px serif; text-align: center }',
      around:
        '<table width="600" border="1"><tr><td valign="middle" align="center"><center><font color="red" size="1">%</font></center></td></tr></table>',
    },
  },
  'the shadow of a component that moves it': {
    marque: 'spoticar',
    host: { script: APP, around: '<host-app>%</host-app>' },
  },
};
