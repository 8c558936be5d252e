import type { Driver } from './driver.ts';

/** What WebDriver calls the keys that write nothing; https://www.w3.org/TR/webdriver2/#keyboard-actions. */
const CODES: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  ArrowDown: '\uE015',
  Space: ' ',
};

/** Presses and lets go of keys, one after the other: names of `CODES`, or letters as they are. */
export async function pressed(driver: Driver, keys: readonly string[]): Promise<void> {
  const actions = keys
    .map((key) => CODES[key] ?? key)
    .flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
  await driver.ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
}
