import type { Language } from '#shared/api/choices.ts';
import type { PublicKey } from '#shared/proof/receipt.ts';
import { type Assets, bytesOf } from '../assets.ts';

/** Where the page that checks stands among the built files. */
export const CHECK_PAGE = '/verify/verify.html';

/** What the page that checks is told: whose keys it trusts, and where they can be compared; `ours` where this server itself serves it. */
export type CheckAbout = { keys: readonly PublicKey[]; meta: string; ours: boolean };

/** The page that checks receipts and dossiers, in one file. It names its own content policy, by the hashes of what it runs; `policy` is the same for a header. */
export async function checkPage(
  assets: Assets,
  language: Language,
  about: CheckAbout,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; policy: string }> {
  const template = assets.get(CHECK_PAGE);
  if (!template) throw new Error('The page that checks dossiers was not built.');
  const text = new TextDecoder().decode(await bytesOf(template.identity));
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(text)?.[1] ?? '';
  const told = text
    .replace('<html lang="fr"', `<html lang="${language}"`)
    .replace('data-about="{}"', () => `data-about="${escaped(JSON.stringify(about))}"`);
  return { bytes: new TextEncoder().encode(told), policy };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
