import { SfsFiledEvent, type SfsComplaint } from 'sfs-complaint';
import { SfsComplaint as Unnamed } from 'sfs-complaint/class';

/** A page in plain TypeScript. */
export function embed(): SfsComplaint {
  const element = document.createElement('sfs-complaint');
  element.marque = 'peugeot';
  element.customer = undefined;
  element.addEventListener('sfs-filed', (event) => event.reference.length);
  element.open('complaint');
  element.reset();
  // @ts-expect-error there is no such view
  element.open('cases');
  return element;
}

customElements.define('our-complaint', Unnamed);
dispatchEvent(new SfsFiledEvent('SFB-26-7K3M9Q'));
