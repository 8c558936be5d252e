import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Case } from '#shared/case/evolve.ts';
import { readContact } from '#shared/filing/contact.ts';
import { mistakes } from '#shared/filing/draft.ts';
import { actBody, actMistake, commandOf as actCommand } from '#shared/procedure/customer-acts.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { cleanJson } from '#shared/proof/clean-text.ts';
import { newId } from '#shared/proof/ids.ts';
import { commandOf, readEnvelope } from '../cases/command-of.ts';
import { giveCommand } from '../cases/give-command.ts';
import { REFUSAL_SENTENCES } from '../cases/refusal-sentences.ts';
import { BusyError } from '../db/database.ts';
import type { AppEnv } from '../env.ts';
import { caseFiles } from '../uploads/case-files.ts';
import type { Refused, SentAct } from './case-acts.ts';
import { readRemoveStep } from './file-field.ts';
import { LANGUAGE_STEP } from './languages.ts';
import { keepFiles, removeFile } from './keep-files.ts';
import type { Sent } from './read-form.ts';
import { wordsOf } from './reply.ts';
import { askAnew, caseIdOf, readPublicLog, showCase } from './show-case.ts';
import type { Texts } from './words.ts';

/**
 * Gives the command of one of the forms of a case. What was typed comes back with the page, also when the session is over or nobody knows whether it was kept: the same form sent again is the
 * same command. Files that came are kept with whichever answer.
 */
export async function doAct(
  c: Context<AppEnv>,
  token: string | undefined,
  form: SentAct,
  sent: Sent,
): Promise<Response> {
  const { t } = wordsOf(c);
  const { server } = c.var;
  const caseId = await caseIdOf(server, token);
  if (caseId === undefined) return askAnew(c, form, sent.files.length > 0 ? t.attachedAgain : '');
  const { act } = await withFiles(c, caseId, form, sent);
  const refuse = (about: Partial<Refused>, status: ContentfulStatusCode) =>
    showCase(c, token, { refused: { ...act, ...about }, status });
  if (act.fileProblem !== undefined) return refuse({}, 422);
  const step = sent.form.get('step') ?? '';
  if (step === LANGUAGE_STEP || readRemoveStep(step)) return refuse({}, 200);
  const { case_ } = await readPublicLog(server, caseId);
  const body = bodyOf(t, act, case_, brusselsTime(server.now()).date);
  if ('wrong' in body) return refuse(body.wrong, 422);
  const given = await give(c, caseId, { ...act, type: actCommand(act.act, case_) }, body.body);
  if ('answer' in given) return showCase(c, token, { done: given.answer });
  const { status, ...about } = given;
  return refuse(about, status);
}

async function withFiles(
  c: Context<AppEnv>,
  caseId: string,
  form: SentAct,
  { form: fields, files: chosen, overflowed }: Sent,
): Promise<{ act: Refused }> {
  if (form.act !== 'write') return { act: { ...form, files: [] } };
  const { server } = c.var;
  const words = wordsOf(c);
  const keeper = { caseId, right: { principal: { kind: 'customer', caseId } as const } };
  const remove = readRemoveStep(fields.get('step') ?? '')?.id;
  if (remove !== undefined) {
    const { entries } = await readPublicLog(server, caseId);
    const held = await caseFiles(server.db, caseId, entries);
    // What the case holds is part of it for good.
    if (!held.some(({ id }) => id === remove)) await removeFile(server, keeper, remove);
  }
  const before = form.files.filter(({ id }) => id !== remove);
  const address = server.addressOf(c.req.raw, c.env);
  const kept = await keepFiles(server, words, { keeper, files: before }, chosen, address);
  return {
    act: { ...form, ...kept, ...(overflowed && { fileProblem: words.t.attachedAllTooLarge }) },
  };
}

type Body = { [field: string]: Json };

function bodyOf(
  t: Texts,
  { act, typed, contact, files }: SentAct,
  case_: Case,
  today: string,
): { body: Body } | { wrong: Partial<Refused> } {
  if (act === 'correctContact') {
    const read = readContact({ customer: case_.customer, ...contact });
    if ('contact' in read) return { body: cleanJson({ contact: read.contact }) as Body };
    return { wrong: { mistakes: mistakes(t, read.errors) } };
  }
  const isWithout = act === 'write' && files.length > 0 && typed.text.trim() === '';
  const complete = isWithout ? { ...typed, text: t.filesAlone } : typed;
  const mistake = actMistake(act, complete, case_, today);
  if (mistake) return { wrong: { error: t[mistake] } };
  return { body: cleanJson(actBody(act, complete)) as Body };
}

type Given = Pick<SentAct, 'id' | 'files'> & { type: ReturnType<typeof actCommand> };

async function give(c: Context<AppEnv>, caseId: string, { id, type, files }: Given, body: Body) {
  const { language, t } = wordsOf(c);
  const { server } = c.var;
  const announced = files.length > 0 && { files: files as unknown as Json };
  const read = readEnvelope({ v: 1, id, caseId, type, body, ...announced });
  const command = 'envelope' in read ? commandOf(read.envelope) : undefined;
  if (!('envelope' in read) || !command || 'errors' in command)
    return { error: t.actEmpty, status: 422 } as const;
  try {
    const who = { kind: 'customer', caseId } as const;
    const outcome = await giveCommand(server, who, read.envelope, command.command);
    if ('answer' in outcome) return { answer: outcome.answer };
    if ('refused' in outcome)
      return { error: REFUSAL_SENTENCES[outcome.refused][language], status: 409 } as const;
    // The id was used for something else: what is typed now is another command.
    return { error: t.actFailed, id: newId(server.random), status: 409 } as const;
  } catch (error) {
    if (error instanceof BusyError) return { error: t.actFailed, status: 503 } as const;
    throw error;
  }
}
