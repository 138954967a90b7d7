import type { Page } from "@playwright/test";
import { fateOf } from "@/prisma/seed/plan";
import { delegateRows } from "@/prisma/seed/read-csv";
import { colleague, type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const CONFERENCE = "dushanbe-2027";

/** People of the demo with one of these fates, those of one run of two apart from those of the others. */
function peopleOf(run: number, ...fates: string[]) {
  return delegateRows()
    .filter((row) => row.given_names !== "" && fates.includes(fateOf(Number(row.no))))
    .filter((_row, at) => at % 2 === run);
}

const runOf = (project: string) => (project === "phone" ? 1 : 0);

/** English on a desktop, Arabic on a phone. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");

/** What the gate says to a number. */
async function verdictOf(gate: Page, locale: E2eLocale, number: string, word: string): Promise<void> {
  await gate.goto(`/${locale}/verify`);
  await gate.locator("#number").fill(number);
  await gate.keyboard.press("Enter");
  await expect(gate.getByRole("alert").getByText(word, { exact: true })).toBeVisible();
}

/** Opens the dossier of the first person whom the queue finds. @returns its address; null when nobody is found */
async function openDossier(page: Page, locale: E2eLocale, state: string, q: string): Promise<string | null> {
  await page.goto(`/${locale}/review/${CONFERENCE}?state=${state}&q=${encodeURIComponent(q)}`);
  const found = page.getByRole("main").locator(`li:not(nav li) a[href*="/review/${CONFERENCE}/0"]`);
  if ((await found.count()) === 0) return null;
  await found.first().click();
  await expect(page).toHaveURL(/\/0[0-9a-f-]{35}/);
  return new URL(page.url()).pathname;
}

test("the desk lead holds, the gate refuses, an approver lifts", async ({ page, browser }, { project }) => {
  const locale = localeOf(project.name);
  const [desk, review, verify] = [speak(locale, "desk"), speak(locale, "review"), speak(locale, "verify")];
  await signInAs(page, locale, "badgeDeskLead", `/desk/${CONFERENCE}`);
  const stop = page.getByText(desk("hold.title"), { exact: true });
  const number = page.locator("article bdi.tabular").filter({ hasText: /-[0-9]{6}-/ });
  const choices = page.locator("[data-found]");
  let family = "";
  for (const row of peopleOf(runOf(project.name), "ISSUED", "PRINTED")) {
    await page.keyboard.press("Escape");
    await page.locator("#desk-field").fill(`${row.given_names} ${row.family_name}`);
    await page.keyboard.press("Enter");
    const opened = page.getByRole("heading", { level: 1, name: `${row.family_name} ${row.given_names}` });
    await expect(opened.or(choices).first()).toBeVisible();
    if ((await choices.count()) > 0 || !(await stop.isVisible()) || !(await number.first().isVisible()))
      continue;
    family = row.family_name;
    break;
  }
  expect(family).not.toBe("");
  const badge = (await number.first().textContent()) ?? "";
  await stop.click();
  await page.getByRole("button", { name: desk("hold.confirm") }).click();
  await expect(page.locator("#holdReason-error")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "desk-hold", project.name, locale);
  await page.locator("#holdReason").selectOption("SECURITY_CONCERN");
  await page.getByRole("button", { name: desk("hold.confirm") }).click();
  await expect(page.getByText(desk("reason.onHold"))).toBeVisible();
  await picture(page, "desk-held", project.name, locale);

  const gate = await colleague(browser, page, locale, speak(locale, "roles")("gateGuard"), "/verify");
  await verdictOf(gate, locale, badge, verify("verdict.held.word"));
  await expectAccessible(gate);
  await picture(gate, "verdict-held", project.name, locale);

  const approver = await colleague(browser, page, locale, "Thomas Lindqvist", "/home");
  await openDossier(approver, locale, "SUSPENDED", family);
  await expectAccessible(approver);
  await picture(approver, "dossier-held", project.name, locale);
  const lift = approver.getByRole("button", { name: review("action.liftHold"), exact: true });
  await lift.first().click();
  await approver.locator("#internalNote").fill("The person was recognized.");
  await expectAccessible(approver);
  await picture(approver, "lift-hold", project.name, locale);
  await approver
    .getByRole("dialog")
    .getByRole("button", { name: review("action.liftHold") })
    .click();
  await expect(approver.getByRole("dialog")).toBeHidden();
  await gate.goto(`/${locale}/verify`);
  await gate.locator("#number").fill(badge);
  await gate.keyboard.press("Enter");
  await expect(gate.getByRole("alert").first()).toBeVisible();
  await expect(gate.getByText(verify("verdict.held.word"), { exact: true })).toHaveCount(0);
});

test("a revocation needs two", async ({ page, browser }, { project }) => {
  const locale = localeOf(project.name);
  const [review, say, errors] = [
    speak(locale, "review"),
    speak(locale, "signatures"),
    speak(locale, "errors"),
  ];
  const text = "The mission has withdrawn the nomination.";
  await signInAs(page, locale, "accreditationApprover", "/home");
  const ask = page.getByRole("button", { name: review("action.revoke"), exact: true });
  let [dossier, family] = ["", ""];
  for (const row of peopleOf(runOf(project.name), "APPROVED").slice(4)) {
    const opened = await openDossier(page, locale, "APPROVED", row.family_name);
    if (!opened) continue;
    [dossier, family] = [opened, row.family_name];
    await expect(ask.first()).toBeVisible();
    if (await ask.first().isEnabled()) break;
  }
  await ask.first().click();
  await page.locator("#reasonCode").selectOption("WITHDRAWN_BY_SENDING_AUTHORITY");
  await page.locator("#textForPerson").fill(text);
  const send = page.getByRole("dialog").getByRole("button", { name: review("action.revoke") });
  await send.click();
  await expect(page.locator("#internalNote-error")).toBeVisible();
  await page.locator("#internalNote").fill("The note verbale came this morning.");
  await expectAccessible(page);
  await picture(page, "revocation-ask", project.name, locale);
  await send.click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.goto(dossier);
  await expect(ask.first()).toBeDisabled();
  await expect(page.getByText(errors("signatureAsked"))).toBeVisible();

  const second = await colleague(browser, page, locale, "Sofia Bergmann", "/home");
  await expectAccessible(second);
  await picture(second, "home-signatures", project.name, locale);
  await second
    .getByRole("main")
    .getByRole("link", { name: speak(locale, "navigation")("areas.signatures") })
    .click();
  const card = second.getByRole("main").getByRole("listitem").filter({ hasText: family }).first();
  await expect(card.getByText(text)).toBeVisible();
  await expectAccessible(second);
  await picture(second, "signatures", project.name, locale);
  await card.getByRole("button", { name: say("sign") }).click();
  await expect(card.getByText(text)).toBeHidden();
  await page.goto(dossier);
  await expect(
    page.getByText(speak(locale, "states")("REVOKED"), { exact: true }).filter({ visible: true }).first(),
  ).toBeVisible();
  await page.goto(`/${locale}/signatures`);
  await expect(page.getByText(say("state.SIGNED")).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, "signatures-asked", project.name, locale);
});

test("a role needs two administrators", async ({ page, browser }, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "signatures");
  const roles = speak(locale, "roles");
  const run = runOf(project.name);
  const role = (["gateGuard", "badgeDeskOperator", "protocolOfficer", "hostFocalPoint"] as const)[run] ?? "";
  await signInAs(page, locale, "administrator", "/admin/users?q=Kowalczyk");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Anna Kowalczyk/ })
    .click();
  await page.locator("#role").selectOption(role);
  const ask = page.getByRole("button", { name: say("ask.roleButton"), exact: true });
  await ask.click();
  await expect(page.locator("#reason-error")).toBeVisible();
  await page.locator("#reason").fill("Stands in from Monday.");
  await expectAccessible(page);
  await picture(page, "role-ask", project.name, locale);
  await ask.click();
  await expect(page.getByText(say("ask.roleWaiting"))).toBeVisible();
  await picture(page, "role-waiting", project.name, locale);
  const account = new URL(page.url()).pathname;

  const second = await colleague(browser, page, locale, "Lucia Ferrari", "/signatures");
  const card = second
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: roles(role) })
    .first();
  await expect(card.getByText("Stands in from Monday.")).toBeVisible();
  await expectAccessible(second);
  await picture(second, "role-sign", project.name, locale);
  await card.getByRole("button", { name: say("sign") }).click();
  await expect(card).toBeHidden();
  await page.goto(account);
  await expect(page.getByRole("heading", { level: 3, name: roles(role) })).toBeVisible();
});

test("an export beyond one delegation asks first", async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "signatures");
  await signInAs(page, locale, "registrationOfficer", `/review/${CONFERENCE}/exports?state=RETURNED`);
  await page.locator("#reason").fill("For the seating plan.");
  await page.getByRole("button", { name: say("ask.button").replace("{format}", "CSV") }).click();
  await expect(page.getByText(say("ask.asked"))).toBeVisible();
  await expectAccessible(page);
  await picture(page, "export-ask", project.name, locale);
  await page.getByRole("link", { name: say("ask.open") }).click();
  const mine = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: "For the seating plan." })
    .first();
  await expectAccessible(page);
  await mine.getByRole("button", { name: say("withdraw") }).click();
  await expect(page.getByText(say("state.WITHDRAWN")).first()).toBeVisible();
});
