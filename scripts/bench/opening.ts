import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { freePort } from "@/lib/db/embedded";
import { openingSlug, SIZES } from "@/scripts/bench/opening-conferences";
import { timesOf } from "@/scripts/bench/times-of";
import { ROOT } from "@/scripts/folders";
import { type Environment, runProcess, untilAskedToStop } from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import { withDemo } from "@/scripts/with-demo";
import { signInAs, speak } from "@/tests/e2e/sign-in-as";
import { browserOptions } from "@/tests/support/browser";

type Figures = { people: number; what: string; medianMs: number; p95Ms: number };

/** Waits until nothing has been under way for a moment: what is fetched ahead has come. */
function quiet(page: Page): () => Promise<void> {
  let open = 0;
  let changed = Date.now();
  const step = (by: number) => () => {
    open += by;
    changed = Date.now();
  };
  page.on("request", step(1));
  page.on("requestfinished", step(-1));
  page.on("requestfailed", step(-1));
  return async () => {
    // A request that a navigation broke off may never be told as ended.
    while (Date.now() - changed < (open > 0 ? 2000 : 250)) await page.waitForTimeout(50);
  };
}

/** Runs in the browser, as text: what is compiled here names its functions by a helper that a page does not have. */
const WATCH_NEXT = `window.shown = new Promise((resolve, reject) => {
  const before = location.pathname;
  const look = (start) => {
    const passed = performance.now() - start;
    if (location.pathname !== before && document.querySelector("main h1")) resolve(passed);
    else if (passed > 30_000) reject(new Error("the next dossier did not come: " + before));
    else requestAnimationFrame(() => look(start));
  };
  addEventListener("keydown", () => look(performance.now()), { once: true, capture: true });
}), undefined`;

/** From the key to the next person's file on the screen, in milliseconds, by the clock of the browser. */
async function pressNext(page: Page): Promise<number> {
  await page.evaluate(WATCH_NEXT);
  await page.keyboard.press("j");
  return page.evaluate<number>("window.shown");
}

async function measure(page: Page, slug: string, people: number): Promise<Figures[]> {
  const settled = quiet(page);
  await page.goto(`/en/review/${slug}?state=SUBMITTED`);
  await page.locator("[data-queue-row]").first().waitFor();
  await settled();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const next = page.getByRole("link", { name: speak("en", "review")("next"), exact: true });
  await next.waitFor();
  const pressed: number[] = [];
  const wholePage = await timesOf(async () => {
    const href = await next.getAttribute("href");
    const response = await page.request.get(href ?? "");
    if (!response.ok()) throw new Error(`${href} answers ${response.status()}`);
  });
  for (let round = 0; round < 60; round++) {
    await settled();
    pressed.push(await pressNext(page));
    await next.waitFor();
  }
  pressed.sort((a, b) => a - b);
  const at = (share: number) => pressed[Math.floor(pressed.length * share)] ?? Number.NaN;
  return [
    { people, what: "key to next dossier, fetched ahead", medianMs: at(0.5), p95Ms: at(0.95) },
    { people, what: "whole page from the server", ...wholePage },
  ];
}

async function measureOpening(
  base: string,
  env: Environment,
  stopAsked: Promise<unknown>,
): Promise<Figures[]> {
  const args = ["--conditions=react-server", "--import", "tsx", join(ROOT, "scripts/bench/fill-opening.ts")];
  await runProcess({ name: "Filling", args, env }, stopAsked);
  const browser = await chromium.launch(await browserOptions());
  try {
    const page = await browser.newPage({ baseURL: base, viewport: { width: 1440, height: 900 } });
    await signInAs(page, "en", "registrationOfficer", "/home");
    const figures: Figures[] = [];
    for (const people of SIZES) figures.push(...(await measure(page, openingSlug(people), people)));
    return figures;
  } finally {
    await browser.close();
  }
}

/** How fast an officer comes to the next dossier on a production build, with few and with many people. */
await runScript(async () => {
  const port = await freePort();
  const stopAsked = untilAskedToStop();
  await withDemo(port, stopAsked, async (env) => {
    console.table(await measureOpening(`http://localhost:${port}`, env, stopAsked));
  });
});
