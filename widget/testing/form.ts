import type { SfsComplaint } from '../complaint/complaint.ts';
import { fillIn, find, show } from './page.ts';

/** The form, in French. */
export const open = () => show({ view: 'complaint', marque: 'opel' });
/** Presses the first button. */
export const submit = async (element: SfsComplaint) => {
  (await find(element, 'button.main')).click();
  await element.updateComplete;
};
/** A heading, once it is there. */
export const heading = (element: SfsComplaint, text: string) => find(element, 'h2', text);

/** The steps by heading, with answers that are right. */
export const STEPS: [string, Record<string, string>][] = [
  [
    'Vous et votre contrat',
    { '#f-customer': '', '#f-name': 'Ann Peeters', '#f-contractReference': '123' },
  ],
  ['Comment vous répondre', { '#f-prefers': '', '#f-email': 'ann@example.be' }],
  ['De quoi s’agit-il', { '#f-subject': '' }],
  ['Votre récit', { '#f-description': 'Le taux est faux.\n<b>gras</b>' }],
];

/** Fills in a step that is on the screen. */
export async function fillStep(element: SfsComplaint, index: number) {
  const [title, answers] = STEPS[index] ?? ['', {}];
  await heading(element, title);
  for (const [field, value] of Object.entries(answers)) await fillIn(element, field, value);
}

/** Goes through the form, up to checking and sending. */
export async function fillAll(element: SfsComplaint) {
  for (const index of STEPS.keys()) {
    await fillStep(element, index);
    await submit(element);
  }
  await heading(element, 'Vérifier et envoyer');
}
