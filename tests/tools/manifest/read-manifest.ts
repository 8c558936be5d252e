import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create } from '@custom-elements-manifest/analyzer/src/create.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import type * as TypeScript from 'typescript';
import { CUSTOMERS, SUBJECTS } from '#shared/api/choices.ts';
import { VIEWS } from '../../../widget/events.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SOURCES = ['widget/complaint/complaint.ts', 'widget/events.ts'];
const PRIVATE = ['private', 'protected'];

// It knows the syntax of its own TypeScript, which is older than ours.
const ts = createRequire(import.meta.resolve('@custom-elements-manifest/analyzer'))(
  'typescript',
) as typeof TypeScript;

type Typed = { type?: { text: string } };
/** One thing that a page may set, call, hear or style, as the manifest names and explains it. */
export type Member = Typed & {
  name: string;
  description?: string;
  default?: string;
  kind?: string;
  privacy?: string;
  attribute?: string;
  reflects?: boolean;
  readonly?: boolean;
  parameters?: (Typed & { name: string })[];
};
/** The element, or one of its events. */
export type Declaration = {
  kind: string;
  name: string;
  description: string;
  tagName?: string;
  members: Member[];
  attributes: Member[];
  events: Member[];
  slots: Member[];
  cssParts: Member[];
  cssProperties: Member[];
  cssStates: Member[];
};
type Module = { kind: string; path: string; declarations: Declaration[]; exports: unknown[] };
export type Manifest = { schemaVersion: string; readme: string; modules: Module[] };

const choice = (values: readonly string[]) => values.map((value) => `'${value}'`).join(' | ');
/** What our types are called in the code, and what they are to a page. */
export const CHOICES = {
  Customer: choice(CUSTOMERS),
  View: choice(VIEWS),
  Subject: choice(SUBJECTS),
};

/** The element's public face, read from its code and comments, in the form of custom-elements.json; what is private or marked `@internal` isn't in it. */
export function readManifest(): Manifest {
  const modules = SOURCES.map((path) =>
    ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  const read = create({ modules, plugins: litPlugin() }) as Manifest;
  const classes = read.modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ kind }) => kind === 'class')
    .map((declaration) => publicFace(declaration));
  const exported = (name: string, path: string) => ({
    ...{ kind: 'js', name },
    declaration: { name, module: path },
  });
  const definition = {
    ...{ kind: 'custom-element-definition', name: 'sfs-complaint' },
    declaration: { name: 'SfsComplaint', module: 'class.js' },
  };
  const names = classes.map(({ name }) => exported(name, 'class.js'));
  const kind = 'javascript-module';
  return {
    ...{ schemaVersion: '2.1.0', readme: 'README.md' },
    modules: [
      { kind, path: 'class.js', declarations: classes, exports: names },
      { kind, path: 'sfs-complaint.js', declarations: [], exports: [definition, ...names] },
    ],
  };
}

/** The element itself among what the manifest declares. */
export function elementOf({ modules }: Manifest): Declaration {
  const element = modules[0]?.declarations.find(({ tagName }) => tagName);
  if (!element) throw new Error('The manifest has no element.');
  return element;
}

/** The classes of its events. */
export const eventsOf = ({ modules }: Manifest): Declaration[] =>
  modules[0]?.declarations.filter(({ tagName }) => !tagName) ?? [];

function publicFace(declaration: Declaration): Declaration {
  const { members = [], attributes = [], events = [] } = declaration;
  return {
    ...declaration,
    members: members.filter(({ privacy }) => !PRIVATE.includes(privacy ?? '')).map(plainly),
    ...(declaration.tagName && {
      attributes: attributes.map(plainly),
      // It takes each `dispatchEvent(new X())` for an event of its own.
      events: events.filter(({ name, description }) => name && description),
    }),
  };
}

function plainly<M extends Member>(member: M): M {
  const plain = { ...member, ...(member.type && { type: { text: inChoices(member.type.text) } }) };
  if (member.parameters)
    plain.parameters = member.parameters.map((parameter) => ({
      ...parameter,
      ...(parameter.type && { type: { text: inChoices(parameter.type.text) } }),
    }));
  // A field that is set from an argument has no default.
  if (plain.default === plain.name) delete plain.default;
  return plain;
}

const inChoices = (text: string) =>
  text.replace(/\b(Customer|View|Subject)\b/, (name) => CHOICES[name as keyof typeof CHOICES]);
