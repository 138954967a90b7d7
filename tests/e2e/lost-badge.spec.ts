import type { Browser, Page } from "@playwright/test";
import { capitalFamilyName } from "@/lib/i18n/names";
import { expectedVerdict, findUnprinted, type Person } from "./at-desk";
import { openGatesFor } from "./open-gates";
import { counted, type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** English on a desktop, Arabic on a phone. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");

/** Nobody prints on paper here. */
const PRINTER = () => Object.assign(window, { print: () => undefined });

/** The desk of one member of staff. */
async function deskOf(browser: Browser, project: string, role: string): Promise<Page> {
  const viewport = { width: project === "phone" ? 360 : 1280, height: 800 };
  const page = await (await browser.newContext({ viewport })).newPage();
  await page.addInitScript(PRINTER);
  await signInAs(page, localeOf(project), role, "/desk");
  return page;
}

/** The number of the badge that the desk has printed just now. */
async function printedNumber(page: Page, before?: string): Promise<string> {
  const preview = page.locator("article img[src$='/front.svg']");
  await expect(preview).toHaveAttribute("alt", /DSB27-[0-9]{6}-[0-9]/);
  if (before) await expect(preview).not.toHaveAttribute("alt", new RegExp(before));
  return (await preview.getAttribute("alt"))?.match(/DSB27-[0-9]{6}-[0-9]/)?.[0] ?? "";
}

async function handOver(page: Page, locale: E2eLocale, person: Person): Promise<void> {
  const say = speak(locale, "desk");
  await page.locator("#lastFour").fill(person.document.slice(-4));
  await page.locator("#faceMatches").check();
  await page.getByRole("button", { name: say("handOver"), exact: true }).click();
  await expect(page.getByRole("link", { name: say("next"), exact: true })).toBeVisible();
}

/** Reports the badge lost: the old one is blocked, and another takes its place. */
async function replaceLost(page: Page, locale: E2eLocale): Promise<void> {
  const say = speak(locale, "desk");
  await page.getByText(say("reprint.title"), { exact: true }).click();
  await page.locator("#cause-lost").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: say("reprint.confirm") }).click();
}

async function expectAtGate(gate: Page, locale: E2eLocale, number: string, verdict: string): Promise<void> {
  const say = speak(locale, "verify");
  await gate.locator("#number").fill(number);
  await gate.keyboard.press("Enter");
  await expect(
    gate.getByRole("alert").getByText(say(`verdict.${verdict}.word`), { exact: true }),
  ).toBeVisible();
  await expect(gate.getByText(number)).toBeVisible();
}

type Checked = { first: string; second: string; person: Person; place: string };

/** The desk lead reads who was turned away and who was let in: answer, holder, number, gate, guard. */
async function readGateLog(lead: Page, project: string, locale: E2eLocale, checked: Checked): Promise<void> {
  const { first, second, person, place } = checked;
  const [say, verify] = [speak(locale, "gateLog"), speak(locale, "verify")];
  await lead.getByRole("link", { name: say("title"), exact: true }).click();
  await expect(lead.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  const checks = lead.getByRole("region", { name: say("checks"), exact: true }).getByRole("listitem");
  const refused = checks.filter({ hasText: first }).filter({ hasText: verify("verdict.superseded.word") });
  const admitted = checks.filter({ hasText: second }).filter({ hasText: verify("verdict.valid.word") });
  for (const check of [refused, admitted]) {
    await expect(check).toHaveCount(1);
    await expect(check).toContainText(capitalFamilyName(person.family));
    await expect(check).toContainText(counted(locale, "gateLog")("place", { place }));
    await expect(check).toContainText("Firuz Kholov");
    await expect(check.locator("time")).toBeVisible();
  }
  const forged = checks.filter({ hasText: say("noBadge") }).first();
  await expect(forged).toBeVisible();
  await expectAccessible(lead);
  await picture(lead, "gate-log", project, locale);

  await lead.getByLabel(say("only")).check();
  await lead.getByRole("button", { name: say("show"), exact: true }).click();
  await expect(lead).toHaveURL(/only=denied/);
  await expect(refused).toHaveCount(1);
  await expect(admitted).toHaveCount(0);
  await lead.getByRole("link", { name: say("all"), exact: true }).click();
  await expect(lead).toHaveURL(/\/checks$/);
  await lead.getByLabel(say("number")).fill(second);
  await lead.getByRole("button", { name: say("show"), exact: true }).click();
  await expect(admitted).toHaveCount(1);
  await expect(refused).toHaveCount(0);
  await lead.getByLabel(say("number")).fill("DSB27-12");
  await lead.getByRole("button", { name: say("show"), exact: true }).click();
  await expect(lead.getByText(say("numberUnknown"))).toBeVisible();
  await expectAccessible(lead);
  await picture(lead, "gate-log-unknown", project, locale);
}

test("a lost badge is dead before the next one is handed over, a second loss is for the lead, who reads it in the gate log", async ({
  browser,
}, { project }) => {
  test.setTimeout(240_000);
  const locale = localeOf(project.name);
  const say = speak(locale, "desk");
  const desk = await deskOf(browser, project.name, "badgeDeskOperator");
  const person = await findUnprinted(desk, locale, 60);
  await desk.getByRole("button", { name: say("print"), exact: true }).click();
  const first = await printedNumber(desk);
  await handOver(desk, locale, person);
  const gate = await deskOf(browser, project.name, "gateGuard");
  await gate.goto(`/${locale}/verify`);
  const place = `Gate ${project.name}`;
  await gate.locator("#place").fill(place);
  await expectAtGate(gate, locale, first, expectedVerdict());
  await gate.getByRole("button", { name: speak(locale, "verify")("next"), exact: true }).click();

  await replaceLost(desk, locale);
  const second = await printedNumber(desk, first);
  expect(second).not.toBe(first);
  await picture(desk, "desk-lost-replaced", project.name, locale);
  await expectAtGate(gate, locale, first, "superseded");
  await expectAccessible(gate);
  await picture(gate, "verdict-superseded", project.name, locale);
  await gate.getByRole("button", { name: speak(locale, "verify")("next"), exact: true }).click();
  await gate.locator("#number").fill("DSB27-999999-9");
  await gate.keyboard.press("Enter");
  await gate.getByRole("button", { name: speak(locale, "verify")("next"), exact: true }).click();
  await handOver(desk, locale, person);
  await openGatesFor(second);
  await expectAtGate(gate, locale, second, "valid");
  await picture(gate, "verdict-valid", project.name, locale);

  await expect(desk.getByText(say("reason.needsLead"))).toBeVisible();
  await expect(desk.getByText(say("reprint.title"), { exact: true })).toHaveCount(0);
  await expectAccessible(desk);
  await picture(desk, "desk-needs-lead", project.name, locale);

  const lead = await deskOf(browser, project.name, "badgeDeskLead");
  await lead.locator("#desk-field").fill(second);
  await lead.keyboard.press("Enter");
  await expect(
    lead.getByRole("heading", { level: 1, name: `${person.family} ${person.given}` }),
  ).toBeVisible();
  await replaceLost(lead, locale);
  const third = await printedNumber(lead, second);
  expect([first, second]).not.toContain(third);
  await readGateLog(lead, project.name, locale, { first, second, person, place });
});
