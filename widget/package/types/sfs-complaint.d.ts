// Made from the code by `npm run manifest`; a test fails when it is stale.
import type { SfsComplaint } from './class.js';

export * from './class.js';

declare global {
  interface HTMLElementTagNameMap {
    'sfs-complaint': SfsComplaint;
  }
}
