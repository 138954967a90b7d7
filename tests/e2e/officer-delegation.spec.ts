import { randomUUID } from "node:crypto";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

for (const locale of ["en", "ar"] as E2eLocale[]) {
  test(`an officer sets places and appoints a focal point, in ${locale}`, async ({ page }, { project }) => {
    const tabs = speak(locale, "nominations");
    const terms = speak(locale, "terms");
    const say = speak(locale, "focalPoints");
    await signInAs(
      page,
      locale,
      "registrationOfficer",
      "/review/dushanbe-2027/delegations?type=HOST_GOVERNMENT",
    );
    await page.getByRole("main").locator('a[href$="/report"]').first().click();
    await page.getByRole("link", { name: tabs("tabs.settings"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: terms("title") })).toBeVisible();
    await expectAccessible(page);
    await picture(page, "delegation-settings", project.name, locale);

    await page.getByRole("link", { name: tabs("tabs.focalPoints"), exact: true }).click();
    const email = `${randomUUID()}@mission.example`;
    await page.getByLabel(say("name"), { exact: true }).fill("Dilorom Karimova");
    await page.getByLabel(say("email")).fill(email);
    await page.getByRole("button", { name: say("appointNow"), exact: true }).click();
    await expect(page.locator("#proofReference-error")).toBeVisible();
    await page.getByLabel(say("proofReference")).fill("NV-77/2026");
    await page.getByRole("button", { name: say("appointNow"), exact: true }).click();
    await expect(page.getByText(say("code.title"))).toBeVisible();
    const card = page.getByRole("main").getByRole("listitem").filter({ hasText: email });
    await expect(card.getByText(say("standing.inForce"))).toBeVisible();
    await expectAccessible(page);
    await picture(page, "focal-points", project.name, locale);
    await card.getByText(say("end")).click();
    await card.getByRole("button", { name: new RegExp(say("endNow")) }).click();
    await expect(card.getByText(say("standing.ended"))).toBeVisible();
  });
}
