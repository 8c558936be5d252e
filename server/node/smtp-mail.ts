import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type Mail, MailError } from '../effects/mail.ts';
import type { MailServer } from '../mail-settings.ts';
import { crashPoint } from './crash-point.ts';
import { messageOf } from './message-of.ts';

/** Each of connecting, greeting and answering; together well within the lease of an effect. */
const TIMEOUT_MS = 30_000;

/**
 * Sends by SMTP, one connection a mail. Anything but the server's 250 rejects with `MailError`, which says whether the server can have it all the same. Nodemailer's connection and not its transport, because only
 * it shows whether the message itself was begun: that is what tells a mail that can be sent again from one that may have arrived.
 */
export function smtpMail(server: MailServer, from: string, timeoutMs = TIMEOUT_MS): Mail {
  return {
    send: async (mail) => {
      const bytes = await messageOf(mail, from);
      await new Delivery(server, timeoutMs).hand({ from, to: [mail.to] }, bytes);
      crashPoint('after-mail');
    },
  };
}

class Delivery {
  readonly #connection: SMTPConnection;
  readonly #auth: MailServer['auth'];
  #begun = false;

  constructor({ host, port, secure, auth }: MailServer, timeoutMs: number) {
    this.#auth = auth;
    this.#connection = new SMTPConnection({
      ...{ host, port, secure, dnsTimeout: timeoutMs },
      // Who signs in does so behind TLS, or not at all.
      ...(auth && { requireTLS: true }),
      ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    });
  }

  async hand(envelope: { from: string; to: string[] }, bytes: Buffer): Promise<void> {
    const connection = this.#connection;
    // Rejects whatever is waited for when the connection breaks; by itself it is of no news to anybody.
    const broken = new Promise<never>((_, reject) => connection.on('error', reject));
    broken.catch(() => {});
    const step = (begin: (done: (error?: Error | null) => void) => void) =>
      Promise.race([
        broken,
        new Promise<void>((resolve, reject) =>
          begin((error) => (error ? reject(error) : resolve())),
        ),
      ]);
    try {
      await step((done) => connection.connect(done));
      const auth = this.#auth;
      if (auth) await step((done) => connection.login({ ...auth, credentials: auth }, done));
      await step((done) => connection.send(envelope, this.#message(bytes), done));
      connection.quit();
    } catch (error) {
      connection.close();
      throw mailErrorOf(error, this.#begun);
    }
  }

  // Read only once the server has asked for it.
  #message(bytes: Buffer): Readable {
    const stream: Readable = new Readable({
      highWaterMark: 0,
      read: (): void => {
        this.#begun = true;
        stream.push(bytes);
        stream.push(null);
      },
    });
    return stream;
  }
}

type SmtpError = { code?: string; responseCode?: number };

// An answer of the server's own is a clear no; silence after the message was begun is none.
function mailErrorOf(cause: unknown, begun: boolean): MailError {
  const { code = 'noCode', responseCode } = (cause ?? {}) as SmtpError;
  if (code === 'EAUTH') return new MailError('unreachable', code, { cause });
  if (responseCode !== undefined && responseCode >= 400)
    return new MailError(responseCode >= 500 ? 'never' : 'later', `smtp${responseCode}`, { cause });
  return new MailError(begun ? 'unknown' : 'unreachable', code, { cause });
}
