import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { validate } from 'dockerfile-utils';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const UNIT = 'server/complaints.service';

/** What the Dockerfile linter says, a line each. */
const lint = (dockerfile: string) =>
  validate(dockerfile, { deprecatedMaintainer: 2, instructionCasing: 2 }).map(
    ({ range, message }) => `${range.start.line + 1}: ${message}`,
  );

describe('what it is deployed with', () => {
  test('the Dockerfile passes its linter, which finds what is wrong in one', () => {
    const dockerfile = read('server/Dockerfile');
    assert.deepEqual(lint(dockerfile), []);
    assert.deepEqual(lint(dockerfile.replace('EXPOSE 8787', 'EXPOSE often')).length, 1);
  });

  test('the image runs as nobody special, the version of Node that the lock names, on what production needs', () => {
    const dockerfile = read('server/Dockerfile');
    const { devDependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Record<string, string>;
    };
    const bases = [...dockerfile.matchAll(/^FROM node:(\S+)-bookworm-slim/gm)].map(([, v]) => v);
    assert.deepEqual(bases, [devDependencies['node'], devDependencies['node']]);
    const last = dockerfile.split(/^FROM /m).at(-1) ?? '';
    assert.match(last, /^USER node$/m);
    assert.match(last, /NODE_ENV=production/);
    for (const [, from = ''] of dockerfile.matchAll(/^COPY --from=built \/app\/(\S+)/gm))
      if (!['node_modules', 'dist'].includes(from)) assert.ok(existsSync(join(ROOT, from)), from);
    assert.match(read('.dockerignore'), /^data$/m);
    // The build puts it into the npm package.
    assert.match(read('.dockerignore'), /^docs\/\*\n!docs\/integrating\.md$/m);
  });

  test('the systemd unit is in order and leaves time to stop', () => {
    const unit = read(UNIT);
    const lines = unit.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    for (const line of lines) assert.match(line, /^(\[(Unit|Service|Install)\]|[A-Z]\w+=.*)$/);
    assert.match(unit, /^TimeoutStopSec=30$/m);
    assert.match(read('server/main.ts'), /LIMIT_MS = 28_000;/);
    // The linter comes with systemd; where there is none, the lines above are all that is said.
    const analyzed = spawnSync('systemd-analyze', ['verify', join(ROOT, UNIT)], {
      encoding: 'utf8',
    });
    if (!analyzed.error) assert.doesNotMatch(analyzed.stderr, /complaints\.service/);
  });
});
