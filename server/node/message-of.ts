import { createTransport } from 'nodemailer';
import { isPlainAddress, MailError, type OutgoingMail } from '../effects/mail.ts';

/** The name beside the sender's address; it is the same in every language. */
const SENDER = 'Stellantis Financial Services';

const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** A mail as the bytes that travel (RFC 5322, MIME). An address that isn't one plain address is refused: others are read as lists, names or more headers. */
export async function messageOf(
  { id, to, replyTo, language, subject, text, html }: OutgoingMail,
  from: string,
): Promise<Buffer> {
  if (![to, from, replyTo ?? to].every(isPlainAddress)) throw new MailError('never', 'address');
  const { message } = await writer.sendMail({
    from: { name: SENDER, address: from },
    to: { name: '', address: to },
    ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
    ...{ subject, text, html },
    messageId: `<${id}@${from.split('@').at(-1)}>`,
    headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return message as Buffer;
}
