import type { Browser, Page } from "@playwright/test";
import { expectedVerdict, findUnprinted, type Person } from "./at-desk";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
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

test("a lost badge is dead before the next one is handed over, and a second loss is for the lead", async ({
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
  await handOver(desk, locale, person);
  await expectAtGate(gate, locale, second, expectedVerdict());

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
});
