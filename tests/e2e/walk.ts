import { test as base } from "@playwright/test";

/**
 * The test of a walk. What it opened besides its own page is closed with it: the browser outlives the test, and
 * each page left open in it would go on asking the server and slow every walk that follows.
 */
export const test = base.extend<{ closesWhatItOpened: undefined }>({
  closesWhatItOpened: [
    async ({ browser }, use) => {
      const before = new Set(browser.contexts());
      await use(undefined);
      const opened = browser.contexts().filter((context) => !before.has(context));
      await Promise.all(opened.map((context) => context.close()));
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
