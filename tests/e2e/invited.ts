import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import type { E2eLocale } from "./sign-in-as";

const STEP = 30;

/** What the application on the phone shows; a code is taken once, so a later one is asked for the second time. */
export const codeFor = (secret: string, stepsAhead: number) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + stepsAhead * STEP });

/** The single-use link in the newest mail to that address. */
export async function linkInMail(
  page: Page,
  locale: E2eLocale,
  email: string,
  path: string,
): Promise<string> {
  const link = page.getByRole("main").locator(`a[href*="/${path}/"]`).first();
  await expect(async () => {
    await page.goto(`/${locale}/demo/mailbox?to=${encodeURIComponent(email)}`);
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await expect(link).toBeVisible({ timeout: 3000 });
  }).toPass();
  return (await link.getAttribute("href")) ?? "";
}

/** Sets up a second factor on the page that asks for one, up to the recovery codes, which are on the page then. */
export async function setUpSecondFactor(page: Page, say: (key: string) => string): Promise<void> {
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1, name: say("setup.title") })).toBeVisible();
  await main.getByRole("button", { name: say("enrol.start"), exact: true }).click();
  await expect(main.getByRole("img", { name: say("enrol.picture") })).toBeVisible();
  const secret = ((await main.locator("p.font-mono").textContent()) ?? "").replace(/[^A-Z2-7]/g, "");
  await page.locator("#code").fill(codeFor(secret, 0));
  await main.getByRole("button", { name: say("enrol.submit"), exact: true }).click();
  await expect(main.locator("ul.font-mono li")).toHaveCount(10);
}
