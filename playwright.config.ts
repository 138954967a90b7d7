import { defineConfig } from "@playwright/test";
import { browserOptions } from "./tests/support/browser";

/** The server under test is started by `npm run test:e2e`, which names it here. */
const baseURL = process.env.BASE_URL ?? "http://localhost:3000";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Generous, because the machine may be busy; nothing waits unless something hangs.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON
    ? [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON }]]
    : "list",
  use: {
    baseURL,
    locale: "en-GB",
    // Neither the venue's zone nor UTC: a date shown without its zone fails loudly.
    timezoneId: "Asia/Kathmandu",
    launchOptions: await browserOptions(),
    permissions: ["camera"],
    screenshot: "only-on-failure",
    // A trace of everything makes every walk slower; whoever needs one asks for it: --trace=retain-on-failure.
    trace: "off",
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    { name: "phone", use: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } },
  ],
});
