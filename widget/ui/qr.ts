import { svg, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** A QR code as one path, black on white in every colour scheme, since readers need it so. Up to about 2,300 characters. */
export function renderQr(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return svg`<svg class="qr" role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d=${path}/></svg>`;
}
