import { NOT_OF_THE_FRAME } from './editor-data.ts';
import { CHOICES, type Declaration, type Manifest, elementOf, eventsOf } from './read-manifest.ts';

const MADE = '// Made from the code by `npm run manifest`; a test fails when it is stale.\n';
const doc = (text: string, indent = '') => `${indent}/** ${text.replaceAll('\n', ' ')} */\n`;

/** What the package declares to TypeScript, by file: the class and its events, the registered tag, and JSX for React 19 and Preact. */
export function typings(manifest: Manifest): Record<string, string> {
  const element = elementOf(manifest);
  return {
    'class.d.ts': `${MADE}${Object.entries(CHOICES)
      .map(([name, values]) => `export type ${name} = ${values};\n`)
      .join('')}\n${eventsOf(manifest).map(eventClass).join('\n')}\n${elementClass(element)}
declare global {
  interface GlobalEventHandlersEventMap {
${element.events.map(({ name, type }) => `    '${name}': ${type?.text};\n`).join('')}  }
}
`,
    'sfs-complaint.d.ts': `${MADE}import type { SfsComplaint } from './class.js';

export * from './class.js';

declare global {
  interface HTMLElementTagNameMap {
    'sfs-complaint': SfsComplaint;
  }
}
`,
    'jsx.d.ts': `${MADE}import type { ${['Customer', 'View', ...eventsOf(manifest).map(({ name }) => name)].sort().join(', ')} } from './class.js';

/** Attributes and events of \`<sfs-complaint>\` as JSX takes them. */
export type SfsComplaintProps = {
${fields(element)
  .map(
    ({ name, type, description }) =>
      `${doc(description ?? '', '  ')}  ${name}?: ${aliased(type?.text)}${type?.text.endsWith('undefined') ? '' : ' | undefined'};\n`,
  )
  .join('')}${element.events
      .map(
        ({ name, type, description }) =>
          `${doc(description ?? '', '  ')}  'on${name}'?: ((event: ${type?.text}) => void) | undefined;\n`,
      )
      .join('')}};

/** Those of \`<sfs-complaint-frame>\`, which a page loads from our server. */
export type SfsComplaintFrameProps = Omit<SfsComplaintProps, ${NOT_OF_THE_FRAME.map((name) => `'${name}'`).join(' | ')}>;
`,
    'react.d.ts': `${MADE}import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { SfsComplaint } from './class.js';
import type { SfsComplaintFrameProps, SfsComplaintProps } from './jsx.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sfs-complaint': DetailedHTMLProps<HTMLAttributes<SfsComplaint>, SfsComplaint> & SfsComplaintProps;
      'sfs-complaint-frame': DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & SfsComplaintFrameProps;
    }
  }
}
`,
    'preact.d.ts': `${MADE}import type { HTMLAttributes } from 'preact';
import type { SfsComplaint } from './class.js';
import type { SfsComplaintFrameProps, SfsComplaintProps } from './jsx.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'sfs-complaint': HTMLAttributes<SfsComplaint> & SfsComplaintProps;
      'sfs-complaint-frame': HTMLAttributes<HTMLElement> & SfsComplaintFrameProps;
    }
  }
}
`,
  };
}

const fields = ({ members }: Declaration) => members.filter(({ kind }) => kind === 'field');
const aliased = (text = 'unknown') =>
  Object.entries(CHOICES).reduce((type, [name, values]) => type.replace(values, name), text);

const eventClass = ({ name, description, members = [] }: Declaration) =>
  `${doc(description)}export declare class ${name} extends Event {
${members.map((member) => `  readonly ${member.name}: ${aliased(member.type?.text)};\n`).join('')}  constructor(${members.map((member) => `${member.name}: ${aliased(member.type?.text)}`).join(', ')});
}
`;

function elementClass(element: Declaration): string {
  const properties = fields(element).map(
    ({ name, type, description }) =>
      `${doc(description ?? '', '  ')}  ${name}: ${aliased(type?.text)};\n`,
  );
  const methods = element.members
    .filter(({ kind }) => kind === 'method')
    .map(({ name, description, parameters = [] }) => {
      const taken = parameters.map((it) => `${it.name}: ${aliased(it.type?.text)}`).join(', ');
      return `${doc(description ?? '', '  ')}  ${name}(${taken}): void;\n`;
    });
  return `${doc(element.description)}export declare class SfsComplaint extends HTMLElement {
${properties.join('')}${methods.join('')}  /** Resolves once what was set is drawn. */
  readonly updateComplete: Promise<boolean>;
}
`;
}
