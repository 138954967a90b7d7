import type { Browser, Page } from "@playwright/test";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** English on a desktop, Arabic on a phone. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");

async function pageOf(browser: Browser, project: string): Promise<Page> {
  const viewport = { width: project === "phone" ? 360 : 1280, height: 800 };
  return (await browser.newContext({ viewport })).newPage();
}

/** Signs in as the person by the link of the newest mail, whatever its language, and goes to the registration. */
async function openAs(page: Page, locale: E2eLocale, email: string): Promise<void> {
  await page.goto(`/${locale}/demo/mailbox?to=${encodeURIComponent(email)}`);
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  const link = page.getByRole("main").locator('a[href*="/continue/"]').first();
  await expect(link).toBeVisible();
  const { pathname } = new URL((await link.getAttribute("href")) ?? "", page.url());
  await page.goto(pathname.replace(/^\/\w+/, `/${locale}`));
  const registration = speak(locale, "registration");
  await page.getByRole("button", { name: registration("open.button") }).click();
  await expect(page).toHaveURL(/\/registrations/);
}

test("a refused person of an NGO reads why, appeals once, and somebody else rules", async ({ browser }, {
  project,
}) => {
  test.setTimeout(180_000);
  const locale = localeOf(project.name);
  const say = speak(locale, "appeals");
  // One of the Borderlands Research Institute for each screen, both refused in the seed.
  const phone = project.name === "phone";
  const email = phone ? "grace.oneill@ngo2.example" : "siobhan.fitzgerald@ngo2.example";
  const person = await pageOf(browser, project.name);
  await openAs(person, locale, email);
  if (!/registrations\/[0-9a-f-]{36}/.test(person.url())) {
    await person.getByRole("main").locator('a[href*="/registrations/"]').first().click();
  }
  await expect(person.getByRole("heading", { name: say("own.title") })).toBeVisible();
  await expect(person.getByText("Your name is not in the note verbale of the delegation.")).toBeVisible();
  await expect(person.getByText("Checked twice")).toHaveCount(0);
  await expectAccessible(person);
  await picture(person, "appeal-window", project.name, locale);
  await person.getByRole("button", { name: say("own.send") }).click();
  await expect(person.locator("#grounds-error")).toBeVisible();
  await expectAccessible(person);
  await person.locator("#grounds").fill("The note names me on its second page.");
  await person.getByRole("button", { name: say("own.send") }).click();
  await expect(person.getByRole("heading", { name: say("own.yours") })).toBeVisible();
  await expect(person.locator("#grounds")).toHaveCount(0);
  await picture(person, "appeal-sent", project.name, locale);
  const id = new URL(person.url()).pathname.split("/").pop();

  const approver = await pageOf(browser, project.name);
  await signInAs(approver, locale, "accreditationApprover", `/review/dushanbe-2027/appeals/${id}`);
  await expect(approver.locator("#grounds")).toHaveCount(0);
  await expect(approver.getByText("The note names me on its second page.")).toHaveCount(0);

  const authority = await pageOf(browser, project.name);
  await signInAs(authority, locale, "appealAuthority", "/review/dushanbe-2027/appeals");
  await expect(authority.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await expectAccessible(authority);
  await picture(authority, "appeals", project.name, locale);
  await authority.locator(`a[href$="/appeals/${id}"]`).click();
  await expect(authority.getByText("Checked twice against the note verbale.")).toBeVisible();
  await expectAccessible(authority);
  await picture(authority, "appeal", project.name, locale);
  if (phone) await authority.locator("#outcome-allow").check();
  await authority.locator("#textForPerson").fill("We have looked at the note again.");
  await authority
    .getByRole("button", { name: say(phone ? "ruling.allowButton" : "ruling.dismissButton"), exact: true })
    .click();
  const outcome = phone ? "allowed" : "dismissed";
  await expect(authority.getByRole("heading", { name: say(`standing.${outcome}`) })).toBeVisible();

  await person.reload();
  await expect(person.getByText(say(`own.${outcome}`))).toBeVisible();
  await expect(person.getByText("We have looked at the note again.")).toBeVisible();
  await expectAccessible(person);
  await picture(person, "appeal-ruled", project.name, locale);
});

test("an approver lays another reason before a senior approver, who sends it back", async ({ browser }, {
  project,
}) => {
  test.setTimeout(180_000);
  const locale = localeOf(project.name);
  const say = speak(locale, "escalations");
  const approver = await pageOf(browser, project.name);
  await signInAs(approver, locale, "accreditationApprover", "/review/dushanbe-2027?state=READY");
  const people = approver.getByRole("main").locator('li:not(nav li) a[href*="/review/dushanbe-2027/"]');
  await expect(people.first()).toBeVisible();
  const hrefs = await people.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const open = approver.getByText(say("open"), { exact: true });
  for (const href of project.name === "phone" ? hrefs.reverse() : hrefs) {
    await approver.goto(href);
    await expect(approver.getByRole("heading", { level: 1 })).toBeVisible();
    if ((await open.count()) > 0) break;
  }
  await open.click();
  await approver.locator("#seniorId").selectOption({ index: 1 });
  await approver.locator("#escalatedReason").selectOption("CAPACITY");
  // Begun in the language of the person.
  await expect(approver.locator("#escalatedText")).not.toHaveValue("");
  await approver.locator("#escalatedText").fill("The room of this segment is full.");
  await approver.locator("#escalatedNote").fill("The host asked us to wait.");
  await expectAccessible(approver);
  await picture(approver, "escalate", project.name, locale);
  await approver.getByRole("button", { name: say("send"), exact: true }).click();
  await expect(
    approver
      .getByText(/Ingrid Solberg/)
      .and(approver.locator(":not(option)"))
      .first(),
  ).toBeVisible();

  const senior = await pageOf(browser, project.name);
  await signInAs(senior, locale, "seniorApprover", new URL(approver.url()).pathname.replace(/^\/\w+/, ""));
  await expect(senior.getByText("The host asked us to wait.")).toBeVisible();
  await expectAccessible(senior);
  await picture(senior, "escalated", project.name, locale);
  await senior.locator("#answer").fill("Give them a place in the overflow room.");
  await senior.getByRole("button", { name: say("sendBack"), exact: true }).click();
  await expect(senior.locator("#answer")).toHaveCount(0);
  await approver.reload();
  await expect(approver.getByText("Give them a place in the overflow room.")).toBeVisible();
});
