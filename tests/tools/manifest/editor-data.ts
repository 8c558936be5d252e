import { MARQUES } from '#shared/procedure/marques.ts';
import { LANGUAGES } from '#shared/api/choices.ts';
import { type Manifest, elementOf } from './read-manifest.ts';

const literals = (text = '') => [...text.matchAll(/'([^']*)'/g)].map(([, name = '']) => ({ name }));

/** Attributes of the element that `<sfs-complaint-frame>` doesn't take (`widget/frame/frame.ts`). */
export const NOT_OF_THE_FRAME = ['contract', 'api'];

/** What VS Code proposes in HTML (`html.customData`): the tags, its attributes, and the values that they take. */
export function htmlData(manifest: Manifest): object {
  const { tagName, description, attributes } = elementOf(manifest);
  const known: Record<string, { name: string }[]> = {
    lang: LANGUAGES.map((name) => ({ name })),
    marque: Object.entries(MARQUES).map(([name, of]) => ({ name, description: of })),
  };
  const all = attributes.map(({ name, description: text, type }) => {
    const values = known[name] ?? literals(type?.text);
    return { name, description: text, ...(values.length > 0 && { values }) };
  });
  return {
    version: 1.1,
    tags: [
      { name: tagName, description, attributes: all },
      {
        name: `${tagName}-frame`,
        description:
          'The same in a frame of our own origin, for a page that is not to read what people type.',
        attributes: all.filter(({ name }) => !NOT_OF_THE_FRAME.includes(name)),
      },
    ],
  };
}

/** What VS Code proposes in style sheets (`css.customData`): custom properties, the part and the states. */
export function cssData(manifest: Manifest): object {
  const { cssProperties, cssStates, cssParts } = elementOf(manifest);
  const entry = (name: string, description = '') => ({ name, description });
  return {
    version: 1.1,
    properties: cssProperties.map((it) => entry(it.name, it.description)),
    pseudoClasses: cssStates.map((it) => entry(`:state(${it.name})`, it.description)),
    pseudoElements: cssParts.map((it) => entry(`::part(${it.name})`, it.description)),
  };
}
