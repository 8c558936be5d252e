import type { MailService } from '../mail-settings.ts';
import { isPlainAddress, type Mail, MailError } from './mail.ts';

/** Well within the lease of an effect. */
const TIMEOUT_MS = 30_000;

/**
 * Gives mails to a service by HTTP, on Web standards alone, for where no mail server can be spoken to: one `POST` of `{id, from, to, replyTo?, language, subject, text, html}` as JSON, with the id as
 * `Idempotency-Key`, too. 2xx says that the service has taken charge of it for good. It rejects with `MailError`, which says whether the service can have it all the same.
 */
export function httpMail({ url, token }: MailService, from: string, timeoutMs = TIMEOUT_MS): Mail {
  return {
    send: async (mail) => {
      if (![mail.to, from, mail.replyTo ?? mail.to].every(isPlainAddress))
        throw new MailError('never', 'address');
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': mail.id,
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ ...mail, from }),
        // Neither the token nor the mail goes where nobody said that it should.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((cause: unknown) => {
        throw new MailError(wasNeverHeard(cause) ? 'unreachable' : 'unknown', 'noAnswer', {
          cause,
        });
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new MailError(whatSays(answer.status), `http${answer.status}`);
    },
  };
}

// 521, 523 and 530 are said by Cloudflare's network where nobody was there to be asked.
const NOBODY = new Set([401, 403, 404, 521, 523, 530]);
const LATER = new Set([408, 425, 429, 503]);

function whatSays(status: number): MailError['what'] {
  if (status < 400 || NOBODY.has(status)) return 'unreachable';
  if (LATER.has(status)) return 'later';
  // Any other failure of the service's own may come after it took the mail; 409 says that it knows the id already.
  return status >= 500 || status === 409 ? 'unknown' : 'never';
}

// Only where the connection itself could not be had is it sure that nobody has the mail; Node tells, other hosts may not.
function wasNeverHeard(error: unknown): boolean {
  const cause =
    error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(String(cause?.code));
}
