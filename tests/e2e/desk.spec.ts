import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import sharp from "sharp";
import { browserOptions } from "@/tests/support/browser";
import { expectedVerdict, findUnprinted } from "./at-desk";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

async function verifyAsGuard(
  browser: Browser,
  locale: E2eLocale,
  number: string,
  project: string,
): Promise<void> {
  const say = speak(locale, "verify");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await signInAs(page, locale, "gateGuard", "/verify");
  await expectAccessible(page);
  await page.locator("#number").fill(number);
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("alert").getByText(say(`verdict.${expectedVerdict()}.word`), { exact: true }),
  ).toBeVisible();
  await expect(page.getByText(number)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "verdict", project, locale);
  await page.getByRole("button", { name: say("next"), exact: true }).click();
  await page.locator("#number").fill("DSB27-999999-9");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await picture(page, "verdict-refused", project, locale);
  await context.close();
}

/** A film of the badge as a guard's camera sees it: the printed front, held still before grey. */
async function filmOf(front: Buffer): Promise<string> {
  const badge = await sharp(front, { density: 200 }).resize({ height: 700 }).png().toBuffer();
  const frame = await sharp({ create: { width: 960, height: 720, channels: 3, background: "#777777" } })
    .composite([{ input: badge }])
    .jpeg({ quality: 95 })
    .toBuffer();
  const path = join(mkdtempSync(join(tmpdir(), "placet-film-")), "badge.mjpeg");
  writeFileSync(path, Buffer.concat(Array.from({ length: 20 }, () => frame)));
  return path;
}

/** Reads the printed code by the camera, under the page's own security policy, and expects the same answer. */
async function scanAsGuard(front: Buffer, baseURL: string, locale: E2eLocale, number: string): Promise<void> {
  const say = speak(locale, "verify");
  const film = await filmOf(front);
  const options = await browserOptions();
  const args = [...(options.args ?? []), `--use-file-for-fake-video-capture=${film}`];
  const browser = await chromium.launch({ ...options, args });
  try {
    const context = await browser.newContext({
      baseURL,
      permissions: ["camera"],
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    const violations: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    await signInAs(page, locale, "gateGuard", "/verify");
    await page.getByRole("button", { name: say("camera"), exact: true }).click();
    const word = say(`verdict.${expectedVerdict()}.word`);
    await expect(page.getByRole("alert").getByText(word, { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(number)).toBeVisible();
    expect(violations).toEqual([]);
  } finally {
    await browser.close();
    rmSync(dirname(film), { recursive: true });
  }
}

for (const [order, locale] of (["en", "ar"] as const).entries()) {
  test(`the desk prints and hands over, and the gate knows, in ${locale}`, async ({
    page,
    browser,
  }, info) => {
    test.setTimeout(120_000);
    const project = info.project.name;
    const say = speak(locale, "desk");
    const violations: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    await page.addInitScript(() => {
      Object.assign(window, { print: () => document.body.setAttribute("data-printed", "yes") });
    });
    await signInAs(page, locale, "badgeDeskOperator", "/desk");
    await expect(page.locator("#desk-field")).toBeFocused();
    await expectAccessible(page);
    await picture(page, "desk", project, locale);

    const person = await findUnprinted(page, locale, 3 * order + (project === "phone" ? 1 : 2));
    await picture(page, "desk-person", project, locale);
    await page.getByRole("button", { name: say("print"), exact: true }).click();
    const preview = page.locator("article img[src$='/front.svg']");
    await expect(preview).toBeVisible();
    await expect
      .poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await expect(page.locator("body")).toHaveAttribute("data-printed", "yes");
    const front = await page.request.get((await preview.getAttribute("src")) ?? "");
    await expectAccessible(page);
    await picture(page, "desk-printed", project, locale);

    const handOver = page.getByRole("button", { name: say("handOver"), exact: true });
    await page.locator("#lastFour").fill(person.document.slice(-4));
    await handOver.click();
    await expect(page.locator("#faceMatches-error")).toBeVisible();
    await page.locator("#faceMatches").check();
    await handOver.click();
    await expect(page.getByRole("link", { name: say("next"), exact: true })).toBeVisible();
    await expect(page.locator("#desk-field")).toBeFocused();
    await picture(page, "desk-done", project, locale);
    if (project === "desktop") {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await picture(page, "desk-done-1920", project, locale);
    }
    const printed = page
      .locator("article bdi.tabular")
      .filter({ hasText: /-[0-9]{6}-/ })
      .first();
    const number = (await printed.textContent()) ?? "";
    await verifyAsGuard(browser, locale, number, project);
    await scanAsGuard(await front.body(), info.project.use.baseURL ?? "", locale, number);
    expect(violations).toEqual([]);
  });
}

test("the page for printing many says who is waiting, without a finding", async ({ page }, info) => {
  await signInAs(page, "ar", "badgeDeskLead", "/desk/dushanbe-2027/batches");
  await expect(
    page.getByRole("heading", { level: 1, name: speak("ar", "desk")("batch.title") }),
  ).toBeVisible();
  await expectAccessible(page);
  await picture(page, "batches", info.project.name, "ar");
});

test("people without a desk have no desk, and nobody sees a badge's picture by its address", async ({
  page,
}) => {
  await signInAs(page, "en", "auditor", "/desk");
  await expect(page.getByText(speak("en", "navigation")("forbidden.title"))).toBeVisible();
  const answer = await page.request.get("/api/badges/01a20abb-b60a-74be-925c-745890f38a6a/front.svg");
  expect(answer.status()).toBe(403);
});
