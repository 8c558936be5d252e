import { type Manifest, type Member, elementOf, eventsOf } from './read-manifest.ts';

/** Between these marks `docs/integrating.md` is made; the rest is written by people. */
export const MARKS = ['<!-- made by npm run manifest -->', '<!-- up to here -->'] as const;

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const named = (what: string, members: readonly Member[], prefix = '', suffix = '') =>
  table(
    [what, 'what it is'],
    members.map(({ name, description = '' }) => [code(`${prefix}${name}${suffix}`), description]),
  );

/** Everything that a page may set, call, hear and style, as tables. */
export function reference(manifest: Manifest): string {
  const element = elementOf(manifest);
  const { attributes, events, slots, cssParts, cssProperties, cssStates, members } = element;
  const reflected = (name?: string) =>
    members.some((member) => member.name === name && member.reflects) ? 'both ways' : 'from it';
  const methods = members.filter(({ kind }) => kind === 'method');
  const bringOf = (type = '') =>
    eventsOf(manifest)
      .find(({ name }) => name === type)
      ?.members?.map((it) => code(`${it.name}: ${it.type?.text}`))
      .join(', ') ?? '';
  return [
    '### Attributes\n\nEach is a property of the same name. "Both ways": who sets the property sees the attribute.',
    table(
      ['attribute', 'type', 'unless set', 'in step', 'what it is'],
      attributes.map((it) => [
        ...[code(it.name), code(it.type?.text ?? ''), it.default ? code(it.default) : ''],
        ...[reflected(it.name), it.description ?? ''],
      ]),
    ),
    '### Methods',
    table(
      ['method', 'what it does'],
      methods.map(({ name, description = '', parameters = [] }) => [
        code(`${name}(${parameters.map((it) => `${it.name}: ${it.type?.text}`).join(', ')})`),
        description,
      ]),
    ),
    '### Events\n\nThey bubble and pass shadow roots. But for `sfs-ready` they tell what a person did, never what the page set.',
    table(
      ['event', 'class', 'brings', 'when'],
      events.map(({ name, type, description = '' }) => [
        ...[code(name), code(type?.text ?? ''), bringOf(type?.text), description],
      ]),
    ),
    '### Slots',
    table(
      ['slot', 'what it is'],
      slots.map(({ name, description = '' }) => [name ? code(name) : 'children', description]),
    ),
    '### Custom properties',
    named('property', cssProperties),
    '### Parts',
    named('part', cssParts, '::part(', ')'),
    '### States\n\nFor style sheets, in browsers that have custom states (2024 and later).',
    named('state', cssStates, ':state(', ')'),
  ].join('\n\n');
}

/** The document with its made part made anew. */
export function withReference(document: string, made: string): string {
  const [start, end] = MARKS.map((mark) => document.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start)
    throw new Error('docs/integrating.md lacks the marks between which it is made.');
  return `${document.slice(0, start)}${MARKS[0]}\n\n${made}\n\n${document.slice(end)}`;
}
