import type { Browser, Page } from "@playwright/test";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const PEOPLE = 'li:not(nav li) a[href*="/review/dushanbe-2027/"]';

/** A page of its own for one member of staff. */
async function pageFor(
  browser: Browser,
  width: number,
  locale: E2eLocale,
  role: string,
  path: string,
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
  await signInAs(page, locale, role, path);
  return page;
}

async function send(page: Page, label: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: label, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** English on a desktop, Arabic on a phone. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");

test("an officer starts the review, the reviewer of substance closes it, an approver approves", async ({
  browser,
}, { project }) => {
  const locale = localeOf(project.name);
  test.setTimeout(180_000);
  const say = speak(locale, "review");
  const state = speak(locale, "states");
  const width = project.name === "phone" ? 360 : 1280;

  // The reviewer sees the categories NG and SP only, so what is submitted there needs the review of substance.
  const reviewer = await pageFor(
    browser,
    width,
    locale,
    "substantiveReviewer",
    "/review/dushanbe-2027?state=SUBMITTED",
  );
  const people = reviewer.getByRole("main").locator(PEOPLE);
  await expect(people.first()).toBeVisible();
  // Two wait, one for each screen.
  const href = await (project.name === "phone" ? people.last() : people.first()).getAttribute("href");
  const dossier = new URL(href ?? "", reviewer.url()).pathname.replace(/^\/\w+/, "");

  const officer = await pageFor(browser, width, locale, "registrationOfficer", dossier);
  await officer.getByRole("button", { name: say("action.startReview"), exact: true }).click();
  await expectAccessible(officer);
  await send(officer, say("action.startReview"));

  await reviewer.goto(`/${locale}/review/dushanbe-2027?mine=1`);
  await expectAccessible(reviewer);
  await picture(reviewer, "my-reviews", project.name, locale);
  await reviewer.goto(`/${locale}${dossier}`);
  await expect(reviewer.getByRole("heading", { name: say("reviews.title") })).toBeVisible();
  await expectAccessible(reviewer);
  await picture(reviewer, "dossier-in-review", project.name, locale);
  await reviewer.locator('[data-key="f"]').click();
  await reviewer.locator("#finding").selectOption("UNFAVOURABLE");
  await reviewer
    .getByRole("dialog")
    .getByRole("button", { name: say("action.closeReview"), exact: true })
    .click();
  await expect(reviewer.getByRole("alert")).toBeVisible();
  await reviewer.locator("#finding").selectOption("FAVOURABLE");
  await reviewer.locator("#note").fill("Known to the programme office.");
  await expectAccessible(reviewer);
  await picture(reviewer, "finding", project.name, locale);
  await send(reviewer, say("action.closeReview"));

  const approver = await pageFor(browser, width, locale, "accreditationApprover", dossier);
  await expect(approver.getByText("Known to the programme office.")).toBeVisible();
  await expectAccessible(approver);
  await picture(approver, "dossier-with-finding", project.name, locale);
  await approver.getByRole("button", { name: say("action.approve"), exact: true }).click();
  await send(approver, say("action.approve"));
  await approver.goto(`/${locale}${dossier}`);
  await expect(approver.getByText(state("APPROVED")).filter({ visible: true }).first()).toBeVisible();
});

test("an administrator changes the rules", async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "reviewRules");
  await signInAs(page, locale, "administrator", "/admin/reviews");
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "review-rules", project.name, locale);
  const code = project.name === "phone" ? "TS" : "IN";
  const category = page.getByRole("group").filter({ hasText: new RegExp(`^${code} `) });
  const version = page.getByText(new RegExp(say("version").replace("{number}", "\\S+"))).first();
  // The other screen may save between the page and the click: then the page says so, and is loaded anew.
  await expect(async () => {
    await page.goto(`/${locale}/admin/reviews`);
    const before = await version.textContent();
    await category.getByLabel(say("kind.PROTOCOL")).check();
    await page.locator('form button[type="submit"]').last().click();
    await expect(version).not.toHaveText(before ?? "", { timeout: 5_000 });
  }).toPass();
  await page.reload();
  await expect(category.getByLabel(say("kind.PROTOCOL"))).toBeChecked();
  await expectAccessible(page);
});
