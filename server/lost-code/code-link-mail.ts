import { eq } from 'drizzle-orm';
import { fill } from '#shared/texts/msg.ts';
import { readCase } from '../cases/case-log.ts';
import { readQueries } from '../db/queries.ts';
import { cases } from '../db/schema.ts';
import type { Claimed } from '../effects/claim-effects.ts';
import type { Composed } from '../effects/deliver-effects.ts';
import { addressIn } from '../effects/mail-of.ts';
import { mailWords } from '../effects/mail-words.ts';
import { writeMail } from '../effects/write-mail.ts';
import type { Server } from '../env.ts';
import { type Asked, emailHash } from './ask-for-link.ts';
import { makeLink } from './code-links.ts';

/** Whoever asked longer ago has asked again meanwhile, or has found their code. */
const WAITS_MS = 60 * 60_000;

/** The mail with a link for whoever lost their code, made when it is sent so that its ten minutes begin then; nothing where reference and address aren't of one case. */
export async function codeLinkMail(
  server: Server,
  { id, payload, at }: Pick<Claimed, 'id' | 'payload' | 'at'>,
): Promise<Composed> {
  const { db, now, keys, settings } = server;
  if (now() - Date.parse(at) > WAITS_MS) return { nothing: 'tooLate' };
  const asked = JSON.parse(payload) as Asked;
  const [row] = await readQueries(db)
    .select({ id: cases.id })
    .from(cases)
    .where(eq(cases.reference, asked.reference));
  const case_ = row && (await readCase(db, row.id));
  const to = case_ && addressIn(case_);
  if (!row || !case_ || !to || (await emailHash(keys, to)) !== asked.email)
    return { nothing: 'notKnown' };
  const token = await makeLink(server, row.id);
  if (token === undefined) return { nothing: 'tooMany' };
  const { language, reference } = case_;
  const t = mailWords(language);
  const paragraphs = [
    t.mailLink,
    { link: `${settings.origin}/${language}/code/${token}` },
    fill(t.mailReference, { reference }),
    t.mailLinkNot,
    t.mailSecret,
  ];
  return writeMail(id, to, case_, { subject: t.mailSubjectLink, paragraphs }, settings);
}
