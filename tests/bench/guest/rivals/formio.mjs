// What they build themselves for pages that show a form and don't make one.
import '@formio/js/dist/formio.form.min.js';
import '@formio/js/dist/formio.form.min.css';

const TYPES = { text: 'textfield', area: 'textarea', choice: 'radio', list: 'select' };
const questions = JSON.parse(document.querySelector('#questions').textContent);
const choices = (options = []) => options.map((label) => ({ label, value: label }));
const components = questions.map(({ name, label, kind, options }) => ({
  ...{ key: name, label, type: TYPES[kind], input: true },
  ...(kind === 'choice' && { values: choices(options) }),
  ...(kind === 'list' && { data: { values: choices(options) } }),
}));
components.push({ type: 'button', action: 'submit', key: 'submit', label: 'Envoyer' });
globalThis.Formio.createForm(document.querySelector('#guest'), { components });
