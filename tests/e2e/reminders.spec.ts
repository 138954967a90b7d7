import { expect, test } from "@playwright/test";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";

/** Each project and language reminds another delegation: one address gets one reminder a day. */
const TYPES: Record<string, string> = {
  "desktop-en": "MEDIA",
  "phone-en": "IGO",
  "desktop-ar": "MEMBER_STATE",
  "phone-ar": "UN_SYSTEM",
};

for (const locale of ["en", "ar"] as E2eLocale[]) {
  test(`an officer reminds a delegation, and who gets it stops reminders, in ${locale}`, async ({ page }, {
    project,
  }) => {
    const say = speak(locale, "reminders");
    const type = TYPES[`${project.name}-${locale}`];
    await signInAs(
      page,
      locale,
      "registrationOfficer",
      `/review/dushanbe-2027/delegations?gap=1&type=${type}`,
    );
    // A delegation in which somebody has begun: the holder of that registration is reminded.
    await page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.locator('a[href$="/report"]') })
      .filter({ hasText: /1|١/ })
      .locator('a[href$="/report"]')
      .first()
      .click();
    await page
      .getByRole("link", { name: speak(locale, "nominations")("tabs.reminders"), exact: true })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
    await page.getByRole("button", { name: say("now") }).click();
    await expect(page.getByRole("status")).toBeVisible();
    await expectAccessible(page);
    await picture(page, "reminders", project.name, locale);
  });

  test(`a focal point signs the proofs of the badges, in ${locale}`, async ({ page }, { project }) => {
    const say = speak(locale, "proofs");
    const role = project.name === "phone" ? "missionFocalPoint" : "organizationFocalPoint";
    await signInAs(page, locale, role, "/delegations");
    await page.getByRole("link", { name: speak(locale, "nominations")("tabs.proofs"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
    await expect(page.getByRole("figure").first()).toBeVisible();
    await expectAccessible(page);
    await picture(page, "proofs", project.name, locale);
    const agree = page.getByLabel(say("agree"));
    // The other language's walk may have signed the same sheet already.
    if (await agree.isVisible()) {
      await agree.check();
      await page.getByRole("button", { name: say("sign"), exact: true }).click();
    }
    await expect(page.getByText(say("upToDate"))).toBeVisible();
    await expectAccessible(page);
    await picture(page, "proofs-signed", project.name, locale);
  });

  test(`reminders have their ladder, and an address that nobody made stops nothing, in ${locale}`, async ({
    page,
  }, { project }) => {
    const say = speak(locale, "reminders");
    await signInAs(page, locale, "administrator", "/admin/reminders");
    await expect(page.getByRole("heading", { level: 1, name: say("days.title") })).toBeVisible();
    await page.getByLabel(say("days.label")).fill("10, five");
    await page.getByRole("button", { name: say("days.save") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    await page.getByLabel(say("days.label")).fill("10, 5, 2, 0");
    await page.getByRole("button", { name: say("days.save") }).click();
    await expect(page.getByText(say("days.saved"))).toBeVisible();
    await expectAccessible(page);
    await picture(page, "reminder-days", project.name, locale);
    await page.goto(`/${locale}/reminders/01a2210f-ecf3-7630-bccf-c7994759eae5.AAAAAAAAAAAAAAAAAAAAAA`);
    await expect(page.getByText(say("stop.unknown"))).toBeVisible();
    await expectAccessible(page);
    await picture(page, "reminder-stop-unknown", project.name, locale);
  });
}
