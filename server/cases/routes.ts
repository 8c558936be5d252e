import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as v from 'valibot';
import type { Language } from '#shared/api/choices.ts';
import { fieldErrors } from '#shared/api/problem.ts';
import type { CommandAnswer } from '#shared/api/wire.ts';
import { askedLanguage } from '../asked-language.ts';
import type { AppEnv } from '../env.ts';
import { notAllowed, problem, problemForNow } from '../problem.ts';
import { readJson } from '../read-json.ts';
import type { Principal } from '../sessions/principal.ts';
import { signedIn, whoAsks } from '../sessions/signed-in.ts';
import type { Outcome } from './apply-command.ts';
import { viewCase } from './case-view.ts';
import { commandOf, type Envelope, readEnvelope } from './command-of.ts';
import { fileComplaint } from './file-complaint.ts';
import { giveCommand } from './give-command.ts';
import { CasesQuery, listCases, seesCases } from './list-cases.ts';
import { REFUSAL_SENTENCES } from './refusal-sentences.ts';
import { STALE_SENTENCES } from './stale-sentences.ts';

const STATUS: Record<CommandAnswer['result'], ContentfulStatusCode> = {
  applied: 201,
  replayed: 200,
  quarantined: 202,
};

/** `POST /v1/commands`: the answers of `CommandAnswer`, or a problem. */
export const commandRoutes = new Hono<AppEnv>().post('/commands', async (c) => {
  const sent = await readJson(c.req.raw);
  if ('problem' in sent) return problem(c, sent.problem);
  const read = readEnvelope(sent.json);
  if ('problem' in read)
    return problem(c, read.problem, read.errors ? { errors: read.errors } : {});
  const { envelope } = read;
  const principal = await whoAsks(c);
  if (envelope.type !== 'fileComplaint')
    return principal ? answerCommand(c, principal, envelope) : problem(c, 'notSignedIn');
  // Anybody may file, also whose session is over; but nobody of the staff files as a customer.
  if (principal?.kind === 'staff') return notAllowed(c);
  const { server } = c.var;
  const filed = await fileComplaint(server, envelope, server.addressOf(c.req.raw, c.env));
  if ('retryAfterSeconds' in filed)
    return problemForNow(c, 'tooManyRequests', filed.retryAfterSeconds);
  if ('refused' in filed) return problem(c, filed.refused);
  return c.json(filed.answer, STATUS[filed.answer.result]);
});

/** `GET /v1/cases` for the staff, `GET /v1/cases/:id` for them and for the case's customer. */
export const caseRoutes = new Hono<AppEnv>()
  .get('/cases', signedIn, async (c) => {
    const { server, principal } = c.var;
    if (principal.kind === 'customer' || !seesCases(principal.person)) return notAllowed(c);
    const query = v.safeParse(CasesQuery, c.req.query());
    if (!query.success) return problem(c, 'invalidRequest', { errors: fieldErrors(query.issues) });
    const list = await listCases(server, principal.person, query.output);
    return 'problem' in list ? problem(c, list.problem) : c.json(list);
  })
  .get('/cases/:id', signedIn, async (c) => {
    const { server, principal } = c.var;
    const view = await viewCase(server, principal, c.req.param('id'));
    return view ? c.json(view) : problem(c, 'notFound');
  });

/** Reads a command of somebody who is signed in, gives it, and answers with what became of it. */
export async function answerCommand(
  c: Context<AppEnv>,
  principal: Principal,
  envelope: Envelope,
): Promise<Response> {
  const { server } = c.var;
  const read = commandOf(envelope);
  if ('errors' in read) return problem(c, 'invalidCommand', { errors: read.errors });
  const outcome = await giveCommand(server, principal, envelope, read.command);
  if ('answer' in outcome) return c.json(outcome.answer, STATUS[outcome.answer.result]);
  if ('refused' in outcome) return refuse(c, outcome);
  if ('retryAfterSeconds' in outcome)
    return problemForNow(c, 'tooManyRequests', outcome.retryAfterSeconds);
  if (outcome.problem !== 'stale') return problem(c, outcome.problem);
  const state = await viewCase(server, principal, envelope.caseId);
  if (!state) return problem(c, 'notFound');
  const detail =
    STALE_SENTENCES[askedLanguage(c.req.header('Accept-Language')) ?? state.case.language];
  return problem(c, 'stale', { detail, seq: state.case.seq, state });
}

type Refused = Extract<Outcome, { language: Language }>;

function refuse(c: Context<AppEnv>, { refused, path, language }: Refused) {
  const detail =
    REFUSAL_SENTENCES[refused][askedLanguage(c.req.header('Accept-Language')) ?? language];
  const errors = path === undefined ? {} : { errors: [{ path: `body.${path}`, code: refused }] };
  return problem(c, refused, { ...errors, detail });
}
