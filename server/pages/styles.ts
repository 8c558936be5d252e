/** The one style sheet of all pages: the look of the widget, on a page of its own. The colours have its names, so that a marque's theme fits both. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --_accent: #048; --_on-accent: #fff; --_ink: #112; --_quiet: #556; --_surface: #fff;
  --_tint: #f0f4f9; --_line: #778; --_bad: #b12; --_radius: 8px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --_accent: #9cf; --_on-accent: #012; --_ink: #eef; --_quiet: #bbc; --_surface: #171b22;
    --_tint: #222a35; --_line: #889; --_bad: #fba;
  }
}
@media (prefers-contrast: more) { :root:root { --_quiet: var(--_ink); --_line: var(--_ink); } }
*, ::before, ::after { box-sizing: border-box; }
html { font-family: system-ui, sans-serif; line-height: 1.5; color: var(--_ink); background: var(--_surface); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: anywhere; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; justify-content: space-between; align-items: center; padding-block: 0.75rem; border-bottom: 1px solid var(--_line); }
header p, header ul { margin: 0; }
header p a { font-weight: 700; color: inherit; text-decoration: none; }
header p a:hover { text-decoration: underline; }
header ul, .alongside ul { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0; list-style: none; }
.alongside p { margin: 0; }
.below { display: none; }
body:has(.acts [open], .papers[open]) header ul:has(~ .below) { display: none; }
body:has(.acts [open], .papers[open]) header .below { display: block; }
header a, header button, header span, footer a, .onpage a, .contacts a, p > a:only-child:not(.button) { display: inline-block; min-height: 28px; padding: 2px 0; }
[aria-current] { font-weight: 700; }
main { padding-block: 1.5rem 2rem; }
main:focus { outline: none; }
footer { padding-block: 1rem 2rem; font-size: 0.9rem; color: var(--_quiet); border-top: 1px solid var(--_line); }
footer p { margin: 0 0 0.25rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0 0 0.6rem; font-size: 1.8rem; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.3rem; }
h3 { margin: 1.25rem 0 0.4rem; font-size: 1rem; }
p, ul, dl { margin: 0 0 0.75rem; }
ul { padding-inline-start: 1.3rem; }
a, .link { color: var(--_accent); }
:target { scroll-margin-top: 1rem; }
:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
.skip { position: absolute; left: -999em; padding: 0.6rem 1rem; background: var(--_surface); }
.skip:focus { left: 0.5rem; top: 0.5rem; }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
button, .button {
  display: inline-block; min-height: 44px; padding: 0.5rem 1.1rem; font: inherit; font-weight: 600; text-align: center; text-decoration: none;
  color: var(--_accent); background: none; border: 2px solid; border-radius: var(--_radius); cursor: pointer; max-width: 100%;
}
.main { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); }
button.link { min-height: 28px; padding: 2px 0; font-weight: 400; text-decoration: underline; border: 0; }
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; margin: 1.5rem 0; }
.promises, .proof { margin: 1.5rem 0; padding: 1rem 1.1rem 0.5rem; background: var(--_tint); border-radius: var(--_radius); }
.promises h2, .promises h3:first-child { margin-top: 0; }
.promises li { margin-bottom: 0.4rem; font-weight: 600; }
.contacts, .onpage { padding: 0; list-style: none; }
.contacts li { margin-bottom: 0.3rem; }
.step { margin: 2rem 0 0; padding: 0; border: 0; border-top: 1px solid var(--_line); min-width: 0; }
.step > legend { padding: 0 0.6rem 0 0; font-size: 1.3rem; font-weight: 700; }
.step h2 { margin: 0; }
.step > .field:first-of-type { margin-top: 1rem; }
.field { margin: 0 0 1.5rem; padding: 0; border: 0; min-width: 0; }
label, .field > legend { display: block; padding: 0; font-weight: 600; }
.quiet { display: block; font-weight: 400; color: var(--_quiet); }
label .quiet, legend .quiet { display: inline; }
.bad { display: block; font-weight: 600; color: var(--_bad); }
input, textarea, select {
  display: block; width: 100%; min-height: 44px; margin-top: 0.3rem; padding: 0.5rem 0.6rem; font: inherit; font-size: max(1rem, 16px); color: inherit;
  background: var(--_surface); border: 1px solid var(--_line); border-radius: 4px;
}
textarea { resize: vertical; }
[aria-invalid='true'] { border: 2px solid var(--_bad); }
fieldset[aria-invalid='true'], .choice[data-bad] { padding-inline-start: 0.75rem; border: 0; border-inline-start: 4px solid var(--_bad); }
.choice { display: flex; gap: 0.6rem; align-items: center; min-height: 44px; font-weight: 400; }
.choice input { flex: none; width: 24px; height: 24px; min-height: 0; margin: 0; accent-color: var(--_accent); }
.summary { margin: 0 0 1.5rem; padding: 1rem; border: 3px solid var(--_bad); border-radius: var(--_radius); }
.notice { margin: 0 0 1.5rem; padding: 1rem; border: 2px solid var(--_accent); border-radius: var(--_radius); }
.summary h2, .summary p, .summary ul, .notice p { margin: 0; }
.summary ul { margin-top: 0.5rem; padding: 0; list-style: none; }
.summary a { display: block; padding: 4px 0; color: var(--_bad); }
dt { color: var(--_quiet); }
dd { margin: 0 0 0.6rem; }
.answers dd, .words { white-space: pre-wrap; }
.steps { padding: 0; list-style: none; }
.steps [aria-current] { padding-inline-start: 0.6rem; border-inline-start: 4px solid var(--accent); }
.timeline { padding-inline-start: 1.3rem; }
.timeline li { margin-bottom: 0.8rem; }
.timeline .words { padding-inline-start: 0.8rem; border-inline-start: 3px solid var(--_line); }
.acts details { border-bottom: 1px solid var(--_line); }
.papers { border-bottom: 1px solid var(--_line); }
.dates { padding: 0; list-style: none; }
.dates details .quiet { padding-inline-start: 1rem; }
.letter { margin: 1.5rem 0; padding: 1.5rem; color: #000; background: #fff; border: 1px solid var(--_line); }
.letterhead { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; min-height: 5.5rem; }
.letterhead .qr { width: 5.5rem; height: 5.5rem; margin: 0; }
.addressee { margin-block: 1rem 2rem; margin-inline-start: clamp(0px, 100% - 16em, 50%); }
.lines { white-space: pre-wrap; }
.signature { min-height: 5rem; }
.acts summary, .papers summary, .dates summary { padding: 0.6rem 0; font-weight: 600; cursor: pointer; }
.key { margin: 0; font-family: ui-monospace, monospace; font-size: 1.25rem; font-weight: 700; overflow-wrap: normal; }
.signed { font-family: ui-monospace, monospace; font-size: 0.875rem; word-break: break-all; }
.qr { display: block; width: 100%; max-width: 360px; height: auto; margin: 0.5rem 0 1rem; }
@media (forced-colors: active) {
  .main { border-color: ButtonText; }
  [aria-invalid='true'], .summary { border-color: Mark; border-style: double; }
  .qr { forced-color-adjust: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { color-scheme: light; --_accent: #000; --_ink: #000; --_quiet: #333; --_surface: #fff; --_tint: #fff; --_line: #555; --_bad: #000; }
  html { font-size: 11pt; }
  @page { size: A4; margin: 20mm; }
  header, main, footer { max-width: none; padding-inline: 0; }
  body:has(.letter) > :is(header, footer), form { display: none; }
  .letter { margin: 0; padding: 0; border: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  nav, .skip, .actions, button, .button, .unseen, .onscreen { display: none; }
  :focus-visible { outline: none; }
  h2, h3, dt { break-after: avoid; }
  .promises, .proof { border: 1px solid; }
  .proof, .qr, li, dd { break-inside: avoid; }
  main a[href^='http']::after { content: ' (' attr(href) ')'; }
}
`;

// FNV-1a: the name has to change with the content, and nobody gains from two sheets of one name.
const hash = [...styleSheet].reduce(
  (sum, character) => Math.imul(sum ^ character.charCodeAt(0), 0x01000193) >>> 0,
  0x811c9dc5,
);

/** Where the sheet is served; a new content is a new address, so that it may be kept for a year. */
export const stylePath = `/pages/${hash.toString(36)}.css`;
