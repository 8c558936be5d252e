// QA's bench: puts the controls on the page and into the query, so that every state has a link; shows the widget's events, and the snippet for what is on the screen.
import { ATTRIBUTES, putOn } from './state.js';

const widget = document.querySelector('sfs-complaint');
const controls = document.querySelector('#controls');
const events = document.querySelector('#events');
const snippet = document.querySelector('#snippet');

const EVENTS = ['sfs-ready', 'sfs-view-changed', 'sfs-before-file', 'sfs-filed'];
/** Host pages that stand alone, as the bench would spoil them, or they the bench. */
const ALONE = { hostile: 'hostile.html', strict: 'strict.html' };

const valueOf = (name) => controls.elements.namedItem(name)?.value ?? null;
const query = () =>
  `?${new URLSearchParams([...new FormData(controls)].filter(([, value]) => value))}`;

function show() {
  const page = ALONE[valueOf('host')];
  if (page) return location.assign(`${page}${query().replace(/&?host=\w+/, '')}`);
  putOn(widget, valueOf);
  const isMarques = valueOf('host') === 'marque';
  const marque = valueOf('marque');
  document.body.classList.toggle('marque', isMarques);
  document.querySelector('#look')?.remove();
  if (isMarques && marque !== 'sfs') addLook(marque);
  document.querySelector('#site').textContent = isMarques
    ? `A page of ${controls.elements.namedItem('marque').selectedOptions[0].text}`
    : 'A plain host page';
  snippet.textContent = snippetOf();
}

// The theme as the hosted pages have it gives a page the colours that the marque's own site may have.
function addLook(marque) {
  const link = document.createElement('link');
  Object.assign(link, { id: 'look', rel: 'stylesheet', href: `/embed/v1/themes/${marque}.css` });
  document.head.append(link);
}

function snippetOf() {
  const lang = valueOf('lang');
  const said = ATTRIBUTES.filter((name) => valueOf(name)).map(
    (name) => ` ${name}="${escaped(valueOf(name))}"`,
  );
  const link = widget.querySelector('a').textContent;
  return `<script type="module" src="${location.origin}/embed/v1/sfs-complaint.js"></script>
<sfs-complaint${said.join('')}>
  <a href="${location.origin}/${lang}/?marque=${valueOf('marque')}">${escaped(link)}</a>
</sfs-complaint>`;
}

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const LINKS = {
  fr: 'Une plainte ? Lisez la procédure sur notre page.',
  nl: 'Een klacht? Lees de procedure op onze pagina.',
  de: 'Eine Beschwerde? Lesen Sie das Verfahren auf unserer Seite.',
  en: 'A complaint? Read the procedure on our page.',
};

function linkInLanguage() {
  const link = widget.querySelector('a');
  const lang = valueOf('lang');
  Object.assign(link, { href: `/${lang}/?marque=${valueOf('marque')}`, textContent: LINKS[lang] });
}

for (const type of EVENTS) {
  widget.addEventListener(type, (event) => {
    const { isTrusted: _, ...fields } = event;
    const line = document.createElement('li');
    line.textContent = `${new Date().toLocaleTimeString('en-GB')} ${type} ${JSON.stringify(fields)}`;
    events.append(line);
  });
}

// Before anything is waited for, so that the widget begins with it.
const asked = new URLSearchParams(location.search);
putOn(widget, (name) => asked.get(name));

// Named by address, as it is no file of the demo: the build makes it beside the themes.
const { MARQUES } = await import(new URL('/embed/v1/themes/names.js', location.href));
controls.elements
  .namedItem('marque')
  .append(
    ...Object.entries(MARQUES).map(
      ([id, name]) => new Option(name, id, id === 'peugeot', id === 'peugeot'),
    ),
  );

for (const [name, value] of asked) {
  const control = controls.elements.namedItem(name);
  if (!control) continue;
  const before = control.value;
  control.value = value;
  // What is no choice of a list leaves the list as it was.
  if (control.value !== value) control.value = before;
}

controls.addEventListener('change', () => {
  history.replaceState(null, '', query());
  linkInLanguage();
  show();
});
controls.addEventListener('submit', (event) => event.preventDefault());

document.querySelector('#take').addEventListener('click', async () => {
  await navigator.clipboard.writeText(snippet.textContent);
  document.querySelector('#taken').textContent = 'It is on the clipboard.';
});

// A person goes to another view by themselves. The address stays: a reload begins where QA wanted to.
widget.addEventListener('sfs-view-changed', ({ view }) => {
  controls.elements.namedItem('view').value = view;
  snippet.textContent = snippetOf();
});

linkInLanguage();
show();
