import { templates as form } from '#shared/texts/form.ts';
import { templates as sight } from '#shared/texts/sight.ts';
import type { Host } from './host.ts';
import { bundleOf, type Rival } from './rivals.ts';

/** What a person comes to read: the first element there, in the shadow root of `within` where that is given, with this text. */
export type Awaited = { within?: string; what: string; text: string };

/** A page that is measured; `inFrame` is what is looked for in the frame that it holds. */
export type Page = { name: string; url: string; awaited: Awaited; inFrame?: Awaited };

/** Pages by their keys, in the order of the tables. */
export type Pages = Record<'blank' | 'plain' | Form | 'open' | Rival, Page>;

/** The widget's three forms. */
export type Form = 'element' | 'frame' | 'fragment';

type Question = {
  name: string;
  kind: 'text' | 'area' | 'choice' | 'list';
  label: string;
  options?: string[];
};

/** What all forms ask, as the data that SurveyJS and Form.io draw, too. */
const QUESTIONS: readonly Question[] = [
  {
    ...{ name: 'customer', kind: 'choice', label: form.customer },
    options: [form.private, form.business],
  },
  { name: 'name', kind: 'text', label: form.name },
  { name: 'contract', kind: 'text', label: form.contractReference },
  { name: 'email', kind: 'text', label: form.emailLabel },
  { name: 'phone', kind: 'text', label: form.phoneLabel },
  {
    ...{ name: 'subject', kind: 'list', label: form.subject },
    options: [form.credit, form.leasing, form.service],
  },
  { name: 'description', kind: 'area', label: form.description },
  { name: 'wish', kind: 'area', label: form.wish },
];

/** The host's side of the bargain, as docs/integrating.md asks for it. */
const RESERVED = `sfs-complaint, sfs-complaint-frame { display: block; min-height: 94em }
@media (min-width: 24em) { sfs-complaint, sfs-complaint-frame { min-height: 82em } }
@media (min-width: 30em) { sfs-complaint, sfs-complaint-frame { min-height: 72em } }
@media (min-width: 48em) { sfs-complaint, sfs-complaint-frame { min-height: 56em } }`;

/** Puts all pages on the host: ours from `origin`, what we are measured beside from the host itself. All are in French, in one and the same surroundings. */
export async function putPages(host: Host, origin: string): Promise<Pages> {
  const put = (path: string, page: Partial<Parts>) => host.put(path, 'html', hostPage(page));
  const putRival = async (rival: Rival, slot: string) => {
    const { js, css } = await bundleOf(rival);
    const script = host.put(`/${rival}.js`, 'js', js);
    const sheet = css && `<link rel="stylesheet" href="${host.put(`/${rival}.css`, 'css', css)}">`;
    return put(`/${rival}`, {
      head: `${sheet}<script type="module" src="${script}"></script>`,
      slot,
    });
  };
  const link = `<a href="${origin}/fr/">${sight.hostedForm}</a>`;
  const script = (file: string) =>
    `<script type="module" src="${origin}/embed/v1/${file}.js"></script>`;
  const ours = { head: script('sfs-complaint'), css: RESERVED };
  const element = (attributes: string) =>
    `<sfs-complaint marque="peugeot" ${attributes}>${link}</sfs-complaint>`;
  // What the host's server has asked ours for beforehand, as it is kept for five minutes.
  const drawn = await (await fetch(`${origin}/embed/fragment?lang=fr&marque=peugeot`)).text();
  const frame = `<sfs-complaint-frame marque="peugeot">${link}</sfs-complaint-frame>`;
  const heading = { within: 'sfs-complaint', what: 'h2', text: sight.heading };
  const firstQuestion = (what: string) => ({ what, text: form.customer });
  const asked = `<div id="guest"></div><script type="application/json" id="questions">${JSON.stringify(QUESTIONS)}</script>`;
  return {
    blank: {
      name: 'the host alone',
      url: put('/blank', {}),
      awaited: { what: 'h1', text: MARQUE },
    },
    plain: {
      name: 'a plain form, no script',
      ...{ url: put('/plain', { slot: plainForm('') }), awaited: firstQuestion('legend') },
    },
    element: {
      name: '**the widget**, by its script tag',
      ...{ url: put('/element', { ...ours, slot: element('') }), awaited: heading },
    },
    frame: {
      name: '**the widget**, in its frame',
      url: put('/frame', { ...ours, head: script('sfs-complaint-frame'), slot: frame }),
      ...{ awaited: { within: 'sfs-complaint-frame', what: 'iframe', text: '' }, inFrame: heading },
    },
    fragment: {
      name: '**the widget**, drawn by the host’s server',
      ...{ url: put('/fragment', { ...ours, slot: drawn }), awaited: heading },
    },
    open: {
      name: '**the widget**, its form open at once',
      url: put('/open', { ...ours, slot: element('view="complaint"') }),
      awaited: { within: 'sfs-complaint', ...firstQuestion('legend') },
    },
    survey: {
      name: 'SurveyJS',
      url: await putRival('survey', asked),
      awaited: firstQuestion('.sd-question__title'),
    },
    formio: {
      name: 'Form.io',
      url: await putRival('formio', asked),
      awaited: firstQuestion('.formio-component-customer label'),
    },
    filepond: {
      name: 'FilePond',
      url: await putRival('filepond', '<div id="guest"></div>'),
      awaited: { what: '.filepond--drop-label label', text: 'Déposez' },
    },
    uppy: {
      name: 'Uppy, its dashboard',
      url: await putRival('uppy', '<div id="guest"></div>'),
      awaited: { what: '.uppy-Dashboard-AddFiles-title', text: 'browse' },
    },
    altcha: {
      name: 'altcha, in the plain form',
      url: await putRival(
        'altcha',
        plainForm('<altcha-widget challenge="/challenge"></altcha-widget>'),
      ),
      awaited: { what: 'altcha-widget label', text: 'robot' },
    },
  };
}

const MARQUE = 'Une marque';

type Parts = { head: string; css: string; slot: string };

function hostPage({ head = '', css = '', slot = '' }: Partial<Parts>): string {
  const below = Array.from({ length: 12 }, (_, at) => `<p>${at + 1}. ${HOSTS_OWN}</p>`);
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body { margin: 0; padding: 16px; font: 16px/1.5 sans-serif } ${css}</style>${head}</head>
<body><header><h1>${MARQUE}</h1></header><main>${slot}</main><footer>${below.join('')}</footer></body></html>`;
}

const HOSTS_OWN = 'Le site de la marque continue ici, sous ce qui vient d’ailleurs.';

function plainForm(more: string): string {
  const fields = QUESTIONS.map(({ name, label, kind, options = [] }) => {
    switch (kind) {
      case 'choice': {
        const choices = options.map(
          (it) => `<label><input type="radio" name="${name}" value="${it}"> ${it}</label>`,
        );
        return `<fieldset><legend>${label}</legend>${choices.join('')}</fieldset>`;
      }
      case 'list': {
        const choices = options.map((it) => `<option>${it}</option>`);
        return `<p><label>${label}<br><select name="${name}">${choices.join('')}</select></label></p>`;
      }
      case 'area':
        return `<p><label>${label}<br><textarea name="${name}" rows="5"></textarea></label></p>`;
      case 'text':
        return `<p><label>${label}<br><input name="${name}"></label></p>`;
    }
  });
  return `<form method="post">${fields.join('\n')}${more}<button>${form.send}</button></form>`;
}
