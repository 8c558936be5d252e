import { LANGUAGES, type Language } from '#shared/api/choices.ts';
import { type Assets, bytesOf } from '../assets.ts';
import { HOME } from '../home-links.ts';

/** What the build wrote into `release.json` of one exact version. */
type Release = {
  version: string;
  entry: string;
  /** Texts of the first sight by language. */
  texts: Readonly<Record<string, string>>;
  /** SRI values by file. */
  integrity: Readonly<Record<string, string>>;
};

/** One way to embed, ready to be put on a page. `version` is `v1` for whichever is the newest. */
export type Embedding = {
  version: string;
  script: string;
  integrity?: string;
  /** The text of the import map, with the SRI values of what is loaded later, and its hash as a page's `script-src` takes it, in single quotes. */
  importMap?: { text: string; hash: string };
  /** A page's markup by its language. */
  snippets: Readonly<Record<Language, string>>;
};

const RELEASE = /^\/embed\/\d+\.\d+\.\d+\/release\.json$/;

/** The newest version under its lasting address, then each exact version that is served, newest first. */
export async function embeddings(
  assets: Assets,
  origin: string,
  sha256: (text: string) => Promise<string>,
): Promise<Embedding[]> {
  const files = [...assets].filter(([path]) => RELEASE.test(path));
  const texts = await Promise.all(files.map(([, { identity }]) => bytesOf(identity)));
  const releases = texts
    .map((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Release)
    .sort((one, other) => byNumber(other.version, one.version));
  if (releases.length === 0) return [];
  const newest = `${origin}/embed/v1/sfs-complaint.js`;
  const v1: Embedding = {
    ...{ version: 'v1', script: newest },
    snippets: inEachLanguage((language) => [
      `<script type="module" src="${newest}"></script>`,
      elementOf(origin, language),
    ]),
  };
  return [v1, ...(await Promise.all(releases.map((it) => exactly(it, origin, sha256))))];
}

async function exactly(
  { version, entry, texts, integrity }: Release,
  origin: string,
  sha256: (text: string) => Promise<string>,
): Promise<Embedding> {
  const at = (name: string) => `${origin}/embed/${version}/${name}`;
  const later = Object.entries(integrity).filter(([name]) => name !== entry);
  const text = JSON.stringify({
    integrity: Object.fromEntries(later.map(([name, value]) => [at(name), value])),
  });
  const checked = (name: string) => `integrity="${integrity[name] ?? ''}" crossorigin`;
  return {
    ...{ version, script: at(entry), integrity: integrity[entry] ?? '' },
    importMap: { text, hash: `'sha256-${await sha256(text)}'` },
    snippets: inEachLanguage((language) => {
      const words = texts[language] ?? '';
      return [
        `<script type="importmap">${text}</script>`,
        `<link rel="modulepreload" href="${at(words)}" ${checked(words)}>`,
        `<script type="module" src="${at(entry)}" ${checked(entry)}></script>`,
        elementOf(origin, language),
      ];
    }),
  };
}

const elementOf = (origin: string, language: Language) =>
  `<sfs-complaint marque="sfs" lang="${language}">
  <a href="${origin}/${language}/">${HOME[language]}</a>
</sfs-complaint>`;

const inEachLanguage = (lines: (language: Language) => string[]) =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, lines(language).join('\n')]),
  ) as Embedding['snippets'];

const byNumber = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });
