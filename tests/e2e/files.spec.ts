import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const QUEUE = "/review/dushanbe-2027";
const PEOPLE = 'li:not(nav li) a[href*="/review/dushanbe-2027/"]';

/** A page of its own for one member of staff. */
async function pageFor(browser: Browser, project: string, role: string, path: string): Promise<Page> {
  const viewport = { width: project === "phone" ? 360 : 1280, height: 800 };
  const page = await (await browser.newContext({ viewport, acceptDownloads: true })).newPage();
  await signInAs(page, localeOf(project), role, path);
  return page;
}

/** English on a desktop, Arabic on a phone. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");

test("an approver sees what would happen, approves many, and finds the report again", async ({ browser }, {
  project,
}) => {
  test.setTimeout(180_000);
  const say = speak(localeOf(project.name), "bulk");
  const page = await pageFor(browser, project.name, "accreditationApprover", `${QUEUE}/bulk?state=READY`);
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await page.locator("#kind").selectOption("APPROVE");
  const boxes = page.locator('#people li input[type="checkbox"]');
  await page.locator("#everybody").uncheck();
  await boxes.first().check();
  await expectAccessible(page);
  await picture(page, "bulk-choice", project.name, localeOf(project.name));
  await page.getByRole("button", { name: say("preview") }).click();
  await expect(page.getByText(say("actState.PREVIEW"))).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await picture(page, "bulk-preview", project.name, localeOf(project.name));
  await page.locator("main").getByRole("button").last().click();
  await expect(page.getByRole("status").getByText(say("actState.DONE"), { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  await expectAccessible(page);
  await picture(page, "bulk-report", project.name, localeOf(project.name));
  const [report] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: say("report").replace("{format}", "CSV") }).click(),
  ]);
  expect(readFileSync(await report.path(), "utf8")).toContain(say("rowState.DONE"));
  await page.getByRole("link", { name: say("backToActs") }).click();
  await expect(page.getByRole("heading", { name: say("acts") })).toBeVisible();
  await expect(page.getByText(say("actState.DONE")).first()).toBeVisible();
});

test("a note mentions a colleague, who finds it at home; the file tells its history and gives its record", async ({
  browser,
}, { project }) => {
  test.setTimeout(180_000);
  const locale = localeOf(project.name);
  const [notes, timeline] = [speak(locale, "notes"), speak(locale, "timeline")];
  const state = project.name === "phone" ? "APPROVED" : "SUBMITTED";
  const officer = await pageFor(browser, project.name, "registrationOfficer", `${QUEUE}?state=${state}`);
  const href = await officer.getByRole("main").locator(PEOPLE).first().getAttribute("href");
  const dossier = new URL(href ?? "", officer.url()).pathname.replace(/^\/\w+/, "");
  await officer.goto(`/${locale}${dossier}`);
  await officer.locator("#noteText").fill("Please look at the title");
  const mention = officer.locator("#noteMention option:not([value=''])");
  await expect(mention.first()).toBeAttached();
  await officer.locator("#noteMention").selectOption({ index: 1 });
  await expect(officer.locator("#noteText")).toHaveValue(/@/);
  await officer.getByRole("button", { name: notes("write") }).click();
  await expect(officer.locator("ol").getByText("Please look at the title").first()).toBeVisible();
  await expectAccessible(officer);
  await picture(officer, "dossier-notes", project.name, locale);

  await officer.getByRole("link", { name: timeline("title"), exact: true }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(timeline("title"));
  await expect(officer.getByText("Please look at the title").first()).toBeVisible();
  await expectAccessible(officer);
  await picture(officer, "timeline", project.name, locale);
  await officer.getByRole("link", { name: timeline("back") }).click();
  const [record] = await Promise.all([
    officer.waitForEvent("download"),
    officer.getByRole("link", { name: timeline("recordPdf") }).click(),
  ]);
  expect(
    readFileSync(await record.path())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");

  await officer.goto(`/${locale}${dossier}/versions`);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(timeline("versions.title"));
  await expectAccessible(officer);
  await picture(officer, "versions", project.name, locale);
});

test("a file given to an approver stands at the approver's home", async ({ browser }, { project }) => {
  test.setTimeout(180_000);
  const locale = localeOf(project.name);
  const [bulk, notes] = [speak(locale, "bulk"), speak(locale, "notes")];
  const approver = await pageFor(
    browser,
    project.name,
    "accreditationApprover",
    `${QUEUE}/bulk?state=APPROVED`,
  );
  await approver.locator("#kind").selectOption("ASSIGN");
  const name = await approver.locator("#assigneeId option").nth(1).textContent();
  await approver.locator("#assigneeId").selectOption({ index: 1 });
  await approver.locator("#everybody").uncheck();
  const boxes = approver.locator('#people li input[type="checkbox"]');
  await boxes.first().check();
  await approver.getByRole("button", { name: bulk("preview") }).click();
  await expect(approver.getByText(bulk("actState.PREVIEW"))).toBeVisible({ timeout: 30_000 });
  await expect(approver.getByText(name ?? "").first()).toBeVisible();
  await approver.locator("main").getByRole("button").last().click();
  await expect(approver.getByRole("status").getByText(bulk("actState.DONE"), { exact: true })).toBeVisible({
    timeout: 30_000,
  });
  await approver.goto(`/${locale}/home`);
  await expectAccessible(approver);
  await picture(approver, "home-of-approver", project.name, locale);
  expect(notes("home.dossiers")).not.toBe("");
});
