import { makeCode, verifierOf } from '#shared/proof/code.ts';
import { newId } from '#shared/proof/ids.ts';
import { randomBytesOf } from '../../server/node/random.ts';
import { aComplaint } from '../../server/testing/complaints.ts';
import { give, type Order, orderOf } from './command.ts';
import { aFileFor, checkFile, sendFile } from './file-life.ts';
import { Puller } from './puller.ts';
import { type Bearer, CANARY, type World } from './world.ts';

type Side = { bearer: Bearer };
type Step = [side: 'customer' | keyof World['staff'], type: string, body: (mark: string) => object];

const text = (mark: string) => ({ text: `${CANARY} ${mark}` });
const findings = (mark: string) => ({
  findings: [{ grievance: 0, finding: 'partly', reasons: `Daarom ${mark}` }],
});

/** What happens in a case: the steps of one line are given at the same time, by people who don't wait for each other. */
const LIFE: readonly Step[][] = [
  [
    ['handler', 'acknowledge', (mark) => ({ message: mark })],
    ['customer', 'sendMessage', text],
    ['compliance', 'noteInternally', text],
  ],
  [
    ['handler', 'askInformation', text],
    ['customer', 'addInformation', text],
    ['colleague', 'noteInternally', text],
    ['colleague', 'sendMessage', text],
  ],
  [
    ['handler', 'answer', findings],
    ['customer', 'sendMessage', text],
  ],
  [
    ['customer', 'requestSecondReading', (mark) => ({ grounds: mark })],
    ['handler', 'noteInternally', text],
  ],
  [['reviewer', 'decideSecondReading', findings]],
  [
    ['reviewer', 'close', (mark) => ({ reason: mark })],
    ['customer', 'sendMessage', text],
  ],
];

type Living = { isFollowed: boolean; hasFile: boolean; onPuller: (puller: Puller) => void };

/** One case from filing to its end. Its customer's feed is followed all along when `isFollowed`; the puller is handed on as soon as it runs. A file is sent beside all of it. */
export async function liveCase(
  world: World,
  { isFollowed, hasFile, onPuller }: Living,
): Promise<void> {
  const filing = await aFiling();
  const file = hasFile ? aFileFor(filing, world.random) : undefined;
  if (file) filing.files = [file.announced];
  const sending = file && sendFile(world, file);
  const filed = await give(world, filing);
  if (!filed) return void (await sending);
  const customer = customerOf(world, filed.reference, filing.verifier);
  if (isFollowed) onPuller(new Puller(world, { ...customer, caseId: filing.caseId }));
  for (const steps of LIFE) {
    const orders = steps.map(([side, type, bodyOf]) => {
      const by = side === 'customer' ? customer : staffOf(world, side);
      return orderOf(filing.caseId, type, bodyOf, by);
    });
    await Promise.all(orders.map((order) => give(world, order)));
  }
  if (file && (await sending)) await checkFile(world, file, customer.bearer);
}

/** A complaint as a page seals it. */
export async function aFiling(): Promise<Order & { verifier: string }> {
  const verifier = await verifierOf(crypto.subtle, makeCode(randomBytesOf));
  const contact = { name: CANARY, email: 'kanarie@example.be', prefers: 'email' } as const;
  const bodyOf = (mark: string) => aComplaint({ contact, description: `Het klopt niet ${mark}` });
  const order = orderOf(newId(randomBytesOf), 'fileComplaint', bodyOf);
  return { ...order, verifier };
}

/** Somebody of the staff, whose token lasts. */
export const staffOf = ({ staff }: World, who: keyof World['staff']): Side => ({
  bearer: () => Promise.resolve(staff[who].token),
});

/** A customer with their own session, opened again when it is over. */
export function customerOf(world: World, reference: string, verifier: string): Side {
  let token: Promise<string> | undefined;
  const open = async () => {
    const json = { v: 1, reference, verifier };
    const { status, json: session } = await world.line.ask('POST', '/v1/sessions', { json });
    if (status !== 201) world.ledger.violated('refusals', `A case could not be opened: ${status}.`);
    return String(session['token']);
  };
  return {
    bearer: async (over) => {
      if (over !== undefined && over === (await token)) token = undefined;
      token ??= open();
      return token;
    },
  };
}
