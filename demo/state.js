// What the query of a demo page says, and how it is put on the page: the same for the bench and for every host page, so that each state has a link.
import { setNetwork } from './network.js';

/** Attributes of the widget that the query may set; an empty one is left out. */
export const ATTRIBUTES = ['marque', 'lang', 'customer', 'contract', 'view'];

const SCHEMES = ['light', 'dark'];

/** Puts a state on the page: `get` answers the value of a name, null where nothing is said about it. */
export function putOn(widget, get) {
  for (const name of ATTRIBUTES) {
    const value = get(name);
    if (value) widget.setAttribute(name, value);
    else if (value === '') widget.removeAttribute(name);
  }
  const theme = get('theme');
  document.documentElement.style.colorScheme = SCHEMES.includes(theme) ? theme : '';
  setNetwork(get('network'));
}
