import type { Language } from '#shared/api/choices.ts';

/** A mail ready to be sent, to one address; the transport adds who it is from. `id` is its effect's, and makes its Message-ID, by which a mailbox knows the same mail again. */
export type OutgoingMail = {
  id: string;
  to: string;
  replyTo?: string;
  language: Language;
  subject: string;
  text: string;
  html: string;
};

/** Where mails go. `send` resolves when somebody else has taken charge of it for good, and rejects with `MailError`. */
export type Mail = { send(mail: OutgoingMail): Promise<void> };

/**
 * Why a mail was not sent, as far as is known: `unreachable` (nobody took anything; none of the others will go now, either), `later` (refused for now), `never` (refused for good),
 * `unknown` (all of it was given, and no answer came). `code` is for a list: never an address, never somebody's words.
 */
export class MailError extends Error {
  readonly what: 'unreachable' | 'later' | 'never' | 'unknown';
  readonly code: string;
  constructor(what: MailError['what'], code: string, options?: ErrorOptions) {
    super(`A mail was not sent (${code}).`, options);
    this.name = 'MailError';
    this.what = what;
    this.code = /^[\w-]{1,40}$/.test(code) ? code : 'noCode';
  }
}

/** Whether a text is one address and nothing else: no list, no name beside it, nothing that a header could end at, and not too long (RFC 5321). */
export const isPlainAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);

const ADDRESS =
  /^[^\s@<>"(),:;[\]\\\p{C}]+@[^\s@<>"(),:;[\]\\\p{C}.]+(\.[^\s@<>"(),:;[\]\\\p{C}.]+)+$/u;
