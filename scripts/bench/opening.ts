import { chromium, type Page } from "@playwright/test";
import { freePort } from "@/lib/db/embedded";
import { newId } from "@/lib/ids";
import { timesOf } from "@/scripts/bench/timing";
import { type Environment, untilAskedToStop } from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import { withDemo } from "@/scripts/with-demo";
import { signInAs, speak } from "@/tests/e2e/sign-in-as";
import { browserOptions } from "@/tests/support/browser";

type Figures = { people: number; what: string; medianMs: number; p95Ms: number };

const OFFICER = "registrationOfficer";

/** A conference with so many people, in the database of the running demo, for the officers of the demo; gives its slug. */
async function conferenceWith(url: string, people: number): Promise<string> {
  const { fillConference, openConference } = await import("@/scripts/bench/review-queue");
  const { db } = await import("@/lib/db/client");
  const slug = `opening-${people}`;
  const credentialNumber = 60_100 + (people % 997);
  const conferenceId = await openConference({ slug, code: `O${people}`.slice(0, 8), credentialNumber });
  await fillConference(url, conferenceId, people);
  const officers = await db.roleGrant.findMany({ where: { role: OFFICER }, distinct: ["userId"] });
  for (const { userId } of officers) {
    await db.roleGrant.create({ data: { id: newId(), userId, role: OFFICER, conferenceId } });
  }
  return slug;
}

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
    while (open > 0 || Date.now() - changed < 250) await page.waitForTimeout(50);
  };
}

/** From the key to the next person's file on the screen, in milliseconds, by the clock of the browser. */
async function pressNext(page: Page): Promise<number> {
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const person = () => document.querySelector("main h1")?.parentElement?.textContent;
        const before = person();
        const look = (start: number) => {
          if (person() && person() !== before) resolve(performance.now() - start);
          else requestAnimationFrame(() => look(start));
        };
        addEventListener("keydown", () => look(performance.now()), { once: true, capture: true });
      }),
  );
  await page.keyboard.press("j");
  return shown;
}

async function measure(page: Page, slug: string, people: number): Promise<Figures[]> {
  const settled = quiet(page);
  await page.goto(`/en/review/${slug}?state=SUBMITTED`);
  await page.locator(`li a[href*="/review/${slug}/"]`).first().click();
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

async function measureOpening(base: string, env: Environment): Promise<Figures[]> {
  Object.assign(process.env, env);
  const url = env.DATABASE_URL ?? "";
  const slugs = [
    { people: 1_000, slug: await conferenceWith(url, 1_000) },
    { people: 100_000, slug: await conferenceWith(url, 100_000) },
  ];
  const browser = await chromium.launch(await browserOptions());
  try {
    const page = await browser.newPage({ baseURL: base, viewport: { width: 1440, height: 900 } });
    await signInAs(page, "en", OFFICER, "/home");
    const figures: Figures[] = [];
    for (const { slug, people } of slugs) figures.push(...(await measure(page, slug, people)));
    return figures;
  } finally {
    await browser.close();
    await (await import("@/lib/db/client")).db.$disconnect();
  }
}

/** How fast an officer comes to the next dossier on a production build, with few and with many people. */
await runScript(async () => {
  const port = await freePort();
  await withDemo(port, untilAskedToStop(), async (env) => {
    console.table(await measureOpening(`http://localhost:${port}`, env));
  });
});
