import { expect, type Page } from "@playwright/test";
import { type E2eLocale, speak } from "./sign-in-as";

/** Opens the link of the newest mail to that address. */
export async function openLinkOf(page: Page, locale: E2eLocale, email: string): Promise<void> {
  const link = page.getByRole("main").locator(`a[href*="/${locale}/continue/"]`).first();
  await expect(async () => {
    await page.goto(`/${locale}/demo/mailbox?to=${encodeURIComponent(email)}`);
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await expect(link).toBeVisible({ timeout: 3000 });
  }).toPass();
  await page.goto((await link.getAttribute("href")) ?? "");
}

/** Asks for a link as a new registrant, opens it and begins a registration: its first step is on the page. */
export async function openRegistration(page: Page, locale: E2eLocale, email: string): Promise<void> {
  const say = speak(locale, "registration");
  await page.goto(`/${locale}/conferences/dushanbe-2027/register`);
  await page.getByLabel(say("link.email")).fill(email);
  await page.getByRole("button", { name: say("link.send") }).click();
  await expect(page.getByText(say("link.sentTitle"))).toBeVisible();
  await openLinkOf(page, locale, email);
  await page.getByRole("button", { name: say("open.button") }).click();
  await page.getByRole("button", { name: say("list.new") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("step.representation") })).toBeVisible();
}
