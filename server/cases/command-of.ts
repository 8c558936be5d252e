import * as v from 'valibot';
import { Complaint } from '#shared/api/complaint.ts';
import { FileAnnouncements } from '#shared/api/files.ts';
import { fieldErrors, type FieldError } from '#shared/api/problem.ts';
import { CommandEnvelope } from '#shared/api/wire.ts';
import { COMMAND_TYPES, type Command } from '#shared/case/commands.ts';
import type { Json } from '#shared/proof/canonical-json.ts';

/** A command whose outside is right: as `CommandEnvelope`, and known to be JSON through and through. */
export type Envelope = CommandEnvelope & {
  type: (typeof COMMAND_TYPES)[number];
  body: { [field: string]: Json };
  files?: Json;
};

type ReadEnvelope =
  { envelope: Envelope } | { problem: 'invalidCommand' | 'unknownCommand'; errors?: FieldError[] };

/** Reads the outside of a command. It is returned as it was sent: valibot's copy would lack a member named `constructor`. */
export function readEnvelope(json: Json): ReadEnvelope {
  const { success, issues } = v.safeParse(CommandEnvelope, json);
  if (!success) return { problem: 'invalidCommand', errors: fieldErrors(issues) };
  const envelope = json as unknown as Envelope;
  if (!COMMAND_TYPES.includes(envelope.type)) return { problem: 'unknownCommand' };
  return { envelope };
}

/** What the envelope asks for. A complaint or announcements that are none today are set aside as they were sent, never refused. */
export function commandOf({ body, files }: Envelope): Command {
  const announced = files ?? [];
  if (v.is(Complaint, body) && v.is(FileAnnouncements, announced) && files !== null)
    return { type: 'fileComplaint', complaint: body, files: announced };
  return { type: 'quarantineComplaint', asSent: body, files };
}
