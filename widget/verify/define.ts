import { SfsVerify } from './verify.ts';

customElements.define('sfs-verify', SfsVerify);
