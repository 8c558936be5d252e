import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

const PACKAGE = '@sparticuz/chromium@153.0.0';

/** What a headless Chromium wants as root and on a closed network. */
export const chromeArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

let chosen: string | undefined;

/**
 * A Chromium's executable: `CHROME_PATH`, else one that is installed, else Debian's by apt-get when root, else the one in an npm package.
 * Installing takes up to a minute, once; throws when none of them can be had.
 */
export function chromePath(): string {
  chosen ??= process.env['CHROME_PATH'] ?? installed() ?? fromDebian() ?? fromPackage();
  return chosen;
}

const canRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const installed = (): string | undefined => INSTALLED.find(canRun);

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !canRun('/usr/bin/apt-get')) return undefined;
  const install = 'apt-get install -y -qq --no-install-recommends chromium';
  const command = `apt-get update -qq && DEBIAN_FRONTEND=noninteractive ${install}`;
  try {
    execFileSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'] });
    return installed();
  } catch {
    // No such package or no mirror: the npm registry is tried next.
    return undefined;
  }
}

function fromPackage(): string {
  try {
    return unpacked();
  } catch {
    const install = ['install', '--no-save', '--no-audit', '--no-fund', PACKAGE];
    execFileSync('npm', install, { stdio: ['ignore', 'ignore', 'inherit'] });
    return unpacked();
  }
}

// In a process of its own: Node remembers for good that a package was missing.
function unpacked(): string {
  const program = `import('@sparticuz/chromium').then(async ({ default: chromium }) => console.log(await chromium.executablePath()))`;
  const answer = execFileSync(process.execPath, ['-e', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return answer.trim();
}

if (import.meta.main) console.log(chromePath());
