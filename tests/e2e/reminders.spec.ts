import { linkInMail } from "./invited";
import { counted, type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

test("an officer reminds a delegation, and who gets it stops reminders", async ({ page }, { project }) => {
  const locale: E2eLocale = project.name === "phone" ? "ar" : "en";
  const say = speak(locale, "reminders");
  await signInAs(page, locale, "registrationOfficer", "/review/dushanbe-2027/delegations?type=IGO");
  // A delegation in which somebody has begun: the holder of that registration is reminded.
  await page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: counted(locale, "overview")("drafts", { count: 1 }) })
    .locator('a[href$="/report"]')
    .first()
    .click();
  await page.getByRole("link", { name: speak(locale, "nominations")("tabs.reminders"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await page.getByRole("button", { name: say("now") }).click();
  await expect(page.getByRole("status")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "reminders", project.name, locale);
  const address = (await page.getByRole("main").locator("li bdi").first().textContent()) ?? "";
  // The page of the link speaks the language of whoever got the mail.
  const link = await linkInMail(page, locale, address, "reminders");
  const theirs = speak(new URL(link).pathname.split("/")[1] as E2eLocale, "reminders");
  await page.goto(link);
  await page.getByRole("button", { name: theirs("stop.stop"), exact: true }).click();
  await expect(page.getByRole("button", { name: theirs("stop.resume"), exact: true })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "reminders-stopped", project.name, locale);
});

for (const locale of ["en", "ar"] as E2eLocale[]) {
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
