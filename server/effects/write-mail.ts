import type { Language } from '#shared/api/choices.ts';
import type { Case } from '#shared/case/evolve.ts';
import { fill } from '#shared/texts/msg.ts';
import type { PublicSettings } from '../env.ts';
import type { OutgoingMail } from './mail.ts';
import { mailWords } from './mail-words.ts';

/** One paragraph of a mail; a link stands alone and is shown as it is, so that nobody has to guess where it leads. */
export type Paragraph = string | { link: string };

/** What a mail says between the greeting and the signature. */
export type Letter = { subject: string; paragraphs: readonly Paragraph[] };

/**
 * The same words as plain text and as HTML, under the greeting and over the company's name. Whatever stands in them is escaped: nothing of people is meant to be there, and if it were, it would be
 * text.
 */
export function writeMail(
  id: string,
  to: string,
  { language, marque }: Case,
  { subject, paragraphs }: Letter,
  { marques }: Pick<PublicSettings, 'marques'>,
): OutgoingMail {
  const t = mailWords(language);
  const signature = `${t.companyName}, ${t.companyAddress}`;
  const all = [t.mailGreeting, ...paragraphs, signature];
  const replyTo = Object.hasOwn(marques, marque) ? marques[marque]?.replyTo : undefined;
  return {
    ...{ id, to, language, subject },
    ...(replyTo !== undefined && { replyTo }),
    text: `${all.map((part) => (typeof part === 'string' ? part : part.link)).join('\n\n')}\n`,
    html: htmlOf(language, subject, all),
  };
}

/** How to get into the case, for whoever has a code and for whoever has none. */
export function waysIn(
  language: Language,
  { reference }: Case,
  { origin }: PublicSettings,
): Paragraph[] {
  const t = mailWords(language);
  return [
    fill(t.mailReference, { reference }),
    t.mailOpen,
    { link: `${origin}/${language}/case` },
    t.mailLost,
    { link: `${origin}/${language}/code` },
    t.mailSecret,
  ];
}

function htmlOf(language: Language, subject: string, paragraphs: readonly Paragraph[]): string {
  const parts = paragraphs.map((part) =>
    typeof part === 'string'
      ? `<p>${escaped(part)}</p>`
      : `<p><a href="${escaped(part.link)}">${escaped(part.link)}</a></p>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body>
${parts.join('\n')}
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
