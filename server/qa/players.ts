import type { Department } from '#shared/case/events.ts';
import type { Person } from '#shared/case/rights.ts';
import type { Server } from '../env.ts';
import { addPerson, listPersons, readPerson } from '../staff/persons.ts';

/** Whom the demo page can play: somebody of the case's department, or the Complaints Service. */
export type Player = 'handler' | 'reviewer';

/** The person of the staff who is played, added when first needed. They are persons like any other; only the demo page acts for them. */
export async function playedBy(
  server: Server,
  player: Player,
  department: Department,
): Promise<Person> {
  const name = player === 'reviewer' ? 'Demo Reviewer' : `Demo Handler (${department})`;
  const known = (await listPersons(server.db)).find(
    (person) => person.name === name && person.disabledAt === null,
  );
  const { id } =
    known ??
    (await addPerson(server, {
      name,
      roles: [player],
      ...(player === 'handler' && { department }),
    }));
  const person = await readPerson(server.db, id);
  if (!person) throw new Error('The person who is played was disabled meanwhile.');
  return person;
}
