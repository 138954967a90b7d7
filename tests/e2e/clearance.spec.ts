import { type Browser, expect, type Page, test } from "@playwright/test";
import { delegateRows } from "@/prisma/seed/read-csv";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";

/** English on a desktop, Arabic on a phone. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");
const ROWS = delegateRows();

/** A person of the demo by number; both screens have one of their own. */
function personOf(number: number): { family: string; given: string } {
  const row = ROWS.find(({ no }) => Number(no) === number);
  if (!row) throw new Error(`nobody has the number ${number}`);
  return { family: row.family_name, given: row.given_names };
}

async function pageFor(browser: Browser, project: string, role: string, path: string): Promise<Page> {
  const width = project === "phone" ? 360 : 1280;
  const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
  await signInAs(page, localeOf(project), role, path);
  return page;
}

/** The registrant who holds the registrations of the delegation of the OSCE. */
async function secretaryPage(browser: Browser, project: string, path: string): Promise<Page> {
  const locale = localeOf(project);
  const width = project === "phone" ? 360 : 1280;
  const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
  await page.goto(`/${locale}/demo`);
  const card = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: "secretary@demo.placet.example" });
  await card.getByRole("button").first().click();
  await expect(page).not.toHaveURL(/\/demo$/);
  await page.goto(`/${locale}${path}`);
  return page;
}

