import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import type { Page } from 'playwright-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { openBrowser, openPage } from '../journeys/browser-page.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'dist', 'package');

/** It is for browsers and what builds for them: modules only, and `exports` are looked at. */
const NOT_FOR_IT = ['node10', 'node16-cjs'];

describe('the npm package', () => {
  test('is what publint expects of one', async () => {
    const { messages } = await publint({ pkgDir: FOLDER, strict: true, pack: false });
    const pkg = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as object;
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  test('has types that are right for whoever imports it', async () => {
    const place = mkdtempSync(join(tmpdir(), 'sfs-package-'));
    execFileSync('npm', ['pack', '--silent', '--pack-destination', place], { cwd: FOLDER });
    const tarball = readFileSync(join(place, 'sfs-complaint-1.0.0.tgz'));
    rmSync(place, { recursive: true });
    const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)), {
      excludeEntrypoints: [/\.json$/],
    });
    assert.ok(checked.types);
    const found = checked.problems.filter(
      (problem) => !('resolutionKind' in problem) || !NOT_FOR_IT.includes(problem.resolutionKind),
    );
    assert.deepEqual(found, []);
  });

  test('registers by one entry and not by the other', async () => {
    await using browser = await openBrowser();
    const { page, complaints } = await openPage(browser);
    await servePackage(page);
    const known = await page.evaluate(async () => {
      const load = (name: string) =>
        import(name) as Promise<{ SfsComplaint: CustomElementConstructor }>;
      const { SfsComplaint } = await load('/class.js');
      const before = customElements.get('sfs-complaint');
      customElements.define('our-complaint', class extends SfsComplaint {});
      document.body.append(document.createElement('our-complaint'));
      const registered = await load('/sfs-complaint.js');
      return [
        before === undefined,
        customElements.get('sfs-complaint') === registered.SfsComplaint,
      ];
    });
    assert.deepEqual(known, [true, true]);
    await page.locator('our-complaint .promises').waitFor();
    assert.deepEqual(complaints, []);
  });

  test('draws as a second copy under a name of its own, where the page allows policies twice', async () => {
    await using browser = await openBrowser();
    const { page, complaints } = await openPage(browser);
    await servePackage(
      page,
      "require-trusted-types-for 'script'; trusted-types sfs-complaint 'allow-duplicates'",
    );
    await page.evaluate(async () => {
      const load = (name: string) =>
        import(name) as Promise<{ SfsComplaint: CustomElementConstructor }>;
      await load('/sfs-complaint.js');
      const { SfsComplaint } = await load('/again/class.js');
      customElements.define('our-complaint', SfsComplaint);
      document.body.append(document.createElement('sfs-complaint'));
      document.body.append(document.createElement('our-complaint'));
    });
    await page.locator('sfs-complaint .promises').waitFor();
    await page.locator('our-complaint .promises').waitFor();
    assert.deepEqual(complaints, []);
  });
});

/** A page with the files of the package as a server would give them, without one; beneath `/again/` they are another copy. */
async function servePackage(page: Page, policy = ''): Promise<void> {
  await page.route('http://package.localhost/**', (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname === '/'
      ? route.fulfill({
          contentType: 'text/html',
          headers: policy ? { 'content-security-policy': policy } : {},
          body: '<!doctype html><link rel=icon href=data:,>',
        })
      : route.fulfill({ path: join(FOLDER, pathname.replace(/^\/again/, '')) });
  });
  await page.goto('http://package.localhost/');
}
