import type { CommandAnswer } from '#shared/api/wire.ts';
import { newId } from '#shared/proof/ids.ts';
import { verifyReceipt } from '#shared/proof/receipt.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { Unanswered } from './line.ts';
import type { Bearer, World } from './world.ts';

/** A command as its giver keeps it until it is answered. */
export type Order = {
  id: string;
  caseId: string;
  type: string;
  body: object;
  verifier?: string;
  bearer?: Bearer;
  /** Announcements. */
  files?: readonly object[];
  /** The one server that it goes to; any of them where left out. */
  to?: string;
};

/** What a text says of the command that brought it: so that its words can be counted wherever they are. */
export const markOf = (id: string): string => `<#${id}#>`;

/** A command with a fresh id, whose words name it. */
export function orderOf(
  caseId: string,
  type: string,
  bodyOf: (mark: string) => object,
  more: Pick<Order, 'bearer' | 'verifier'> = {},
): Order {
  const id = newId(randomBytesOf);
  return { id, caseId, type, body: bodyOf(markOf(id)), ...more };
}

/** Sends a command until it is answered, and writes down what was said. Undefined where it was refused, or nobody answered. */
export async function give(world: World, order: Order): Promise<CommandAnswer | undefined> {
  const { ledger } = world;
  ledger.given.set(order.id, { id: order.id, acknowledged: false });
  const answered = await ask(world, order);
  if (!answered) return undefined;
  const { status, json } = answered;
  if (status === 409) ledger.refused += 1;
  else if (status === 200 || status === 201) {
    const answer = json as CommandAnswer;
    ledger.acknowledged(order.id, answer);
    await checkReceipt(world, order, answer);
    if (world.random() < 0.15) await askAgain(world, order);
    return answer;
  } else
    ledger.violated('refusals', `${order.type} was answered ${status} ${String(json['code'])}`);
  return undefined;
}

// A client that does what it should not: other words under a known id, and the same ones in somebody else's name.
async function askAgain(world: World, order: Order): Promise<void> {
  const again = await ask(world, order);
  if (again?.status === 200) world.ledger.acknowledged(order.id, again.json as CommandAnswer);
  else if (again) world.ledger.violated('answers', `${order.type} again: ${again.status}`);
  const other = { ...order, body: { ...order.body, text: 'Andere woorden.' } };
  await expectReused(world, other, 'other words');
  const { colleague } = world.staff;
  const isStaff =
    order.bearer !== undefined && (await order.bearer()) === world.staff.handler.token;
  if (isStaff) {
    const inTheirName = { ...order, bearer: () => Promise.resolve(colleague.token) };
    await expectReused(world, inTheirName, 'another person');
  }
}

async function expectReused(world: World, order: Order, what: string): Promise<void> {
  const answered = await ask(world, order);
  // Words of another shape are found before the id is looked at.
  if (answered && answered.status !== 422 && answered.status !== 400)
    world.ledger.violated('identity', `${order.type} with ${what}: ${answered.status}`);
}

async function ask({ line, ledger }: World, { bearer, to, ...order }: Order) {
  const json = { v: 1, ...order };
  try {
    let token = await bearer?.();
    for (let sessions = 0; sessions < 20; sessions += 1) {
      const asking = { json, ...(token !== undefined && { bearer: token }), ...(to && { to }) };
      const answered = await line.ask('POST', '/v1/commands', asking);
      if (answered.status !== 401 || !bearer) return answered;
      token = await bearer(token);
    }
    ledger.violated('unanswered', `${order.type}: no session lasts.`);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    ledger.violated('unanswered', error.message);
  }
  return undefined;
}

async function checkReceipt(
  { keys, ledger }: World,
  { id, caseId, bearer }: Order,
  { receipt, reference }: CommandAnswer,
): Promise<void> {
  const isCustomer = bearer === undefined;
  if (receipt === undefined) {
    if (isCustomer) ledger.violated('receipts', `${id}: there is none`);
    return;
  }
  const checked = await verifyReceipt(crypto.subtle, keys, receipt);
  const speaksOfIt =
    'receipt' in checked &&
    checked.receipt.commandId === id &&
    checked.receipt.caseId === caseId &&
    checked.receipt.reference === reference;
  if (!speaksOfIt) ledger.violated('receipts', `${id}: ${JSON.stringify(checked)}`);
}
