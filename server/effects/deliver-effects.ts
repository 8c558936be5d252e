import type { Server } from '../env.ts';
import { codeLinkMail } from '../lost-code/code-link-mail.ts';
import { errorLine } from '../request-log.ts';
import { caseMail } from './case-mail.ts';
import {
  claimEffect,
  type Claimed,
  dueEffects,
  INTERRUPTED,
  parkInterrupted,
  type Settled,
  settleEffect,
} from './claim-effects.ts';
import { type Mail, MailError, type OutgoingMail } from './mail.ts';

/** A mail that an effect asks for, or why there is nothing to send. */
export type Composed = OutgoingMail | { nothing: 'noAddress' | 'notKnown' | 'tooLate' | 'tooMany' };

/**
 * Sends what is due, each at most once from however many processes this is called: the claim is durable before anything is sent. What certainly wasn't sent is tried again, later and later; what nobody
 * knows of (the process ended, or the mail server fell silent after it had everything) is parked for a person to look at, by `npm run effects`. Without a mail port nothing happens.
 */
export function deliverEffects(server: Server): Promise<void> {
  const { mail } = server;
  return mail ? server.turns('effects', () => deliverAll(server, mail)) : Promise.resolve();
}

async function deliverAll(server: Server, mail: Mail): Promise<void> {
  if (server.closing.aborted) return;
  await parkInterrupted(server);
  for (;;) {
    const ids = await dueEffects(server);
    if (ids.length === 0) return;
    for (const id of ids) {
      if (server.closing.aborted) return;
      const claimed = await claimEffect(server, id);
      if (claimed && !(await deliver(server, mail, claimed))) return;
    }
  }
}

// False where the mail server is out of reach: then the others wait until the clock ticks again, and lose none of their tries.
async function deliver(server: Server, mail: Mail, claimed: Claimed): Promise<boolean> {
  let composed: Composed;
  try {
    composed = await compose(server, claimed);
  } catch (error) {
    log(server, error);
    await settleEffect(server, claimed, { later: nameOf(error) });
    return true;
  }
  if ('nothing' in composed) {
    await settleEffect(server, claimed, { done: true, reason: composed.nothing });
    return true;
  }
  const failure = await mail.send(composed).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure !== undefined) log(server, failure);
  await settleEffect(server, claimed, failure === undefined ? { done: true } : after(failure));
  return !(failure instanceof MailError && failure.what === 'unreachable');
}

const compose = (server: Server, claimed: Claimed): Promise<Composed> =>
  claimed.kind === 'codeLink' ? codeLinkMail(server, claimed) : caseMail(server, claimed);

function after(failure: unknown): Settled {
  if (!(failure instanceof MailError)) return { park: nameOf(failure) };
  const { what, code } = failure;
  if (what === 'unknown') return { park: INTERRUPTED };
  return what === 'never' ? { park: code } : { later: code };
}

const nameOf = (error: unknown) => (error instanceof Error ? error.constructor.name : 'unknown');

function log({ log, now }: Server, error: unknown): void {
  log(errorLine(error, new Date(now()).toISOString()));
}
