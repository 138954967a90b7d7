import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { makePdf } from "../support/papers";
import { openLinkOf } from "./registering";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** English on the desk, Arabic on the phone; each invites States of its own. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");
const regionOf = (project: string) => (project === "phone" ? "AFRICA" : "WESTERN_EUROPE");

const REVIEW = "/review/dushanbe-2027";

/** The next minute on the wall of the venue that has at least some seconds to go. */
function soonInDushanbe(): { day: string; time: string; at: number } {
  const at = Math.ceil((Date.now() + 20_000) / 60_000) * 60_000;
  const wall = new Date(at + 5 * 3_600_000).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16), at };
}

async function chooseThree(page: Page, project: string): Promise<void> {
  await page.goto(`/${localeOf(project)}${REVIEW}/invitations?region=${regionOf(project)}`);
  for (let index = 0; index < 3; index += 1) await page.locator('input[id^="chosen-"]').nth(index).check();
}

test("an officer invites many, and moves one on", async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "invitations");
  const state = speak(locale, "delegationState");
  const overview = speak(locale, "overview");
  await signInAs(page, locale, "registrationOfficer", `${REVIEW}/delegations`);
  await page.getByRole("link", { name: overview("invite"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await expectAccessible(page);
  await chooseThree(page, project.name);
  const addresses: string[] = [];
  for (const field of await page.locator('input[id^="contactEmail-"]').all()) {
    const address = `${randomUUID()}@mission.example`;
    if (addresses.length < 2) {
      await field.fill(address);
      addresses.push(address);
    }
  }
  await page.getByLabel(say("quotaForChosen")).fill("7");
  await page.getByRole("button", { name: say("setForChosen") }).click();
  await expectAccessible(page);
  await picture(page, "invitations", project.name, locale);
  await page.getByRole("button", { name: say("toPreview") }).click();
  await expect(page.getByRole("heading", { name: say("previewTitle"), level: 2 })).toBeVisible();
  await expect(page.getByRole("cell", { name: say("willHappen.new") })).toHaveCount(2);
  await picture(page, "invitations-preview", project.name, locale);
  await page.locator("section").getByRole("button").first().click();
  await expect(page.getByRole("heading", { name: say("reportTitle"), level: 2 })).toBeVisible();
  await expect(page.getByRole("cell", { name: say("happened.new") })).toHaveCount(2);
  await expectAccessible(page);
  const invited = await page.getByRole("rowheader").first().textContent();

  await page.goto(`/${locale}/demo/mailbox?to=${encodeURIComponent(addresses[0] ?? "")}`);
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);

  await page.goto(`/${locale}${REVIEW}/delegations?q=${encodeURIComponent(invited ?? "")}`);
  await page.getByRole("main").locator('a[href$="/state"]').first().click();
  await expect(page.getByRole("heading", { level: 1, name: state("title") })).toBeVisible();
  await page.getByText(state("blocked")).click();
  await expectAccessible(page);
  await picture(page, "delegation-state", project.name, locale);
  const open = (move: string) => page.locator("summary", { hasText: state(`moves.${move}.label`) }).click();
  const press = (move: string) =>
    page.getByRole("button", { name: state(`moves.${move}.label`), exact: true }).click();
  await open("decline");
  await press("decline");
  await expect(page.locator("#decline-reason-error")).toBeVisible();
  await page.locator("#decline-reason").fill("NV 31/2026");
  await press("decline");
  await expect(page.getByText(state("takesNobody"))).toBeVisible();
  await open("inviteAgain");
  await press("inviteAgain");
  await expect(page.getByText(state("takes"), { exact: true })).toBeVisible();
  await expect(page.getByText(state("steps.inviteAgain"), { exact: true })).toBeVisible();
  await picture(page, "delegation-state-history", project.name, locale);
});

