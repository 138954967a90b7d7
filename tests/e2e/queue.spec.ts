import type { Browser, Page } from "@playwright/test";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const QUEUE = "/review/dushanbe-2027";
const ROW = "[data-queue-row]";

/** English on a desktop, Arabic on a phone; the approved are many, and walking through them changes nothing. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");

/** A page of its own for one account of a role: the first, or another one. */
async function pageFor(
  browser: Browser,
  locale: E2eLocale,
  role: string,
  project: string,
  account = 0,
): Promise<Page> {
  const width = project === "phone" ? 360 : 1280;
  const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
  if (account === 0) {
    await signInAs(page, locale, role, "/home");
    return page;
  }
  await page.goto(`/${locale}/demo`);
  const cards = page.getByRole("main").getByRole("listitem");
  const card = cards.filter({ hasText: speak(locale, "roles")(role) });
  await card.getByRole("button").nth(account).click();
  await expect(page).not.toHaveURL(/\/demo$/);
  return page;
}

const rows = (page: Page) => page.getByRole("main").locator(ROW);

test("an officer walks through three dossiers by keyboard", async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  test.setTimeout(120_000);
  const say = speak(locale, "queue");
  const home = speak(locale, "home");
  const review = speak(locale, "review");
  await signInAs(page, locale, "registrationOfficer", "/home");
  await expect(page.getByRole("heading", { name: home("title") })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "home-officer", project.name, locale);

  await page.goto(`/${locale}${QUEUE}?state=APPROVED`);
  await expect(rows(page).nth(2)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "queue", project.name, locale);
  await page.keyboard.press("j");
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/[0-9a-f-]{36}\?state=APPROVED/);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).not.toHaveText(review("title"));
  const seen = [page.url()];
  const people = [(await heading.textContent()) ?? ""];
  for (const _step of [2, 3]) {
    await expect(page.getByRole("link", { name: review("next"), exact: true })).toBeVisible();
    await page.keyboard.press("j");
    await expect(page).not.toHaveURL(seen.at(-1) ?? "");
    await expect(heading).not.toHaveText(people.at(-1) ?? "");
    seen.push(page.url());
    people.push((await heading.textContent()) ?? "");
  }
  expect(new Set(seen).size).toBe(3);
  await page.keyboard.press("k");
  await expect(page).toHaveURL(seen[1] ?? "");
  await expect(heading).toHaveText(people[1] ?? "");

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: review("keys.title") });
  await expect(help).toBeVisible();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(seen[1] ?? "");
  await expectAccessible(page);
  await picture(page, "keys", project.name, locale);
  await help.getByLabel(say("keys.on")).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(page).toHaveURL(seen[1] ?? "");
  await page.getByRole("button", { name: say("keys.button"), exact: true }).click();
  await help.getByLabel(say("keys.on")).check();
});

test("of two approvers on one dossier one works, and the other may take over", async ({ browser }, {
  project,
}) => {
  const locale = localeOf(project.name);
  test.setTimeout(120_000);
  const say = speak(locale, "queue");
  const errors = speak(locale, "errors");
  const own = new RegExp(say("claim.own").split("<bdi>")[0] ?? "");
  const first = await pageFor(browser, locale, "accreditationApprover", project.name);
  await first.goto(`/${locale}${QUEUE}?state=READY`);
  // One dossier for each screen, as the runs share one database.
  const nth = project.name === "phone" ? 1 : 0;
  await rows(first).nth(nth).click();
  await expect(first.getByText(own)).toBeVisible();
  const dossier = first.url();
  await picture(first, "dossier-own", project.name, locale);

  const second = await pageFor(browser, locale, "accreditationApprover", project.name, 1);
  await second.goto(dossier);
  await expect(second.getByText(say("claim.otherText"))).toBeVisible();
  await expect(second.getByText(errors("claimedByOther")).first()).toBeVisible();
  await expect(second.locator('[data-key="a"]')).toBeDisabled();
  await expectAccessible(second);
  await picture(second, "dossier-claimed", project.name, locale);
  await second.getByRole("button", { name: say("claim.takeOver"), exact: true }).click();
  await expect(second.getByText(say("claim.otherText"))).toBeHidden();
  await expect(second.locator('[data-key="a"]')).toBeEnabled();

  // The page of the first one is old by now: its decision is refused with the name.
  await first.keyboard.press("a");
  await first.keyboard.press("Control+Enter");
  await expect(first.getByRole("dialog").getByRole("alert")).toBeVisible();
  await picture(first, "decision-claimed", project.name, locale);
  await first.close();
  await second.close();
});

test("a filter is kept, sent to a colleague, and leaves out what is not wanted", async ({ page, browser }, {
  project,
}) => {
  const locale = localeOf(project.name);
  test.setTimeout(120_000);
  const say = speak(locale, "queue");
  const review = speak(locale, "review");
  await signInAs(page, locale, "registrationOfficer", QUEUE);
  if (project.name === "phone") await page.getByRole("button", { name: say("filter.title") }).click();
  await page.getByText(say("leaveOut.title"), { exact: true }).click();
  await page.getByLabel(say("leaveOut.notState")).selectOption("APPROVED");
  await page.getByLabel(say("sort.label")).selectOption("newest");
  await page.getByRole("button", { name: review("apply"), exact: true }).click();
  await expect(page).toHaveURL(/notState=APPROVED/);
  await expect(page.getByText(say("leaveOut.notState")).first()).toBeVisible();
  const name = `${project.name} ${locale} ${Date.now()}`;
  await page.getByText(say("saved.save"), { exact: true }).click();
  await page.getByLabel(say("saved.name")).fill(name);
  await page.getByRole("button", { name: say("saved.keep"), exact: true }).click();
  const link = page.getByRole("link", { name });
  await expect(link).toBeVisible();
  await expectAccessible(page);
  await picture(page, "queue-saved", project.name, locale);
  const shared = await link.getAttribute("href");

  const colleague = await pageFor(browser, locale, "accreditationApprover", project.name);
  await colleague.goto(shared ?? "");
  await expect(colleague).toHaveURL(/notState=APPROVED/);
  await expect(rows(colleague).first()).toBeVisible();
  await expect(colleague.getByRole("link", { name })).toHaveCount(0);
  await colleague.close();

  await page.getByText(say("column.choose"), { exact: true }).click();
  await page.getByLabel(say("column.title"), { exact: true }).check();
  await page.getByRole("button", { name: say("column.apply"), exact: true }).click();
  await expect(page.getByText(`${say("column.title")}:`).first()).toBeAttached();
  await picture(page, "queue-columns", project.name, locale);

  await page.goto(`/${locale}${QUEUE}?state=NOWHERE&sort=name`);
  await expect(page.getByText(say("unread.title"))).toBeVisible();
  await expectAccessible(page);
});

test("every role of the demo reads what needs it, or where its work is", async ({ browser }, { project }) => {
  test.setTimeout(180_000);
  const home = speak("en", "home");
  for (const role of ["accreditationApprover", "administrator", "badgeDeskOperator", "auditor"]) {
    const page = await pageFor(browser, "en", role, project.name);
    await expect(page.getByRole("heading", { name: home("title") })).toBeVisible();
    await expectAccessible(page);
    await picture(page, `home-${role}`, project.name, "en");
    await page.close();
  }
});
