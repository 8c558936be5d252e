/**
 * The sheet of a marque's theme, '' for the neutral look and for what is no marque's id; rejects where there is none, or no connection. The build makes each theme a
 * plain file, `themes/peugeot.js` beside the entry (`tests/tools/vite/themes.ts`), so that nobody loads another marque's.
 */
export async function themeOf(marque: string | null): Promise<string> {
  if (!marque || marque === 'sfs' || !/^[a-z-]+$/.test(marque)) return '';
  const { css } = (await import(`./${marque}.ts`)) as { css: string };
  return css;
}
