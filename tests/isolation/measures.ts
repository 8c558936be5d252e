import type { CDPSession, Page } from 'playwright-core';

/** Notes all computed styles of the elements that match, in the page itself; with `within`, of those in that element's shadow root. Answers how many there are. */
export const noteStyles = (page: Page, selector: string, within = ''): Promise<number> =>
  page.evaluate(
    ([what = '', host = '']) => {
      const look = () => {
        const root = host ? document.querySelector(host)?.shadowRoot : document;
        return [...(root?.querySelectorAll(what) ?? [])].map((element) => {
          const computed = getComputedStyle(element);
          return [...computed].map((name) => computed.getPropertyValue(name));
        });
      };
      const noted = look();
      const names = [...getComputedStyle(document.body)];
      Object.assign(globalThis, {
        changes: () => {
          const now = look();
          if (now.length !== noted.length) return [`${noted.length} elements, now ${now.length}`];
          return noted.flatMap((values, index) =>
            values.flatMap((value, at) => {
              const there = now[index]?.[at];
              return value === there ? [] : [`${index} ${names[at]}: ${value}, now ${there}`];
            }),
          );
        },
      });
      return noted.length;
    },
    [selector, within],
  );

/** What is different now from what `noteStyles` noted, a line each. */
export const changedStyles = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { changes: () => string[] }).changes());

/** What a page keeps and knows of a visit: names of globals, names of databases, and what stands in every store that a script can reach. */
export const tracesOf = (page: Page) => page.evaluate(tracesHere);

/** The same, from within the page. */
export const tracesHere = async () => {
  const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('No answer.'));
    });
  const databases = (await indexedDB.databases()).map(({ name = '' }) => name);
  const records: string[] = [];
  for (const name of databases) {
    const db = await answerOf(indexedDB.open(name));
    for (const store of db.objectStoreNames)
      for (const key of await answerOf(db.transaction(store).objectStore(store).getAllKeys()))
        records.push(`${name} ${store} ${JSON.stringify(key)}`);
    db.close();
  }
  return {
    globals: Object.getOwnPropertyNames(globalThis),
    databases,
    stored: [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await caches.keys()),
      ...records,
    ],
  };
};

/** What the page holds after its rubbish was taken away. */
export async function holdings(cdp: CDPSession) {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const counts = await cdp.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes: counts.nodes, listeners: counts.jsEventListeners };
}
