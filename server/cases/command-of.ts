import * as v from 'valibot';
import { COMMAND_BODIES } from '#shared/api/command-bodies.ts';
import { Complaint } from '#shared/api/complaint.ts';
import { FileAnnouncements } from '#shared/api/files.ts';
import { fieldErrors, type FieldError } from '#shared/api/problem.ts';
import { CommandEnvelope } from '#shared/api/wire.ts';
import type { Command } from '#shared/case/commands.ts';
import type { Json } from '#shared/proof/canonical-json.ts';

type GivenType = keyof typeof COMMAND_BODIES;

/** A command whose outside is right: as `CommandEnvelope`, and known to be JSON through and through. */
export type Envelope = CommandEnvelope & {
  type: 'fileComplaint' | GivenType;
  body: { [field: string]: Json };
  files?: Json;
};

type ReadEnvelope =
  { envelope: Envelope } | { problem: 'invalidCommand' | 'unknownCommand'; errors?: FieldError[] };

const isType = (type: string): type is Envelope['type'] =>
  type === 'fileComplaint' || Object.hasOwn(COMMAND_BODIES, type);

/** A complaint is not refused for a member that another version of the page has beside it. */
const FilingEnvelope = v.object(CommandEnvelope.entries);

/** Reads the outside of a command. It is returned as it was sent: valibot's copy would lack a member named `constructor`. */
export function readEnvelope(json: Json): ReadEnvelope {
  const isFiling = (json as { type?: Json } | null)?.type === 'fileComplaint';
  const { success, issues } = v.safeParse(isFiling ? FilingEnvelope : CommandEnvelope, json);
  if (!success) return { problem: 'invalidCommand', errors: fieldErrors(issues) };
  const envelope = json as unknown as Envelope;
  return isType(envelope.type) ? { envelope } : { problem: 'unknownCommand' };
}

/** What a filing asks for. A complaint or announcements that are none today are set aside as they were sent, never refused. */
export function filingOf({ body, files }: Envelope): Command {
  const announced = files ?? [];
  if (v.is(Complaint, body) && v.is(FileAnnouncements, announced) && files !== null)
    return { type: 'fileComplaint', complaint: body, files: announced };
  return { type: 'quarantineComplaint', asSent: body, files };
}

const WITH_FILES: ReadonlySet<Envelope['type']> = new Set(['addInformation', 'sendMessage']);

/** What any other command asks for, or everything that is wrong with it, by path from the outside in. */
export function commandOf(envelope: Envelope): { command: Command } | { errors: FieldError[] } {
  const { type, body, files, verifier } = envelope;
  const errors = [
    ...bodyErrors(COMMAND_BODIES[type as GivenType], body),
    ...(WITH_FILES.has(type) ? fileErrors(files) : unexpected('files', files)),
    ...unexpected('verifier', verifier),
  ];
  if (errors.length > 0) return { errors };
  const announced = WITH_FILES.has(type) ? { files: files ?? [] } : {};
  // The schema of its type has just said so; there is none that would transform.
  return { command: { type, ...body, ...announced } as unknown as Command };
}

function bodyErrors(schema: v.GenericSchema, body: Json): FieldError[] {
  if (Array.isArray(body)) return [{ path: 'body', code: 'object' }];
  const { issues = [] } = v.safeParse(schema, body);
  return within('body', fieldErrors(issues));
}

function fileErrors(files: Json | undefined): FieldError[] {
  if (files === undefined) return [];
  const { issues = [] } = v.safeParse(FileAnnouncements, files);
  return within('files', fieldErrors(issues));
}

const unexpected = (path: string, value: unknown): FieldError[] =>
  value === undefined ? [] : [{ path, code: 'unknownField' }];

const within = (outer: string, errors: FieldError[]): FieldError[] =>
  errors.map(({ path, code }) => ({ path: path ? `${outer}.${path}` : outer, code }));
