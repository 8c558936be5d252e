import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from '../effects/mail.ts';

/** The name beside the sender's address; it is the same in every language. */
const SENDER = 'Stellantis Financial Services';

/** A mail as nodemailer takes it. Addresses are given in parts and the envelope apart, so that nothing in them is read as a list, a name or the end of a header. */
export function messageOf(
  { id, to, replyTo, language, subject, text, html }: OutgoingMail,
  from: string,
): SendMailOptions {
  const address = (of: string, name = '') => ({ name, address: of });
  return {
    from: address(from, SENDER),
    to: address(to),
    ...(replyTo !== undefined && { replyTo: address(replyTo) }),
    envelope: { from, to: [to] },
    ...{ subject, text, html },
    messageId: `<${id}@${from.split('@').at(-1)}>`,
    headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
