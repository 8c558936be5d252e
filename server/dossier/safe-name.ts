/** What no file may be called on Windows, and what means something to a shell or a path. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu;
/** In UTF-16 units: with folder and number it stays far below the 260 of old Windows programs. */
const LONGEST = 80;

/**
 * The name of a person's file inside a dossier, `3-contract.pdf`: the number makes it the only one of its name and no reserved one (`CON`), and what could lead out of
 * the folder, hide its ending or break a name is `_`.
 */
export function safeName(number: number, name: string): string {
  const clean = name.normalize('NFC').replace(UNFIT, '_').replace(/\s+/g, ' ');
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z\d]{1,10})?$/su.exec(clean) ?? [];
  const short = [...stem].slice(0, LONGEST).join('').slice(0, LONGEST);
  const bare = short.replace(/\p{Cs}/gu, '').replace(/^[\s.]+|[\s.]+$/g, '');
  return `${number}-${bare || 'file'}${ending}`;
}
