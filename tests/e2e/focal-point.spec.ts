import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { makePdf } from "@/tests/support/papers";
import { linkInMail, setUpSecondFactor } from "./invited";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const PASSWORD = "sieben blaue Ziegel am Ufer";

/** Each project takes a delegation of its own: an officer at a desk and a mission that reads Russian, and both in Arabic. */
const AT_DESK = { officer: "en", mission: "ru", delegation: "Kyrgyzstan" } as const;
const ON_PHONE = { officer: "ar", mission: "ar", delegation: "باكستان" } as const;

/** Appoints somebody with a scan of the paper that names the person. Gives the code, which is shown this once. */
async function appoint(page: Page, locale: E2eLocale, person: { email: string; locale: E2eLocale }) {
  const say = speak(locale, "focalPoints");
  const main = page.getByRole("main");
  await page.getByLabel(say("name"), { exact: true }).fill("Nurlan Asanov");
  await page.getByLabel(say("email")).fill(person.email);
  await page.getByLabel(say("language")).selectOption(person.locale);
  await main.getByRole("button", { name: say("appointNow"), exact: true }).click();
  await expect(page.locator("#proofReference-error")).toBeVisible();
  await page.getByLabel(say("proofReference")).fill("NV-77/2026");
  await page.locator('input[type="file"]').setInputFiles({
    name: "appointment.pdf",
    mimeType: "application/pdf",
    buffer: makePdf(["NOTE VERBALE NV-77/2026\nFocal point: Mr. Nurlan Asanov"]),
  });
  await expect(page.getByText("appointment.pdf")).toBeVisible({ timeout: 20_000 });
  await main.getByRole("button", { name: say("appointNow"), exact: true }).click();
  await expect(page.getByText(say("code.title"))).toBeVisible();
  return (await main.locator("p.font-mono").textContent()) ?? "";
}

/** On a phone: the link of the mail, a wrong code, the right one, both factors. Gives the page of the delegation. */
async function takeUp(
  browser: Browser,
  locale: E2eLocale,
  email: string,
  code: string,
  look: (page: Page, name: string) => Promise<void>,
): Promise<Page> {
  const say = speak(locale, "identity");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const main = page.getByRole("main");
  const submit = (key: string) => main.getByRole("button", { name: say(key), exact: true }).click();
  const link = await linkInMail(page, locale, email, `${locale}/invitation`);
  await page.goto(link);
  await look(page, "invitation");
  await page.getByLabel(say("label.invitationCode")).fill("2222-2222");
  await page.locator("#newPassword").fill(PASSWORD);
  await submit("setPassword.submit");
  await expect(page.locator("#code-error")).toHaveText(speak(locale, "validation")("codeWrong"));
  await look(page, "invitation-refused");
  await page.getByLabel(say("label.invitationCode")).fill(code.toUpperCase().replace("-", " "));
  await page.locator("#newPassword").fill(PASSWORD);
  await submit("setPassword.submit");
  await expect(main.getByText(say("setPassword.done"))).toBeVisible();
  await main.getByRole("link", { name: say("setPassword.signIn") }).click();
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(PASSWORD);
  await submit("signIn.submit");
  await setUpSecondFactor(page, say);
  await submit("codes.kept");
  await expect(page).toHaveURL(new RegExp(`/${locale}/home$`));
  await main.getByRole("link", { name: speak(locale, "navigation")("areas.delegations") }).click();
  await expect(page).toHaveURL(/\/delegations\/[0-9a-f-]{36}$/);
  return page;
}

test("a focal point is appointed by a paper, enters by link and code, and is out when the appointment ends", async ({
  page,
  browser,
}, { project }) => {
  test.setTimeout(180_000);
  const { officer, mission, delegation } = project.name === "phone" ? ON_PHONE : AT_DESK;
  const say = speak(officer, "focalPoints");
  const overview = speak(officer, "overview");
  const email = `${randomUUID()}@mission.example`;
  const look = async (shown: Page, name: string, locale: E2eLocale) => {
    await expectAccessible(shown);
    await picture(shown, `focal-point-${name}`, project.name, locale);
  };
  const list = `/review/dushanbe-2027/delegations?q=${encodeURIComponent(delegation)}`;
  await signInAs(page, officer, "registrationOfficer", list);
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: delegation });
  await expect(row.getByText(overview("states.INVITED"))).toBeVisible();
  await row.locator('a[href$="/report"]').click();
  await page
    .getByRole("link", { name: speak(officer, "nominations")("tabs.focalPoints"), exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await look(page, "form", officer);
  const code = await appoint(page, officer, { email, locale: mission });
  expect(code).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}$/);
  await look(page, "code", officer);
  const place = page.url();
  await page.reload();
  await expect(page.getByRole("button", { name: say("appointNow"), exact: true })).toBeVisible();
  await expect(page.getByText(code)).toHaveCount(0);
  const card = page.getByRole("main").getByRole("listitem").filter({ hasText: email });
  await expect(card.getByRole("button", { name: say("inviteAgain") })).toBeVisible();
  await card.getByText(say("showProof")).click();
  const paper = card.locator('img[src*="/pages/1"]');
  await expect
    .poll(() => paper.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(1000);
  await look(page, "appointed", officer);

  const phone = await takeUp(browser, mission, email, code, (shown, name) => look(shown, name, mission));
  expect(new URL(place).pathname).toContain(new URL(phone.url()).pathname.replace(/^\/\w+/, ""));
  await look(phone, "delegation", mission);

  await expect(async () => {
    await page.goto(`/${officer}${list}`);
    await expect(row.getByText(overview("states.ACTIVE"), { exact: false })).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.goto(place);
  await card.getByText(say("end"), { exact: false }).click();
  await card.getByRole("button", { name: new RegExp(say("endNow")) }).click();
  await expect(card.getByText(say("standing.ended"))).toBeVisible();
  await phone
    .getByRole("link", { name: speak(mission, "nominations")("tabs.documents"), exact: true })
    .click();
  await expect(
    phone.getByRole("heading", { level: 1, name: speak(mission, "navigation")("unauthorized.title") }),
  ).toBeVisible();
  await phone.context().close();
});
