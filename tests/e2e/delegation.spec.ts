import { randomUUID } from "node:crypto";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const FOCAL_POINT: Partial<Record<E2eLocale, string>> = {
  en: "missionFocalPoint",
  ar: "organizationFocalPoint",
};

/** Family names stand in capitals. */
const anyCase = (text: string) => new RegExp(text, "i");

for (const locale of ["en", "ar"] as E2eLocale[]) {
  test(`a mission adds a member, orders its people and names a replacement, in ${locale}`, async ({ page }, {
    project,
  }) => {
    const say = speak(locale, "delegation");
    await signInAs(page, locale, FOCAL_POINT[locale] ?? "", "/delegations");
    await expect(page).toHaveURL(/\/delegations\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("list", { name: say("limits") })).toBeVisible();
    await expectAccessible(page);
    await picture(page, "delegation", project.name, locale);

    // The assistant of a mission works on a phone; each language changes a delegation of its own.
    if (project.name !== "phone") return;
    const family = `Rashidova${randomUUID().replace(/[^a-f]/g, "")}`;
    const form = page
      .getByRole("main")
      .locator("form")
      .filter({ hasText: say("add") });
    await form.getByLabel(say("familyName")).fill(family);
    await form.getByLabel(say("givenNames")).fill("Zulfiya");
    await form.getByLabel(say("email")).fill(`${family.toLowerCase()}@uzb.example`);
    await form.getByLabel(say("role")).selectOption("ADVISER");
    await form.getByLabel(say("category")).selectOption({ index: 1 });
    await form.getByLabel(say("invite")).check();
    await form.getByRole("button", { name: say("addAndInvite") }).click();
    await expect(page.getByRole("heading", { level: 3, name: anyCase(family) })).toBeVisible();

    const order = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: say("precedence") }) });
    const last = order.getByRole("listitem").last();
    const name = (await last.locator("bdi").first().textContent()) ?? "";
    const up = last.getByRole("button").first();
    await up.focus();
    await page.keyboard.press("Enter");
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await order.getByRole("button", { name: say("saveOrder") }).click();
    await sent;
    await expect(async () => {
      await page.reload();
      const before = order.getByRole("listitem").nth(-2).locator("bdi").first();
      await expect(before).toHaveText(name, { timeout: 1000 });
    }).toPass();

    const leaving = page.getByText(say("substitute")).first();
    await leaving.click();
    const replacement = page
      .locator("form")
      .filter({ hasText: say("substituteText") })
      .first();
    await replacement.getByLabel(say("familyName")).fill(`Saidova${family}`.slice(0, 40));
    await replacement.getByRole("button", { name: say("substituteNow") }).click();
    await expect(page).toHaveURL(/\/registrations\/[0-9a-f-]{36}\/identity$/);
    await page.goto(`/${locale}/delegations`);
    await expect(page.getByRole("button", { name: say("cancelSubstitution") }).first()).toBeVisible();
    await expectAccessible(page);
    await page
      .getByRole("button", { name: say("cancelSubstitution") })
      .first()
      .click();
    await expect(page.getByRole("button", { name: say("cancelSubstitution") })).toHaveCount(0);
  });
}
