import { randomUUID } from "node:crypto";
import { openLinkOf } from "./registering";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const FOCAL_POINT: Partial<Record<E2eLocale, string>> = {
  ru: "missionFocalPoint",
  ar: "organizationFocalPoint",
};
/** Russian on a phone, Arabic on a desktop. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ru" : "ar");

const anyCase = (text: string) => new RegExp(text, "i");

test("a person is invited by a personal link and begins", async ({ browser, page }, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "delegation");
  const person = speak(locale, "registration");
  await signInAs(page, locale, FOCAL_POINT[locale] ?? "", "/delegations");
  const family = `Nazarova${randomUUID().replace(/[^a-f]/g, "")}`;
  const email = `${family.toLowerCase()}@invited.example`;
  const form = page
    .getByRole("main")
    .locator("form")
    .filter({ hasText: say("add") });
  await form.getByLabel(say("familyName")).fill(family);
  await form.getByLabel(say("givenNames")).fill("Malika");
  await form.getByLabel(say("email")).fill(email);
  await form.getByLabel(say("role")).selectOption("ADVISER");
  await form.getByLabel(say("category")).selectOption({ index: 1 });
  await form.getByLabel(say("invite")).check();
  await form.getByLabel(say("language")).selectOption(locale);
  await form.getByRole("button", { name: say("addAndInvite") }).click();
  const card = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 3, name: anyCase(family) }) });
  await expect(card.getByText(say("invited.sentTo"))).toBeVisible();
  await expect(card.getByText(email)).toBeVisible();
  await expectAccessible(page);
  await card.scrollIntoViewIfNeeded();
  await picture(page, "invited", project.name, locale);

  // The person has a browser of their own.
  const guest = await (await browser.newContext({ viewport: page.viewportSize() })).newPage();
  await openLinkOf(guest, locale, email);
  const link = guest.url();
  await guest.getByRole("button", { name: person("open.button") }).click();
  await expect(guest).toHaveURL(/\/registrations\/[0-9a-f-]{36}$/);
  await expect(guest.getByText(speak(locale, "states")("DRAFT"), { exact: true })).toBeVisible();
  await expectAccessible(guest);
  await picture(guest, "invitation-opened", project.name, locale);
  await guest.getByRole("link", { name: person("status.continue") }).click();
  await expect(guest).toHaveURL(/\/registrations\/[0-9a-f-]{36}\/\w+$/);
  await guest.goto(link);
  const [used = ""] = person("open.used").split("{date}");
  await expect(guest.getByText(used.trim())).toBeVisible();
  await expectAccessible(guest);
  await picture(guest, "link-used", project.name, locale);
  await page.reload();
  await expect(card.getByText(say("invited.sentTo"))).toBeHidden();
});

test("an administrator sees how registrations end", async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "closing");
  await signInAs(page, locale, "administrator", "/home");
  await page.getByRole("main").locator(`a[href$="/admin/closing"]`).click();
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await expect(page.getByText(say("ending.close.title"), { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, "closing", project.name, locale);
  await page.getByLabel(say("limits.closingDays.label")).first().fill("900");
  await page
    .getByRole("button", { name: say("save") })
    .first()
    .click();
  await expect(page.getByText(speak(locale, "validation")("closingDays"))).toBeVisible();
  await expect(page.getByLabel(say("limits.closingDays.label")).first()).toHaveValue("900");
});
