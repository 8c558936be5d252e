import { SfsComplaint } from './complaint/complaint.ts';

// A second load, or another version of us on the same page, leaves the first in place and says nothing.
if (!customElements.get('sfs-complaint')) customElements.define('sfs-complaint', SfsComplaint);

declare global {
  interface HTMLElementTagNameMap {
    'sfs-complaint': SfsComplaint;
  }
}
