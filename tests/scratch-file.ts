import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A path for a file in a folder of this test alone, removed with all that stands in it when the test ends. */
export function scratchFile(t: Pick<TestContext, 'after'>, name = 'complaints.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'sfs-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}
