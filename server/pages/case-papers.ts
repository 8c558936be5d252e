import { brusselsTime } from '#shared/calendar/brussels-time.ts';
import type { Context } from 'hono';
import { RECOURSE_BODIES } from '#shared/case/recourse.ts';
import { calendarFile } from '#shared/letters/calendar-file.ts';
import { caseLetter, type LetterKind, lettersIn } from '#shared/letters/letter.ts';
import { packOf } from '#shared/letters/pack.ts';
import { newId } from '#shared/proof/ids.ts';
import type { AppEnv } from '../env.ts';
import type { BegunLetter } from './paper-forms.ts';
import { letterPage, packPage, packTextPage } from './paper-pages.ts';
import type { SentForm } from './read-form.ts';
import { reply, wordsOf } from './reply.ts';
import { askAnew, caseIdOf, readPublicLog, showCase } from './show-case.ts';

const PAPERS = ['calendar', 'letter', 'pack', 'packText'] as const;
type Paper = (typeof PAPERS)[number];

/** Whether a step asks for something to print or to keep. */
export const isPaper = (step: string): step is Paper => PAPERS.some((one) => one === step);

/** The letter that a form holds; undefined where it holds none. */
export const readLetter = (form: SentForm): BegunLetter | undefined =>
  form.get('letter') === null ? undefined : { kind: kindOf(form), text: form.get('text') ?? '' };

const kindOf = (form: SentForm): LetterKind =>
  form.get('letter') === 'requestSecondReading' ? 'requestSecondReading' : 'write';

/** What a customer prints or keeps of their case: the dates as a file, a letter, or what goes to an outside body. */
export async function showPaper(
  c: Context<AppEnv>,
  token: string | undefined,
  paper: Paper,
  form: SentForm,
): Promise<Response> {
  const words = wordsOf(c);
  const { language, t } = words;
  const { server } = c.var;
  const caseId = await caseIdOf(server, token);
  const text = form.get('text') ?? '';
  const kind = kindOf(form);
  if (token === undefined || caseId === undefined) {
    const typed = { text, body: 'ombudsfin', on: '' } as const;
    const written = { act: kind, id: newId(server.random), typed, contact: {}, files: [] };
    return askAnew(c, paper === 'letter' ? written : undefined);
  }
  const { case_ } = await readPublicLog(server, caseId);
  const now = server.now();
  const today = brusselsTime(now).date;
  const show = (content: Parameters<typeof reply>[1]) => reply(c, content, { page: 'case' });
  if (paper === 'calendar') {
    c.header('Content-Type', 'text/calendar; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="${case_.reference}.ics"`);
    c.header('Cache-Control', 'no-store');
    return c.body(calendarFile(t, language, case_, { now, today }));
  }
  if (paper === 'letter') {
    if (!lettersIn(case_).includes(kind)) return showCase(c, token);
    const letter = caseLetter(t, language, case_, { kind, text, today });
    return show(letterPage(words, { letter, token, kind, text }));
  }
  const body = RECOURSE_BODIES.find((one) => one === form.get('body')) ?? 'court';
  const pack = packOf(t, language, case_, { body, today });
  if (!pack) return showCase(c, token);
  const id = newId(server.random);
  return paper === 'packText'
    ? show(packTextPage(words, { pack: { ...pack, text }, token, id }))
    : show(packPage(words, { pack: text ? { ...pack, text } : pack, token, id }));
}
