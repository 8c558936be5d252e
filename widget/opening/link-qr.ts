import { html, type TemplateResult } from 'lit';
import type { PartHost } from '../part.ts';
import { SESSION } from '../session/texts.ts';
import { Spoken } from '../spoken.ts';
import { renderQr } from '../ui/qr.ts';

/** Draws the link that opens a case on another device, from a code; this page takes what stands behind its `#`, which no server ever sees. */
export type DrawLink = (reference: string, code: string) => TemplateResult;

export async function createLink(host: PartHost): Promise<DrawLink> {
  const spoken = await Spoken.load(host, SESSION);
  return (reference, code) => {
    const t = spoken.texts;
    const [page = ''] = location.href.split('#');
    return html`<details>
      <summary>${t.linkQr}</summary>
      <p>${t.linkWhy}</p>
      ${renderQr(`${page}#sfs-case=${reference}.${code}`, t.linkQr)}
    </details>`;
  };
}
