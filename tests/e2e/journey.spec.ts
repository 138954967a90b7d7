import { randomInt, randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { checkDigit } from "@/lib/delegates/mrz-check-digit";
import { makePortrait } from "@/prisma/seed/portraits";
import { next, openLinkOf, openRegistration } from "./registering";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** The officer finds the person by reference and returns the registration for its title. Gives the dossier's page. */
async function returnForTitle(browser: Browser, locale: E2eLocale, reference: string): Promise<Page> {
  const say = speak(locale, "review");
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await signInAs(page, locale, "registrationOfficer", `/review/dushanbe-2027?q=${reference}`);
  await page.getByRole("main").locator('li:not(nav li) a[href*="/review/dushanbe-2027/"]').first().click();
  await expect(page).toHaveURL(/dushanbe-2027\/[0-9a-f-]{36}/);
  const dossier = page.url();
  await page.getByRole("button", { name: say("action.return"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("#item-TITLE_MISSING").check();
  await dialog.locator("#note-TITLE_MISSING").fill("As on the note verbale, please.");
  await dialog.getByRole("button", { name: say("action.return"), exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.goto(dossier);
  return page;
}

/** The person comes back by the link of the mail on another device, sees what to mend, and submits again. */
async function mendTitle(browser: Browser, locale: E2eLocale, email: string, project: string): Promise<void> {
  const say = speak(locale, "registration");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await openLinkOf(page, locale, email);
  await page.getByRole("button", { name: say("open.button") }).click();
  if (page.url().endsWith("/registrations")) {
    await page.getByRole("main").locator('a[href*="/registrations/"]').first().click();
  }
  await expect(page.getByText("As on the note verbale, please.")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "status-returned", project, locale);
  await page.getByRole("link", { name: say("status.toMend") }).click();
  await expect(page.locator("#functionalTitle")).toHaveValue("Senior Adviser, Ministry of Justice");
  await page.goto(page.url().replace(/function$/, "review"));
  await expect(page.getByRole("heading", { name: say("review.openItems") })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "resubmission-open", project, locale);
  await page.goBack();
  await page.locator("#functionalTitle").fill("Senior Adviser, Ministry of Justice and Prisons");
  // Only what was returned is asked again, and then all of it is looked at once more.
  await next(page, say, say("step.review"));
  await expect(page.getByRole("heading", { name: say("review.openItems") })).toBeHidden();
  await page.locator("#badgeApproved").check();
  await page.getByRole("button", { name: say("review.submit") }).click();
  await expect(page.getByText(speak(locale, "states")("SUBMITTED")).first()).toBeVisible();
  await context.close();
}

for (const locale of ["en", "ar"] as const) {
  test(`a delegate registers by link, step by step, and is told where it stands, in ${locale}`, async ({
    page,
    browser,
  }, info) => {
    test.setTimeout(240_000);
    const say = speak(locale, "registration");
    const email = `${randomUUID()}@journey.example`;
    await openRegistration(page, locale, email);
    await expectAccessible(page);
    await page.locator("#delegationId").selectOption({ label: locale === "en" ? "Norway" : "كازاخستان" });
    await page.locator("#categoryId").selectOption({ label: locale === "en" ? "Delegate" : "مندوب" });
    await page.locator("#delegationRole").selectOption("ADVISER");
    await next(page, say, say("step.identity"));

    await page.locator("#familyName").fill("Юсуфзода\u202E");
    await page.locator("#givenNames").fill("Farrukh");
    await page.locator("#gender").selectOption("MALE");
    await page.locator("#birthDate").fill("1980-01-01");
    await page.locator("#nationalities").selectOption("NOR");
    await page.getByRole("button", { name: say("next"), exact: true }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await page.locator("#familyName").fill("Yusufzoda");
    await page.locator("#nativeName").fill("Фаррух Юсуфзода");
    await page.locator("#nativeLanguage").selectOption("tg");
    await picture(page, "registration-identity", info.project.name, locale);
    await next(page, say, say("step.document"));

    // One travel document registers one person.
    const number = String(randomInt(4e8, 5e8));
    await page.locator("#type").selectOption("PASSPORT");
    await page.locator("#number").fill(number);
    await page.locator("#issuer").selectOption("NOR");
    await page.locator("#expiresOn").fill("2030-12-31");
    await page
      .locator("#mrz")
      .fill(
        `P<NORYUSUFZODA<<FARRUKH<<<<<<<<<<<<<<<<<<<<<\n${number}${checkDigit(number)}NOR8001014M3012316<<<<<<<<<<<<<<0`,
      );
    await expect(page.getByText(say("mrz.findings"))).toBeVisible();
    await next(page, say, say("step.function"));

    await page.locator("#functionalTitle").fill("Senior Adviser, Ministry of Justice");
    await next(page, say, say("step.photo"));

    const portrait = await makePortrait({ seed: email, gender: "MALE", age: 47 });
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer: portrait });
    const photo = speak(locale, "photo");
    await page.getByRole("button", { name: photo("use"), exact: true }).click();
    await expect(page.getByRole("button", { name: say("next"), exact: true })).toBeVisible({
      timeout: 20_000,
    });
    await picture(page, "registration-photo", info.project.name, locale);
    await next(page, say, say("step.contact"));

    await page.locator("#email").fill(email);
    await page.locator("#phone").fill("+47 22 00 00 00");
    await page.locator("#emergencyName").fill("Duty officer");
    await page.locator("#emergencyPhone").fill("+4722000001");
    if (await page.locator("#arrivalOn").isVisible()) {
      await page.locator("#arrivalOn").fill("2027-03-08");
      await page.locator("#departureOn").fill("2027-03-12");
      await page.locator("#visaNeeded-no").check();
    }
    await next(page, say, say("step.needs"));
    await next(page, say, say("step.consents"));
    await page.locator("#PRIVACY_NOTICE").check();
    await page.locator("#CODE_OF_CONDUCT").check();
    await next(page, say, say("step.review"));

    await expectAccessible(page);
    await picture(page, "registration-review", info.project.name, locale);
    await page.locator("#badgeApproved").check();
    await page.getByRole("button", { name: say("review.submit") }).click();
    const state = speak(locale, "states");
    await expect(page.getByText(state("SUBMITTED")).first()).toBeVisible();
    const reference = (await page.getByText(/^DSB27-[0-9A-Z]{7}$/).textContent()) ?? "";
    await expectAccessible(page);
    await picture(page, "status", info.project.name, locale);
    await page.goto(`/${locale}/demo/mailbox?to=${encodeURIComponent(email)}`);
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(2);

    const officer = await returnForTitle(browser, locale, reference);
    await mendTitle(browser, locale, email, info.project.name);
    await officer.reload();
    const after = officer.getByRole("main");
    await expect(after.getByText("Senior Adviser, Ministry of Justice and Prisons").first()).toBeVisible();
    await expect(
      after.getByText("Senior Adviser, Ministry of Justice", { exact: true }).first(),
    ).toBeVisible();
    await expectAccessible(officer);
    await picture(officer, "dossier-changed", info.project.name, locale);
    await officer.context().close();
  });
}

for (const locale of ["en", "ar"] as const) {
  test(`an officer starts the review of a file and an approver decides it, in ${locale}`, async ({
    page,
  }, info) => {
    test.setTimeout(120_000);
    const say = speak(locale, "review");
    await signInAs(page, locale, "registrationOfficer", "/review/dushanbe-2027?state=SUBMITTED");
    await expectAccessible(page);
    await picture(page, "review-queue", info.project.name, locale);
    // Each project and language takes a person of its own, so that runs beside each other do not meet.
    const place = (info.project.name === "phone" ? 2 : 0) + (locale === "ar" ? 1 : 0);
    const people = page
      .getByRole("main")
      .locator('li:not(nav li) a[href*="/review/dushanbe-2027/"]')
      .filter({ hasText: new RegExp(`${speak(locale, "queue")("column.category")}: (DL|UN)`) });
    const start = page.getByRole("button", { name: say("action.startReview"), exact: true });
    // Where the delegation's note waits for its check, the button says so, and the officer goes on to the next person.
    for (let at = place; ; at += 4) {
      await people.nth(at).click();
      await expect(start).toBeVisible();
      if (await start.isEnabled()) break;
      await expect(page.locator("#why-startReview")).toBeVisible();
      await page.goBack();
      await expect(people.first()).toBeVisible();
    }
    const name = await page.getByRole("heading", { level: 1 }).textContent();
    const dossier = new URL(page.url()).pathname;
    await expectAccessible(page);
    await picture(page, "dossier", info.project.name, locale);
    await page
      .getByRole("button", { name: say("action.startReview"), exact: true })
      .first()
      .click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("action.startReview"), exact: true })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: name ?? "", exact: true })).toBeHidden();

    await signInAs(page, locale, "accreditationApprover", dossier.replace(/^\/(en|ar)/, ""));
    const approve = page.getByRole("button", { name: say("action.approve"), exact: true });
    await expect(approve).toBeVisible();
    // Somebody's claim that ends at this moment leaves the button closed until the page is drawn anew.
    const opens = approve.and(page.locator(":enabled")).waitFor({ timeout: 10_000 });
    if (
      await opens.then(
        () => false,
        () => true,
      )
    ) {
      // One's own organization: the screen says why.
      await expect(page.locator("#why-approve")).toBeVisible();
      return;
    }
    await approve.click();
    await expectAccessible(page);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("action.approve"), exact: true })
      .click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.goto(dossier);
    await expect(
      page.getByText(speak(locale, "states")("APPROVED")).filter({ visible: true }).first(),
    ).toBeVisible();
  });
}

test("search finds a name across scripts", async ({ page }) => {
  await signInAs(
    page,
    "en",
    "registrationOfficer",
    `/review/dushanbe-2027?q=${encodeURIComponent("Юсуфзода")}`,
  );
  const found = page.getByRole("main").locator('li:not(nav li) a[href*="/review/dushanbe-2027/"]');
  await expect(found.first()).toContainText("YUSUFZODA");
});

test("each role lands on a page of its own", async ({ page }, info) => {
  for (const role of ["registrationOfficer", "gateGuard", "missionFocalPoint", "administrator", "auditor"]) {
    await signInAs(page, "en", role, "/home");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await picture(page, "home", info.project.name, "en");
});
