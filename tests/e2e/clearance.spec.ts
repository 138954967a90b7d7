import type { Browser, Page } from "@playwright/test";
import { capitalFamilyName } from "@/lib/i18n/names";
import { delegateRows } from "@/prisma/seed/read-csv";
import { colleague, type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** English on a desktop; on a phone Arabic, or Russian where a walk says so. */
const localeOf = (project: string, onPhone: E2eLocale = "ar"): E2eLocale =>
  project === "phone" ? onPhone : "en";
const ROWS = delegateRows();
const CONFERENCE = "/review/dushanbe-2027";

/** A person of the demo by number, with the family name as screens write it; both sizes have one of their own. */
function personOf(number: number): { family: string; given: string } {
  const row = ROWS.find(({ no }) => Number(no) === number);
  if (!row) throw new Error(`nobody has the number ${number}`);
  return { family: capitalFamilyName(row.family_name), given: row.given_names };
}

type Screen = { browser: Browser; project: string; locale: E2eLocale };

async function openScreen({ browser, project }: Screen): Promise<Page> {
  const width = project === "phone" ? 360 : 1280;
  return (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
}

async function pageFor(screen: Screen, role: string, path: string): Promise<Page> {
  const page = await openScreen(screen);
  await signInAs(page, screen.locale, role, path);
  return page;
}

/** The registrant who holds the registrations of the delegation of the OSCE. */
async function secretaryPage(screen: Screen, path: string): Promise<Page> {
  const page = await openScreen(screen);
  await page.goto(`/${screen.locale}/demo`);
  const cards = page.getByRole("main").getByRole("listitem");
  const card = cards.filter({ hasText: "secretary@demo.placet.example" });
  await card.getByRole("button").first().click();
  await expect(page).not.toHaveURL(/\/demo$/);
  await page.goto(`/${screen.locale}${path}`);
  return page;
}

async function send(page: Page, label: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: label, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Opens the file of somebody from the vetting officer's list. @returns the path of the person's dossier */
async function openFile(page: Page, { family, given }: { family: string; given: string }): Promise<string> {
  const links = page.getByRole("main").getByRole("link");
  await expect(links.first()).toBeVisible();
  await links.filter({ hasText: family }).filter({ hasText: given }).first().click();
  await expect(page).toHaveURL(/clearance\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(family);
  return new URL(page.url()).pathname.replace(/^\/\w+/, "").replace("/clearance/", "/");
}

test("a possible match is a false positive with a reason, and the approver never sees it", async ({
  browser,
}, { project: { name: project } }) => {
  test.setTimeout(180_000);
  const locale = localeOf(project);
  const screen = { browser, project, locale };
  const say = speak(locale, "clearance");
  const review = speak(locale, "review");
  const somebody = personOf(project === "phone" ? 117 : 119);
  const vetter = await pageFor(screen, "vettingOfficer", `${CONFERENCE}/clearance`);
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

  const approver = await pageFor(screen, "accreditationApprover", dossier);
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
  const word = speak(
    locale,
    "timeline",
  )("clearance").replace("{what}", speak(locale, "waiver")("word.CLEARED"));
  await approver.goto(`/${locale}${dossier}/timeline`);
  await expect(approver.getByText(word)).toBeVisible();
  expect(await approver.content()).not.toContain("Canarybird");
  await expectAccessible(approver);
  await vetter.goto(`/${locale}${dossier}/timeline`);
  await expect(vetter.getByText("Canarybird: born thirty years later.")).toBeVisible();
  await expectAccessible(vetter);
  await picture(vetter, "clearance-timeline", project, locale);
  // The file itself is not there for the approver.
  await approver.goto(`/${locale}${dossier.replace("dushanbe-2027/", "dushanbe-2027/clearance/")}`);
  expect(await approver.content()).not.toContain("Canarybird");
});

test("an accredited person changes the passport number: clearance reopens, the badge is held, the gate denies", async ({
  browser,
}, { project: { name: project } }) => {
  test.setTimeout(180_000);
  const locale = localeOf(project, "ru");
  const screen = { browser, project, locale };
  const say = speak(locale, "identityChange");
  const somebody = personOf(project === "phone" ? 116 : 115);
  const { family, given } = somebody;
  const person = await secretaryPage(screen, "/registrations");
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

  const officer = await pageFor(screen, "registrationOfficer", `${CONFERENCE}/identity-changes`);
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

  const vetter = await pageFor(screen, "vettingOfficer", `${CONFERENCE}/clearance`);
  const dossier = await openFile(vetter, somebody);
  await expect(vetter.getByText(speak(locale, "clearance")("event.reopen")).first()).toBeVisible();
  await expectAccessible(vetter);
  await picture(vetter, "clearance-reopened", project, locale);
  await officer.goto(`/${locale}${dossier}`);
  await expect(officer.getByText(speak(locale, "waiver")("word.PENDING")).first()).toBeVisible();
  await expectAccessible(officer);
  await picture(officer, "dossier-clearance-waits", project, locale);

  const desk = await pageFor(screen, "badgeDeskOperator", "/desk/dushanbe-2027");
  await desk.locator("#desk-field").fill(`${given} ${family}`);
  await desk.keyboard.press("Enter");
  await expect(desk.getByText(speak(locale, "desk")("reason.notApproved")).first()).toBeVisible();
  await picture(desk, "desk-badge-held", project, locale);
  const serial = /DSB27-[0-9]{6}-[0-9]/.exec((await desk.getByRole("main").textContent()) ?? "")?.[0] ?? "";

  const guard = await pageFor(screen, "gateGuard", "/verify");
  await guard.locator("#number").fill(serial);
  await guard.keyboard.press("Enter");
  await expect(guard.getByRole("alert").first()).toContainText(speak(locale, "verify")("verdict.held.word"));
  await picture(guard, "gate-held", project, locale);
  await expectAccessible(guard);
});

test("a clearance is waived by two people, who see the word and no more", async ({ browser }, {
  project: { name: project },
}) => {
  test.setTimeout(180_000);
  const locale = localeOf(project);
  const screen = { browser, project, locale };
  const say = speak(locale, "waiver");
  const { family, given } = personOf(project === "phone" ? 119 : 117);
  const asker = await pageFor(
    screen,
    "protocolOfficer",
    `${CONFERENCE}?state=IN_REVIEW&q=${encodeURIComponent(family)}`,
  );
  const rows = asker.getByRole("main").locator("[data-queue-row]");
  await rows.filter({ hasText: given }).first().click();
  await expect(asker).toHaveURL(/\/0[0-9a-f-]{35}/);
  const dossier = new URL(asker.url()).pathname;
  await asker.getByText(say("ask"), { exact: true }).click();
  await asker.getByRole("button", { name: say("askButton") }).click();
  await expect(asker.locator("#waiver-reason-error")).toBeVisible();
  await asker.locator("#waiver-reason").fill("Head of the organization, known to the host.");
  await expectAccessible(asker);
  await picture(asker, "waiver-ask", project, locale);
  await asker.getByRole("button", { name: say("askButton") }).click();
  await expect(asker.getByText(say("asked"))).toBeVisible();

  const second = await colleague(browser, asker, locale, "Thomas Lindqvist", "/signatures");
  const card = second.getByRole("main").getByRole("listitem").filter({ hasText: family }).first();
  await expect(card.getByText(say("text"))).toBeVisible();
  await expectAccessible(second);
  await picture(second, "waiver-sign", project, locale);
  await card.getByRole("button", { name: speak(locale, "signatures")("sign") }).click();
  await expect(card).toBeHidden();
  await second.goto(dossier);
  await expect(second.getByText(say("word.WAIVED")).first()).toBeVisible();
  await picture(second, "dossier-waived", project, locale);
});