test("everybody of a filter is invited in the background", async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "invitations");
  // The desk sends; the phone stops at what is wrong, since the demo's registry holds few States to invite.
  const sends = project.name !== "phone";
  const region = sends ? "LATIN_AMERICA" : "WESTERN_EUROPE";
  await signInAs(page, locale, "registrationOfficer", `${REVIEW}/invitations?region=${region}`);
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  const everybody = page.locator("details", { has: page.locator("#quotaForAll") });
  await everybody.locator("summary").click();
  await page.locator("#quotaForAll").fill(sends ? "4" : "-1");
  await expectAccessible(page);
  await picture(page, "invite-all", project.name, locale);
  await everybody.getByRole("button").click();
  if (!sends) {
    await expect(page.locator("#quotaForAll-error")).toBeVisible();
    await expectAccessible(page);
    return;
  }
  await page.waitForURL(/\/invitations\/[0-9a-f-]{36}$/);
  await expect(page.getByText(say("run.state.DONE"), { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(await page.getByRole("cell", { name: say("happened.newWithoutMail") }).count()).toBeGreaterThan(1);
  await expectAccessible(page);
  await picture(page, "invitation-run", project.name, locale);
});

test("a round under the no-objection procedure", async ({ page }, { project }) => {
  test.setTimeout(240_000);
  const locale = localeOf(project.name);
  const say = speak(locale, "circulations");
  const applied = speak(locale, "application");
  const state = speak(locale, "delegationState");
  const states = speak(locale, "overview");
  const names = [`Jurists ${project.name}`, `Peace & Law ${project.name}`];
  await signInAs(page, locale, "registrationOfficer", `${REVIEW}/circulations`);
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  for (const name of names) {
    await page.goto(`/${locale}${REVIEW}/circulations/application`);
    await page.getByLabel(applied("body")).selectOption("new");
    await page.getByLabel(applied("name"), { exact: true }).fill(name);
    await page.getByLabel(applied("contactName"), { exact: true }).fill("Ada Kim");
    await page.getByLabel(applied("contactEmail"), { exact: true }).fill(`${randomUUID()}@body.example`);
    await page.locator("#purpose").fill("Legal aid to those who cannot pay for it, in twelve countries.");
    await page.locator("#competence").fill("Twenty years of work with courts and ministries of justice.");
    await page.locator("#relevance").fill("Item 4 of the agenda: access to justice.");
    await expectAccessible(page);
    await picture(page, "application", project.name, locale);
    await page.getByRole("button", { name: applied("save") }).click();
    await expect(page.getByRole("heading", { level: 1, name: state("title") })).toBeVisible();
    await page.locator("summary", { hasText: state("moves.findEligible.label") }).click();
    await page.getByRole("button", { name: state("moves.findEligible.label"), exact: true }).click();
    await expect(page.getByText(state("steps.findEligible"), { exact: true })).toBeVisible();
  }
  await page.goto(`/${locale}${REVIEW}/circulations/new`);
  for (const box of await page.locator('input[id^="body-"]').all()) await box.uncheck();
  for (const name of names) await page.getByLabel(name).check();
  const soon = soonInDushanbe();
  await page.locator("#closesOn").fill(soon.day);
  await page.locator("#closesAt").fill(soon.time);
  await page.locator("#acknowledged").check();
  await expectAccessible(page);
  await picture(page, "circulation-new", project.name, locale);
  await page.getByRole("button", { name: say("make.send") }).click();
  await expect(page.getByRole("link", { name: say("download.pdf") })).toBeVisible();
  const second = page.getByRole("main").getByRole("listitem").filter({ hasText: names[1] });
  await second.locator("summary", { hasText: say("objection.add") }).click();
  await second.getByLabel(say("objection.state"), { exact: true }).selectOption({ index: 1 });
  await second.getByLabel(say("objection.reason")).fill("Its aims are not those of the Charter.");
  await second.getByLabel(say("objection.reference")).fill("NV 77/2026");
  await second.locator('input[type="file"]').setInputFiles({
    name: "note-77.pdf",
    mimeType: "application/pdf",
    buffer: makePdf([`NOTE VERBALE 77/2026 ${project.name}`]),
  });
  await expect(second.getByText(/note-77\.pdf/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "circulation-objection", project.name, locale);
  await second.getByRole("button", { name: new RegExp(say("objection.save")) }).click();
  await expect(second.getByText(states("states.OBJECTED"))).toBeVisible();
  await second.locator("summary", { hasText: say("objection.showScan") }).click();
  const sheet = second.locator('img[src*="/api/files/"]');
  await expect.poll(() => sheet.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  mkdirSync("tests/e2e/screenshots", { recursive: true });
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: say("download.pdf") }).click();
  await (await download).saveAs(`tests/e2e/screenshots/circulation-${project.name}-${locale}.pdf`);

  await page.waitForTimeout(Math.max(0, soon.at - Date.now()) + 2000);
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: say("accredit.title") })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "circulation-ended", project.name, locale);
  await page
    .locator("section")
    .filter({ hasText: say("accredit.title") })
    .getByRole("button")
    .click();
  const first = page.getByRole("main").getByRole("listitem").filter({ hasText: names[0] });
  await expect(first.getByText(states("states.ACCREDITED"))).toBeVisible();
  await second.getByRole("link", { name: names[1] }).click();
  await page.locator("summary", { hasText: state("moves.submitToBody.label") }).click();
  await page.getByRole("button", { name: state("moves.submitToBody.label"), exact: true }).click();
  await expect(page.getByText(state("steps.submitToBody"), { exact: true })).toBeVisible();
  await picture(page, "delegation-state-objected", project.name, locale);
});

test("an organization applies by itself", async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  const applied = speak(locale, "application");
  const email = `${randomUUID()}@body.example`;
  await page.goto(`/${locale}/conferences/dushanbe-2027`);
  await page.getByRole("link", { name: speak(locale, "conference")("apply") }).click();
  await expect(page.getByRole("heading", { level: 1, name: applied("apply.title") })).toBeVisible();
  const registration = speak(locale, "registration");
  await page.getByLabel(registration("link.email")).fill(email);
  await page.getByRole("button", { name: registration("link.send") }).click();
  await expect(page.getByText(registration("link.sentTitle"))).toBeVisible();
  await openLinkOf(page, locale, email);
  await page.getByRole("button", { name: registration("open.button") }).click();
  await page.getByRole("button", { name: applied("apply.send") }).click();
  await expect(page.locator("#purpose-error")).toBeVisible();
  await page.locator("#name").fill("Lawyers without Borders");
  await page.locator("#contactName").fill("Ada Kim");
  for (const field of ["purpose", "competence", "relevance"])
    await page.locator(`#${field}`).fill("Legal aid to those who cannot pay for it.");
  await expectAccessible(page);
  await picture(page, "apply", project.name, locale);
  await page.getByRole("button", { name: applied("apply.send") }).click();
  await expect(page.getByText(applied("apply.next"))).toBeVisible();
  await expect(page.getByText("Lawyers without Borders")).toBeVisible();
});
