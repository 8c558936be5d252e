import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Language, LANGUAGES } from '#shared/api/choices.ts';
import { type Act, ACT_TEXTS } from '#shared/procedure/customer-acts.ts';
import { templates as fr } from '#shared/texts/session.ts';
import { templates as de } from '#shared/texts/locales/session/de.ts';
import { templates as en } from '#shared/texts/locales/session/en.ts';
import { templates as nl } from '#shared/texts/locales/session/nl.ts';
import { WORDS } from '../../server/pages/words.ts';
import { openPage, picture, sideways, violations } from './browser-page.ts';
import { aCase, FINDINGS, openCase, typeKeys } from './case-steps.ts';
import { withServer } from './with-server.ts';

const SESSION = { fr, nl, de, en };
const SCREENS = 22;
const THEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;
/** The language whose words are longest is looked at in every theme: colours are the same in all. `EVERY_LOOK=1` looks at each in each. */
const themesOf = (language: Language) =>
  language === 'de' || process.env['EVERY_LOOK'] ? THEMES : THEMES.slice(0, 1);
const at = withServer();

type Seen = { page: Page; seen: string[]; language: Language };

/** Looks at one screen in its themes, on the narrowest phone, which is also 400 % zoom; what only a theme changes is looked at again. */
async function look({ page, seen, language }: Seen, name: string): Promise<void> {
  for (const theme of themesOf(language)) {
    await page.emulateMedia(theme);
    const rules = theme === THEMES[0] ? [] : ['color-contrast'];
    assert.deepEqual(await violations(page, 'sfs-complaint', rules), [], name);
    seen.push(`${name} ${theme.colorScheme} ${theme.forcedColors}`);
    // One language's pictures are enough to be looked at.
    if (language === 'de')
      await picture(page, `screen-${name}-${theme.colorScheme}-${theme.forcedColors}`);
  }
  assert.equal(await sideways(page), 0, name);
}

type Around = { page: Page; language: Language; look: (name: string) => Promise<void> };

/** Closed: the fields, every way in, and whatever is wrong with them. */
async function lookAtOpening({ page, language, look: see }: Around, keys: Keys): Promise<void> {
  const { t } = WORDS[language];
  await page.goto(`${at.server.origin}/demo/?view=case&lang=${language}`);
  await page.locator('#keys-file').waitFor();
  await see('opening');
  await typeKeys(page, language, { ...keys, reference: 'SFB' });
  await page.getByText(t.referenceUnreadable).waitFor();
  await see('reference-unreadable');
  const wrong = (keys.code.startsWith('7') ? '8' : '7') + keys.code.slice(1);
  await typeKeys(page, language, { ...keys, code: wrong });
  await page.getByRole('button', { name: t.codeUse }).waitFor();
  await see('code-corrected');
  await typeKeys(page, language, { ...keys, code: keys.other });
  await page.getByText(t.notOpened).waitFor();
  await see('not-opened');
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('Hello') };
  await page.locator('#keys-file').setInputFiles(file);
  await page.getByText(SESSION[language].keysNone).waitFor();
  await see('not-our-file');
}

/** Open, in one of its states: the forms of some acts, empty and wrong. */
async function lookAtActs({ page, language, look: see }: Around, acts: Act[]): Promise<void> {
  const { t } = WORDS[language];
  for (const act of acts) {
    await page.getByRole('button', { name: t[ACT_TEXTS[act].title], exact: true }).first().click();
    await page.locator('#act').waitFor();
    await see(`act-${act}`);
    if (act !== 'withdraw') {
      await page.getByRole('button', { name: t.actSend, exact: true }).click();
      await page.locator('#act-error').waitFor();
      await see(`act-${act}-wrong`);
    }
    await page.getByRole('button', { name: t.actCancel, exact: true }).click();
  }
}

