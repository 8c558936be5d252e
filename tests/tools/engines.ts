import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromePath } from './browser.ts';

/** The three kinds of browser that people have; WebKitGTK stands for Safari, which no Linux machine has. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

/** The engine that tests open a browser of: what `ENGINE` says, Chromium for all that `npm test` runs. */
export const engine: Engine = engineOf(process.env['ENGINE'] ?? 'chromium');

function engineOf(name: string): Engine {
  const found = ENGINES.find((known) => known === name);
  if (!found) throw new Error(`There is no engine ${name}: there are ${ENGINES.join(', ')}.`);
  return found;
}

/** Marks a test that needs what the other engines' drivers don't have, and says what; `npm test` opens Chromium, so it skips nothing. */
export const inChromiumAlone = (why: string): { skip: false | string } => ({
  skip: engine === 'chromium' ? false : why,
});

const WEBKIT_PLACES = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
);

/** What an engine is started by, and the packages of Debian that bring it. */
const PROGRAMS: Readonly<Record<'firefox' | 'webkit', { places: string[][]; debian: string[] }>> = {
  firefox: { places: [['/usr/bin/firefox-esr']], debian: ['firefox-esr'] },
  webkit: {
    places: [['/usr/bin/WebKitWebDriver'], ['/usr/bin/Xvfb'], WEBKIT_PLACES],
    debian: ['webkit2gtk-driver', 'xvfb'],
  },
};

/** Where an engine's browser is, installed by apt-get where it is missing and this is root; throws a sentence where it can't be had. */
export function pathOf(name: Engine): string {
  if (name === 'chromium') return chromePath();
  const { places, debian } = PROGRAMS[name];
  const found = () => places.map((some) => some.find((place) => existsSync(place)));
  if (found().includes(undefined)) install(name, debian);
  const path = found().at(-1);
  if (path === undefined || found().includes(undefined))
    throw new Error(`${name} can't be had here: ${debian.join(' and ')} brought no browser.`);
  return path;
}

function install(name: Engine, packages: readonly string[]): void {
  const list = packages.join(' ');
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`${name} can't be had here: install ${list} (Debian), or run this as root.`);
  const command = `apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${list}`;
  try {
    execFileSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    throw new Error(`${name} can't be had here: apt-get could not install ${list}.`, {
      cause: error,
    });
  }
}

/** An engine's name and version for a reader. */
export function versionOf(name: Engine): string {
  const path = pathOf(name);
  const ask = (file: string, ...args: string[]) =>
    execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  if (name !== 'webkit')
    return ask(path, '--version')
      .replace(/^Mozilla /, '')
      .replace(/ built on.*/, '');
  const version = ask('dpkg-query', '-W', '-f', '${Version}', 'webkit2gtk-driver');
  return `WebKitGTK ${version.replace(/-.*/, '')}`;
}
