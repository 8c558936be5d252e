import type { Context } from 'hono';
import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Complaint } from '#shared/api/complaint.ts';
import type { FileAnnouncement } from '#shared/api/files.ts';
import { WIRE_VERSION } from '#shared/api/wire.ts';
import { mistakes, readDraft } from '#shared/filing/draft.ts';
import { type Draft, FIELDS } from '#shared/filing/fields.ts';
import { fromBase64url, fromUtf8 } from '#shared/proof/bytes.ts';
import { makeCode, readCode, verifierOf } from '#shared/proof/code.ts';
import { isId, newId } from '#shared/proof/ids.ts';
import { readReceipt } from '#shared/proof/receipt.ts';
import type { RandomBytes } from '#shared/proof/web-crypto.ts';
import { fill } from '#shared/texts/msg.ts';
import type { Envelope } from '../cases/command-of.ts';
import { fileComplaint, type Filed } from '../cases/file-complaint.ts';
import { BusyError } from '../db/database.ts';
import type { AppEnv } from '../env.ts';
import {
  filingLetterPage,
  type Filling,
  type FilingKeys,
  formPage,
  reviewPage,
} from './complaint-page.ts';
import { filesIn, readRemoveStep } from './file-field.ts';
import { keeperOf, keepFiles, removeFile } from './keep-files.ts';
import type { Content } from './layout.ts';
import type { Sent, SentForm } from './read-form.ts';
import { receiptPage } from './receipt-page.ts';
import { aboutOf, marqueOf, reply, wordsOf } from './reply.ts';

/** How long to wait when the database is busy. */
const BUSY_SECONDS = 5;

/** The blank form, under keys that were just made. */
export function showForm(c: Context<AppEnv>): Response {
  const words = wordsOf(c);
  const about = aboutOf(c);
  const draft: Draft = {
    country: words.t.countryDefault,
    ...(about.customer && { customer: about.customer }),
  };
  const keys = newKeys(c.var.server.random);
  const filling = { draft, marque: about.marque ?? 'sfs', keys, files: [] };
  return reply(c, formPage(words, filling), { page: 'complaint', about });
}

/**
 * One step of filing: check, edit again, take a file away, or send. Whatever happens, the answer shows everything that was typed, and files that came are kept with
 * whichever step.
 */
export async function stepOn(c: Context<AppEnv>, sent: Sent): Promise<Response> {
  const words = wordsOf(c);
  const { t, language } = words;
  const { form, tooBig } = sent;
  const { server } = c.var;
  const { filling: before, fresh } = fillingOf(form, server.random);
  const { fileProblem, ...kept } = await withFiles(c, before, sent);
  const filling = { ...before, ...kept };
  const show = (content: Content, status: 200 | 409 | 413 | 422 = 200) =>
    reply(c, content, { page: 'complaint', about: { marque: marqueOf(filling.marque) }, status });
  const remove = readRemoveStep(form.get('step') ?? '');
  const step = remove?.where ?? form.get('step');
  if (step === 'edit' && !tooBig)
    return show(formPage(words, filling, { fileProblem }), fileProblem === undefined ? 200 : 422);
  const read = readDraft(filling.draft, filling.marque, language);
  const found = 'errors' in read ? mistakes(t, read.errors) : [];
  if (tooBig)
    return show(formPage(words, filling, { mistakes: found, fileProblem, notice: t.tooBig }), 413);
  if ('errors' in read || fileProblem !== undefined)
    return show(formPage(words, filling, { mistakes: found, fileProblem }), 422);
  if (step === 'letter')
    return show(filingLetterPage(words, filling, brusselsTime(server.now()).date));
  if (step !== 'send') return show(reviewPage(words, filling, read.complaint));
  if (fresh) return show(reviewPage(words, filling, read.complaint, t.formExpired), 409);
  return send(c, filling, read.complaint);
}

/** What was typed once more, where following it failed: to be sent again if that is what was asked, else to be gone on with. */
export function complaintAgain(c: Context<AppEnv>, { form }: Sent, notice: string): Content {
  const words = wordsOf(c);
  const { filling } = fillingOf(form, c.var.server.random);
  const read = readDraft(filling.draft, filling.marque, words.language);
  return form.get('step') === 'send' && 'complaint' in read
    ? reviewPage(words, filling, read.complaint, notice)
    : formPage(words, filling, { notice });
}

