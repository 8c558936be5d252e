/** `Content-Disposition` of a download (RFC 6266): the name in ASCII for old clients, and whole beside it. Nothing of it can name a folder or turn its own end around. */
export function attachment(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/]/g, '_')
    .replace(/^[\s.]+/, '')
    .trim();
  const whole = plain || 'file';
  const ascii = whole
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ \w.()-]/g, '_');
  // RFC 8187: encodeURIComponent leaves a few characters that an extended value may not hold.
  const extended = encodeURIComponent(whole).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