/** On its way, received, refused, kept on the device, about to close, closed. */
async function lookAtStates(
  { page, language, look: see }: Around,
  company: Company,
): Promise<void> {
  const { t } = WORDS[language];
  const s = SESSION[language];
  await page.route('**/v1/commands', (route) => route.abort());
  await page.getByRole('button', { name: t.actRequest, exact: true }).click();
  await page.getByLabel(t.actRequestLabel).fill('Why <b>not</b>?');
  await page.getByRole('button', { name: t.actSend, exact: true }).click();
  await page.getByText(s.pendingKept).first().waitFor();
  await see('pending');
  await page.getByLabel(t.draftShared).check();
  await page.getByText(s.pendingUnkept).first().waitFor();
  await page.getByRole('button', { name: t.leave }).click();
  await see('leaving');
  await company('close', {});
  await page.unroute('**/v1/commands');
  await page.clock.runFor('01:00');
  await page.getByText(s.pendingStays).waitFor();
  await see('refused');
  await page.getByRole('button', { name: s.pendingDrop }).click();
  await page.getByText(t.weClosed).waitFor();
  await page.getByRole('button', { name: t.actWrite, exact: true }).click();
  await page.getByLabel(t.yourText).fill('One more word.');
  await page.getByRole('button', { name: t.actSend, exact: true }).click();
  await page.getByRole('button', { name: s.saveProof }).first().waitFor();
  await see('received');
  await page.clock.runFor('27:30');
  await page.getByRole('button', { name: s.stay, exact: true }).waitFor();
  await see('warning');
  await page.clock.runFor('03:00');
  await page.getByText(t.signedOut).waitFor();
  await see('closed');
}

/** Kept open on the device, and offered by it. */
async function lookAtKept({ page, language, look: see }: Around, keys: Keys): Promise<void> {
  const { t } = WORDS[language];
  const s = SESSION[language];
  await typeKeys(page, language, keys);
  await page.getByLabel(s.deviceOpen).check();
  await page.getByRole('button', { name: s.deviceForget }).waitFor();
  await see('kept-open');
  await page.getByRole('button', { name: t.leave }).click();
  await page.goto(`${at.server.origin}/demo/?view=case&lang=${language}`);
  await page.getByRole('heading', { name: s.keptHeading }).waitFor();
  await see('opened-by-device');
}

type Keys = { reference: string; code: string; other: string };
type Company = Awaited<ReturnType<typeof aCase>>['company'];

describe(
  'every screen of the tracker, in light, dark and forced colours',
  { concurrency: 2 },
  () => {
    for (const language of LANGUAGES)
      test(`${language}: nothing that axe finds, nothing wider than 320 pixels`, async (context) => {
        const { page, complaints } = await openPage(at.browser, {
          viewport: { width: 320, height: 640 },
        });
        const { company, reference, code } = await aCase(at.server.origin, language);
        const { code: other } = await aCase(at.server.origin, language);
        const keys = { reference, code, other };
        await company('acknowledge', { message: 'Hello <script>' });
        await page.clock.install();
        const seen: string[] = [];
        const around = {
          page,
          language,
          look: (name: string) => look({ page, seen, language }, name),
        };
        await lookAtOpening(around, keys);
        await openCase(page, at.server.origin, language, keys);
        await page.getByRole('button', { name: WORDS[language].t.actWithdraw }).waitFor();
        await around.look('acknowledged');
        await lookAtActs(around, ['withdraw']);
        await company('answer', { findings: FINDINGS });
        await page.getByText('First reasons.').waitFor();
        await around.look('answered');
        await lookAtActs(around, ['write', 'requestSecondReading', 'declareRecourse']);
        await lookAtStates(around, company);
        await lookAtKept(around, keys);
        assert.equal(new Set(seen).size, SCREENS * themesOf(language).length);
        context.diagnostic(`${seen.length} looks, findings 0`);
        assert.deepEqual(
          complaints.filter((line) => !/401|409|ERR_FAILED/.test(line)),
          [],
        );
      });
  },
);