async function send(page: Page, label: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: label, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Opens the file of somebody from the vetting officer's list. @returns the path of the person's dossier */
async function openFile(page: Page, { family, given }: { family: string; given: string }): Promise<string> {
  const links = page.getByRole("main").getByRole("link");
  await links.filter({ hasText: family }).filter({ hasText: given }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(family);
  return new URL(page.url()).pathname.replace(/^\/\w+/, "").replace("/clearance/", "/");
}

test("a possible match is a false positive with a reason, and the approver never sees it", async ({
  browser,
}, { project: { name: project } }) => {
  test.setTimeout(180_000);
  const locale = localeOf(project);
  const say = speak(locale, "clearance");
  const review = speak(locale, "review");
  const somebody = personOf(project === "phone" ? 117 : 119);
  const vetter = await pageFor(browser, project, "vettingOfficer", "/review/dushanbe-2027/clearance");
  await expect(vetter.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await expectAccessible(vetter);
  await picture(vetter, "clearance-work", project, locale);
  const dossier = await openFile(vetter, somebody);

  const act = async (action: string) =>
    vetter.getByRole("button", { name: say(`action.${action}`), exact: true }).click();
  await act("start");
  await send(vetter, say("action.start"));
  await act("enterMatch");
  await expectAccessible(vetter);
  for (const [field, value] of [
    ["name", "Canarybird of the list"],
    ["listName", "Consolidated List"],
    ["listVersion", "2026-11-20"],
    ["score", "71"],
    ["reason", "Canarybird: the same family name."],
  ]) {
    await vetter.locator(`#match-${field}`).fill(value ?? "");
  }
  await picture(vetter, "clearance-match", project, locale);
  await send(vetter, say("action.enterMatch"));
  await expect(vetter.getByText(say("state.POSSIBLE_MATCH")).first()).toBeVisible();
  await vetter.locator("#note").fill("Canarybird: asked the liaison officer.");
  await vetter.getByRole("button", { name: say("keepNote") }).click();
  await expect(vetter.getByText("asked the liaison officer")).toBeVisible();

  await act("dismissMatch");
  const dialog = vetter.getByRole("dialog");
  await dialog.getByRole("button", { name: say("action.dismissMatch"), exact: true }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.locator("#reason").fill("Canarybird: born thirty years later.");
  await send(vetter, say("action.dismissMatch"));
  await expect(vetter.getByText(say("outcome.FALSE_POSITIVE"))).toBeVisible();
  await expectAccessible(vetter);
  await picture(vetter, "clearance-file", project, locale);

  const approver = await pageFor(browser, project, "accreditationApprover", dossier);
  await expect(approver.getByText(speak(locale, "waiver")("word.CLEARED")).first()).toBeVisible();
  expect(await approver.content()).not.toContain("Canarybird");
  await expectAccessible(approver);
  await picture(approver, "dossier-cleared", project, locale);
  await approver.getByRole("button", { name: review("action.approve"), exact: true }).click();
  await send(approver, review("action.approve"));
  await approver.goto(`/${locale}${dossier}`);
  const approved = speak(locale, "states")("APPROVED");
  await expect(approver.getByText(approved).filter({ visible: true }).first()).toBeVisible();
  expect(await approver.content()).not.toContain("Canarybird");
  // The file itself is not there for the approver.
  await approver.goto(`/${locale}${dossier.replace("dushanbe-2027/", "dushanbe-2027/clearance/")}`);
  expect(await approver.content()).not.toContain("Canarybird");
});

test("an accredited person changes the passport number: clearance reopens, the badge is held, the gate denies", async ({
  browser,
}, { project: { name: project } }) => {
  test.setTimeout(180_000);
  const locale = localeOf(project);
  const say = speak(locale, "identityChange");
  const somebody = personOf(project === "phone" ? 116 : 115);
  const { family, given } = somebody;
  const person = await secretaryPage(browser, project, "/registrations");
  await person
    .getByRole("main")
    .getByRole("link")
    .filter({ hasText: family })
    .filter({ hasText: given })
    .first()
    .click();
  await expect(person.getByRole("heading", { level: 1 })).toContainText(family);
  await person.getByRole("link", { name: say("ask") }).click();
  await expect(person.getByRole("heading", { level: 1, name: say("ask") })).toBeVisible();
  await expectAccessible(person);
  await person.getByRole("button", { name: say("send") }).click();
  await expect(person.getByRole("alert").first()).toBeVisible();
  await person.locator("#number").fill(project === "phone" ? "NEWPASS116" : "NEWPASS115");
  await person.locator("#reason").fill("A new passport.");
  await picture(person, "identity-change-ask", project, locale);
  await person.getByRole("button", { name: say("send") }).click();
  await expect(person.getByText(say("waits"))).toBeVisible();
  await expectAccessible(person);
  await picture(person, "identity-change-waits", project, locale);

  const officer = await pageFor(
    browser,
    project,
    "registrationOfficer",
    "/review/dushanbe-2027/identity-changes",
  );
  const card = officer
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: family })
    .filter({ hasText: given });
  await expect(card).toBeVisible();
  expect(await officer.content()).not.toContain("NEWPASS");
  await expectAccessible(officer);
  await picture(officer, "identity-changes", project, locale);
  await card.getByRole("button", { name: say("accept") }).click();
  await expect(card).toBeHidden();

  const vetter = await pageFor(browser, project, "vettingOfficer", "/review/dushanbe-2027/clearance");
  const dossier = await openFile(vetter, somebody);
  await expect(vetter.getByText(speak(locale, "clearance")("event.reopen")).first()).toBeVisible();

  const desk = await pageFor(browser, project, "badgeDeskOperator", "/desk/dushanbe-2027");
  await desk.locator("#desk-field").fill(`${given} ${family}`);
  await desk.keyboard.press("Enter");
  await expect(desk.getByText(speak(locale, "desk")("obstacle.badgeHeld")).first()).toBeVisible();
  await picture(desk, "desk-badge-held", project, locale);
  const serial = /DSB27-\S+/.exec((await desk.getByRole("main").textContent()) ?? "")?.[0] ?? "";

  const guard = await pageFor(browser, project, "gateGuard", "/verify");
  await guard.locator("#number").fill(serial);
  await guard.keyboard.press("Enter");
  await expect(guard.getByRole("alert")).toContainText(speak(locale, "verify")("verdict.revoked.word"));
  await picture(guard, "gate-held", project, locale);
  expect(dossier).toContain("/review/");
});
