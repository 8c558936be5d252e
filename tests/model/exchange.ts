import assert from 'node:assert/strict';
import type { Command } from '#shared/case/commands.ts';
import type { Json } from '#shared/proof/canonical-json.ts';
import { newId } from '#shared/proof/ids.ts';
import { makeServer } from '../../server/app.ts';
import { giveAsSystem } from '../../server/cases/give-command.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import type { CaseModel, Expected } from './case-model.ts';
import type { Stage, Who } from './stage.ts';

/** One command by somebody; `base` is the last entry that they saw, undefined where they don't say. */
export type Giving = { who: Who; command: Command; base: number | undefined };

/** A command that the server followed, as it was sent and answered. */
export type Given = { json: object; who: Who; model: CaseModel; answer: Record<string, unknown> };

const STATUS: Record<string, number> = { notAllowed: 403, notFound: 404, notSignedIn: 401 };

/** Gives a command to the app and to the model, and throws unless both say the same. Resolves to the name of what they said, and what was sent where it was followed. */
export async function giveBoth(
  stage: Stage,
  model: CaseModel,
  giving: Giving,
): Promise<{ said: string; given?: Given }> {
  if (giving.who === 'system') return giveAsClock(stage, model, giving.command);
  const { who, command } = giving;
  const json = await envelopeOf(stage, model, giving);
  const bearer = await stage.bearerOf(who, model.id, model.state.reference);
  const { status, answer } = await send(stage, json, bearer);
  const expected = expectedOf(stage, model, giving);
  const said = nameOf(expected);
  if (!('seq' in expected)) {
    const code = answer['code'];
    assert.deepEqual({ status, code }, { status: STATUS[said] ?? 409, code: said });
    return { said };
  }
  assert.equal(answer['seq'], expected.seq);
  assert.equal(status, command.type === 'quarantineComplaint' ? 202 : 201);
  const isProven = isFiling(command) || stage.askers[who].role === 'customer';
  assert.equal(typeof answer['receipt'] === 'string', isProven, 'customers get a receipt');
  return { said, given: { json, who, model, answer } };
}

/** The same again has the same answer, also in a later session. */
export async function giveAgain(stage: Stage, given: Given): Promise<void> {
  const { json, who, model, answer } = given;
  const bearer = await stage.bearerOf(who, model.id, model.state.reference);
  const again = await send(stage, json, bearer);
  assert.deepEqual(again, { status: 200, answer: { ...answer, result: 'replayed' } });
}

/** The same id is taken for nothing else, and for nobody else. */
export async function giveOther(stage: Stage, { json }: Given): Promise<void> {
  const { id, caseId } = json as { id: string; caseId: string };
  const other = { v: 1, id, caseId, type: 'noteInternally', body: { text: 'something else' } };
  assert.equal((await send(stage, other, stage.bearers.cora)).status, 422);
}

async function giveAsClock(stage: Stage, model: CaseModel, command: Command) {
  const server = makeServer(stage.server.ports);
  type AsSystem = Parameters<typeof giveAsSystem>[2];
  const outcome = await giveAsSystem(server, model.id, command as AsSystem);
  const expected = model.give({ asker: { role: 'system' }, command, now: stage.clock.now });
  if ('seq' in expected)
    assert.equal('answer' in outcome ? outcome.answer.seq : nameOf(outcome), expected.seq);
  else assert.equal(nameOf(outcome), nameOf(expected));
  return { said: nameOf(expected) };
}

async function send(stage: Stage, json: object, bearer: string | undefined) {
  const what = { json, ...(bearer !== undefined && { bearer }) };
  const response = await stage.server.send('POST', '/v1/commands', what);
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

async function envelopeOf(stage: Stage, { id: caseId }: CaseModel, { command, base }: Giving) {
  const outside = { v: 1, id: newId(randomBytesOf), caseId };
  if (command.type === 'fileComplaint' || command.type === 'quarantineComplaint') {
    const body = command.type === 'fileComplaint' ? command.complaint : command.asSent;
    const verifier = await stage.verifierOf(caseId);
    return { ...outside, type: 'fileComplaint', body, verifier };
  }
  const { type, files: _, ...body } = command as Command & { files?: unknown };
  return { ...outside, type, body: body as Json, ...(base !== undefined && { base }) };
}

const isFiling = ({ type }: Command) => type === 'fileComplaint' || type === 'quarantineComplaint';

type Outside = Expected | { problem: 'notSignedIn' };

// What the way in adds to the core: who is signed in, and as whom.
function expectedOf(stage: Stage, model: CaseModel, { who, command, base }: Giving): Outside {
  const asker = stage.askers[who];
  const { now } = stage.clock;
  if (isFiling(command)) {
    if (asker.role === 'staff' && who !== 'disabled') return { refused: 'notAllowed' };
    const expected = model.give({ asker: { role: 'customer' }, command, now });
    if ('seq' in expected) stage.noteFiled(model.id);
    return expected;
  }
  if (who === 'nobody' || who === 'disabled') return { problem: 'notSignedIn' };
  // Whoever has a case of their own finds no other.
  if (who === 'otherCustomer') return { problem: 'notFound' };
  if (who === 'customer' && !stage.opens(model.id)) return { problem: 'notSignedIn' };
  return model.give({ asker, command, base, now });
}

const nameOf = (outcome: object): string =>
  'refused' in outcome
    ? String(outcome.refused)
    : 'problem' in outcome
      ? String(outcome.problem)
      : 'allowed';
