import { encode } from 'uqr';
import { html, type Markup } from './markup.ts';

/** A QR code as one path, black on white in every colour scheme, since readers need it so. Up to about 2,900 characters. */
export function renderQr(text: string, label: string): Markup {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return html`<svg
    class="qr"
    role="img"
    aria-label=${label}
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <path fill="#fff" d="M0 0h${size}v${size}H0z"></path>
    <path fill="#000" d=${path}></path>
  </svg>`;
}
