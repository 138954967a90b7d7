import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { addPhoto, registerPerson } from "./registering";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** The delegate writes Tajik on a phone and Arabic on a desktop; the officer reads English, and Arabic on a phone. */
const LANGUAGES: Record<string, { delegate: E2eLocale; delegation: string; officer: E2eLocale }> = {
  phone: { delegate: "tg", delegation: "Покистон", officer: "ar" },
  desktop: { delegate: "ar", delegation: "باكستان", officer: "en" },
};
const NOTE = "The wall behind you is dark.";
const ANSWER = "Дар варақаи ҳайат ҳамин тавр навишта шудааст.";

async function openDossier(page: Page, locale: E2eLocale, reference: string): Promise<void> {
  await page.goto(`/${locale}/review/dushanbe-2027?q=${reference}`);
  await page.getByRole("main").locator('li:not(nav li) a[href*="/review/dushanbe-2027/"]').first().click();
  // The list on a phone names the reference too, so the address says that the dossier is open.
  await expect(page).toHaveURL(/\/review\/dushanbe-2027\/[0-9a-f-]{36}/);
  await expect(page.getByText(reference).filter({ visible: true }).first()).toBeVisible();
}

test("a photo refused for its background is mended, and the officer sees the difference", async ({
  browser,
  page,
}, { project }) => {
  test.setTimeout(240_000);
  const { delegate, delegation, officer } = LANGUAGES[project.name] ?? LANGUAGES.desktop ?? raise();
  const say = speak(delegate, "registration");
  const reasons = speak(delegate, "reasons");
  const email = `${randomUUID()}@returned.example`;
  const reference = await registerPerson(page, delegate, {
    email,
    delegation,
    familyName: "Rahimova",
    givenNames: `Malika ${email.slice(0, 4).replace(/[^a-f]/g, "a")}`,
    birthDate: "1979-05-06",
    functionalTitle: "Head of Department",
  });
  const own = page.url();

  const viewport = page.viewportSize() ?? { width: 1280, height: 800 };
  const desk = await (await browser.newContext({ viewport })).newPage();
  const read = speak(officer, "review");
  await signInAs(desk, officer, "registrationOfficer", "/review/dushanbe-2027");
  await openDossier(desk, officer, reference);
  await desk.getByRole("button", { name: read("action.return"), exact: true }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.locator("#item-PHOTO_BACKGROUND").check();
  await dialog.locator("#note-PHOTO_BACKGROUND").fill(NOTE);
  await dialog.locator("#item-TITLE_MISSING").check();
  await expectAccessible(desk);
  await picture(desk, "return-form", project.name, officer);
  await dialog.getByRole("button", { name: read("action.return"), exact: true }).click();
  await expect(dialog).toBeHidden();

  // The person's page names exactly these two items.
  await page.goto(own);
  await expect(page.getByText(reasons("PHOTO_BACKGROUND.person"))).toBeVisible();
  await expect(page.getByText(NOTE)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "returned-items", project.name, delegate);

  // Nothing else is asked: the other steps are closed, whatever address is typed.
  await page.goto(`${own}/identity`);
  await expect(page).toHaveURL(own);
  await page.getByRole("link", { name: reasons("PHOTO_BACKGROUND.label") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("step.photo") })).toBeVisible();
  await expectAccessible(page);
  await addPhoto(page, delegate, `${email} again`);
  await picture(page, "returned-photo", project.name, delegate);

  // The other item is answered instead of changed.
  await page.goto(`${own}/review`);
  const answer = page.getByLabel(say("review.answer"));
  await expect(answer).toHaveCount(1);
  await page.locator("#badgeApproved").check();
  await expect(page.getByRole("button", { name: say("review.submit") })).toBeDisabled();
  await answer.fill(ANSWER);
  await expectAccessible(page);
  await picture(page, "returned-answer", project.name, delegate);
  await page.getByRole("button", { name: say("review.submit") }).click();
  await expect(page.getByText(speak(delegate, "states")("SUBMITTED")).first()).toBeVisible();

  await openDossier(desk, officer, reference);
  await desk.reload();
  await expect(desk.getByRole("heading", { name: read("difference.title") })).toBeVisible();
  await expect(desk.getByRole("figure")).toHaveCount(2);
  await expect(desk.getByText(ANSWER)).toBeVisible();
  await expectAccessible(desk);
  await picture(desk, "returned-difference", project.name, officer);
});

test("an administrator sets how many a category and the venue take", async ({ page }, { project }) => {
  const locale: E2eLocale = project.name === "phone" ? "ar" : "en";
  const say = speak(locale, "categories");
  await signInAs(page, locale, "administrator", "/admin/categories");
  const venue = page.getByLabel(say("venueCapacity")).first();
  await expect(venue).toBeVisible();
  await expectAccessible(page);
  await picture(page, "capacities", project.name, locale);
  // Far beyond the people of the demo, so that it stands in nobody's way; each screen sets another number.
  const capacity = project.name === "phone" ? "9000" : "9500";
  await expect(async () => {
    await page.reload();
    await venue.fill(capacity);
    const button = page.locator("form").filter({ has: venue }).getByRole("button");
    // A run before this one may have left the number.
    if (await button.isEnabled()) await button.click();
    await expect(button).toBeDisabled({ timeout: 3_000 });
    await page.reload();
    await expect(venue).toHaveValue(capacity, { timeout: 3_000 });
  }).toPass();
});

function raise(): never {
  throw new Error("no languages");
}