async function withFiles(
  c: Context<AppEnv>,
  { keys, files }: Filling,
  { form, files: chosen, overflowed }: Sent,
): Promise<{ files: readonly FileAnnouncement[]; fileProblem?: string }> {
  const { server } = c.var;
  const words = wordsOf(c);
  const remove = readRemoveStep(form.get('step') ?? '');
  const keeper = await keeperOf(server, keys);
  if (remove) await removeFile(server, keeper, remove.id);
  const left = files.filter(({ id }) => id !== remove?.id);
  const address = server.addressOf(c.req.raw, c.env);
  const kept = await keepFiles(server, words, { keeper, files: left }, chosen, address);
  return overflowed ? { ...kept, fileProblem: words.t.attachedAllTooLarge } : kept;
}

async function send(c: Context<AppEnv>, filling: Filling, complaint: Complaint): Promise<Response> {
  const words = wordsOf(c);
  const { t } = words;
  const { server } = c.var;
  const about = { marque: marqueOf(filling.marque) };
  const filed = await fileUnder(c, filling, complaint);
  if ('answer' in filed) {
    const { reference, receipt: jws = '', salt } = filed.answer;
    const receipt = readReceipt(jws);
    if (!receipt) throw new Error('A complaint that was filed has a receipt that can be read.');
    const kid = kidOf(jws);
    const { code } = filling.keys;
    const kept = { complaint, reference, code, jws, receipt, kid, salt };
    return reply(c, receiptPage(words, kept), { page: 'complaint', about });
  }
  if ('refused' in filed) {
    // These keys belong to something else by now: under new ones the same words are a complaint of their own.
    const again = { ...filling, keys: newKeys(server.random), files: [] };
    const lost = filling.files.length > 0 ? ` ${t.attachedAgain}` : '';
    const content = reviewPage(words, again, complaint, t.formExpired + lost);
    return reply(c, content, { page: 'complaint', about, status: 409 });
  }
  const { retryAfterSeconds, busy } = filed;
  const notice = fill(busy ? t.tryLater : t.tooMany, { seconds: retryAfterSeconds });
  const status = busy ? 503 : 429;
  const content = reviewPage(words, filling, complaint, notice);
  return reply(c, content, { page: 'complaint', about, status, retryAfterSeconds });
}

async function fileUnder(
  c: Context<AppEnv>,
  { keys: { commandId, caseId, code }, files }: Filling,
  complaint: Complaint,
): Promise<Filed & { busy?: true }> {
  const { server } = c.var;
  const verifier = await verifierOf(server.subtle, code);
  const envelope: Envelope = {
    ...{ v: WIRE_VERSION, id: commandId, caseId, verifier },
    type: 'fileComplaint',
    body: complaint as Envelope['body'],
    ...(files.length > 0 && { files: [...files] }),
  };
  try {
    return await fileComplaint(server, envelope, server.addressOf(c.req.raw, c.env));
  } catch (error) {
    if (error instanceof BusyError) return { retryAfterSeconds: BUSY_SECONDS, busy: true };
    throw error;
  }
}

const newKeys = (random: RandomBytes): FilingKeys => ({
  commandId: newId(random),
  caseId: newId(random),
  code: makeCode(random),
});

/** What a form holds of a complaint; `fresh` when it came without keys that could be used, and got new ones. */
function fillingOf(form: SentForm, random: RandomBytes): { filling: Filling; fresh: boolean } {
  const draft: Draft = {};
  for (const { name } of FIELDS) {
    const typed = form.get(name);
    if (typed) draft[name] = typed;
  }
  const marque = marqueOf(form.get('marque')) ?? 'sfs';
  const commandId = form.get('commandId') ?? '';
  const caseId = form.get('caseId') ?? '';
  const read = readCode(form.get('code') ?? '');
  const fresh = !isId(commandId) || !isId(caseId) || !('code' in read);
  const keys = fresh ? newKeys(random) : { commandId, caseId, code: read.code };
  // Files belong to the keys that they came with.
  return { filling: { draft, marque, keys, files: fresh ? [] : filesIn(form) }, fresh };
}

// From the receipt itself, because a replayed one may have been signed with an older key.
function kidOf(jws: string): string {
  const header = fromUtf8(fromBase64url(jws.split('.')[0] ?? '') ?? new Uint8Array());
  return (JSON.parse(header ?? '{}') as { kid?: string }).kid ?? '';
}
