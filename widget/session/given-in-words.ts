import { html, type TemplateResult } from 'lit';
import type { Language } from '#shared/api/choices.ts';
import type { CustomerCommand } from '#shared/case/predict.ts';
import { bodyName } from '#shared/procedure/ways-out.ts';
import { dateInWords } from '#shared/texts/format.ts';
import type { ActingTexts } from './texts.ts';
import type { Given } from './given.ts';

/** What each command is called by who gives it. */
export const TITLES = {
  addInformation: 'actWrite',
  sendMessage: 'actWrite',
  requestSecondReading: 'actRequest',
  declareRecourse: 'actRecourse',
  withdraw: 'actWithdraw',
  correctContact: 'contactChanged',
} as const satisfies Record<CustomerCommand['type'], keyof ActingTexts>;

/** What somebody asked for, with their own words: what they would have to write again. */
export const givenInWords = (t: ActingTexts, language: Language, { command }: Given): string =>
  `${t[TITLES[command.type]]}\n\n${wordsIn(t, language, command)}`;

/** The same, drawn. */
export const renderGiven = (
  t: ActingTexts,
  language: Language,
  { command }: Given,
): TemplateResult =>
  html`<p>${t[TITLES[command.type]]}</p>
    <p class="words" dir="auto">${wordsIn(t, language, command)}</p>`;

function wordsIn(t: ActingTexts, language: Language, command: CustomerCommand): string {
  switch (command.type) {
    case 'addInformation':
    case 'sendMessage':
      return command.text;
    case 'requestSecondReading':
      return command.grounds;
    case 'withdraw':
      return command.reason ?? '';
    case 'declareRecourse':
      return `${bodyName(t, command.body)}, ${dateInWords(language, command.on)}`;
    case 'correctContact': {
      const { name, company, email, phone, address } = command.contact;
      const lines = [name, company, email, phone, ...Object.values(address ?? {})];
      return lines.filter(Boolean).join('\n');
    }
  }
}
