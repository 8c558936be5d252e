import { createTransport } from 'nodemailer';
import { type Mail, MailError } from '../effects/mail.ts';
import type { MailServer } from '../settings.ts';
import { crashPoint } from './crash-point.ts';
import { messageOf } from './message-of.ts';

/** Together well within the lease of an effect. */
const TIMEOUT_MS = 30_000;

/** Sends by SMTP, one connection a mail. Anything but the server's 250 rejects with `MailError`, which says whether the server can have it all the same. */
export function smtpMail(server: MailServer, from: string, timeoutMs = TIMEOUT_MS): Mail {
  const { host, port, secure, auth } = server;
  const transport = createTransport({
    ...{ host, port, secure },
    // Who signs in does so behind TLS, or not at all.
    ...(auth && { auth, requireTLS: true }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    dnsTimeout: timeoutMs,
  });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail, from));
        crashPoint('after-mail');
      } catch (error) {
        throw mailErrorOf(error);
      }
    },
  };
}

type SmtpError = { code?: string; command?: string; responseCode?: number };

/** What nodemailer's error means; `command` is the one that was under way. Before DATA nobody has the mail, and an answer of the server's own is a clear no. */
function mailErrorOf(cause: unknown): MailError {
  const { code = 'noCode', command = '', responseCode } = (cause ?? {}) as SmtpError;
  if (responseCode !== undefined) {
    const isForGood = responseCode >= 500 && code !== 'EAUTH';
    const what = isForGood ? 'never' : code === 'EAUTH' ? 'unreachable' : 'later';
    return new MailError(what, `smtp${responseCode}`, { cause });
  }
  if (BEFORE.test(command) || NOT_BEGUN.has(code))
    return new MailError('unreachable', code, { cause });
  return new MailError('unknown', code, { cause });
}

const BEFORE = /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL FROM|RCPT TO)/;
const NOT_BEGUN = new Set(['EDNS', 'ECONNREFUSED', 'ETLS', 'EAUTH', 'ENOAUTH']);
