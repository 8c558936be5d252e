import { Model } from 'survey-core';
import 'survey-js-ui';
import 'survey-core/survey-core.fontless.min.css';

const TYPES = { text: 'text', area: 'comment', choice: 'radiogroup', list: 'dropdown' };
const questions = JSON.parse(document.querySelector('#questions').textContent);
const elements = questions.map(({ name, label, kind, options }) => ({
  ...{ name, title: label, type: TYPES[kind] },
  ...(options && { choices: options }),
}));
new Model({ elements }).render(document.querySelector('#guest'));
