import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { buildWhatIsStale } from './stale-build.ts';

/** A project whose `vite` writes one file and counts how often it did. */
function aProject(t: TestContext) {
  const root = mkdtempSync(join(tmpdir(), 'sfs-build-'));
  t.after(() => rmSync(root, { recursive: true }));
  const put = (name: string, text: string, seconds = 100) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
    utimesSync(join(root, name), seconds, seconds);
  };
  put('widget/define.ts', '');
  put('shared/api/wire.ts', '');
  put(
    'node_modules/vite/bin/vite.js',
    `const fs = require('node:fs');
     fs.mkdirSync('dist/embed/v1', { recursive: true });
     fs.appendFileSync('built', '.');
     fs.writeFileSync('dist/embed/v1/sfs-complaint.js', '');
     process.exit(fs.existsSync('broken') ? 1 : 0);`,
  );
  const built = () => {
    try {
      return readFileSync(join(root, 'built'), 'utf8').length;
    } catch {
      return 0;
    }
  };
  return { root, put, built };
}

describe('the build at the start', () => {
  test('happens when there is none, and not again while nothing changes', (t) => {
    const { root, built } = aProject(t);
    buildWhatIsStale(root, { production: false });
    buildWhatIsStale(root, { production: false });
    assert.equal(built(), 1);
  });

  test('happens again when a source is newer, but not for a test', (t) => {
    const { root, put, built } = aProject(t);
    buildWhatIsStale(root, { production: false });
    const later = Date.now() / 1000 + 60;
    put('widget/define.test.ts', '', later);
    buildWhatIsStale(root, { production: false });
    assert.equal(built(), 1);
    put('shared/api/wire.ts', '', later);
    buildWhatIsStale(root, { production: true });
    assert.equal(built(), 1);
    buildWhatIsStale(root, { production: false });
    assert.equal(built(), 2);
  });

  test('stops the start when it fails, or cannot be done', (t) => {
    const { root, put } = aProject(t);
    put('broken', '');
    assert.throws(() => buildWhatIsStale(root, { production: true }), /could not be built/);
    rmSync(join(root, 'node_modules'), { recursive: true });
    rmSync(join(root, 'dist'), { recursive: true });
    assert.throws(() => buildWhatIsStale(root, { production: true }), /npm ci/);
  });
});
