import { randomInt } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { makePortrait } from "@/prisma/seed/portraits";
import { type E2eLocale, speak } from "./sign-in-as";

/** Opens the link of the newest mail to that address. */
export async function openLinkOf(page: Page, locale: E2eLocale, email: string): Promise<void> {
  const link = page.getByRole("main").locator(`a[href*="/${locale}/continue/"]`).first();
  await expect(async () => {
    await page.goto(`/${locale}/demo/mailbox?to=${encodeURIComponent(email)}`);
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await expect(link).toBeVisible({ timeout: 3000 });
  }).toPass();
  await page.goto((await link.getAttribute("href")) ?? "");
}

/** Asks for a link as a new registrant, opens it and begins a registration: its first step is on the page. */
export async function openRegistration(page: Page, locale: E2eLocale, email: string): Promise<void> {
  const say = speak(locale, "registration");
  await page.goto(`/${locale}/conferences/dushanbe-2027/register`);
  await page.getByLabel(say("link.email")).fill(email);
  await page.getByRole("button", { name: say("link.send") }).click();
  await expect(page.getByText(say("link.sentTitle"))).toBeVisible();
  await openLinkOf(page, locale, email);
  await page.getByRole("button", { name: say("open.button") }).click();
  await page.getByRole("button", { name: say("list.new") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("step.representation") })).toBeVisible();
}

/** Goes on to the step of the registration with that heading. */
export async function next(page: Page, say: (key: string) => string, heading: string): Promise<void> {
  await page.getByRole("button", { name: say("next"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

/** The ordinary category, as the form calls it. */
const DELEGATE: Record<E2eLocale, string> = { en: "Delegate", ru: "Делегат", tg: "Намоянда", ar: "مندوب" };

export type Registrant = {
  email: string;
  /** Its name as the form shows it. */
  delegation: string;
  familyName: string;
  givenNames: string;
  birthDate: string;
  functionalTitle: string;
};

/** Uploads a portrait drawn from those words and takes it as the photo. */
export async function addPhoto(page: Page, locale: E2eLocale, seed: string): Promise<void> {
  const portrait = await makePortrait({ seed, gender: "FEMALE", age: 44 });
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer: portrait });
  await page.getByRole("button", { name: speak(locale, "photo")("use"), exact: true }).click();
  // The frame goes when the photo is kept; where one was before, the way on stands there all the time.
  await expect(page.locator('input[type="range"]')).toHaveCount(0, { timeout: 20_000 });
  const next = speak(locale, "registration")("next");
  await expect(page.getByRole("button", { name: next, exact: true })).toBeVisible({ timeout: 20_000 });
}

/** Registers somebody by every step, with a document and a photo of their own. Gives the reference. */
export async function registerPerson(page: Page, locale: E2eLocale, person: Registrant): Promise<string> {
  const say = speak(locale, "registration");
  await openRegistration(page, locale, person.email);
  await page.locator("#delegationId").selectOption({ label: person.delegation });
  await page.locator("#categoryId").selectOption({ label: DELEGATE[locale] });
  await page.locator("#delegationRole").selectOption("ADVISER");
  await next(page, say, say("step.identity"));
  for (const field of ["familyName", "givenNames", "birthDate"] as const) {
    await page.locator(`#${field}`).fill(person[field]);
  }
  await page.locator("#gender").selectOption("FEMALE");
  await page.locator("#nationalities").selectOption("NOR");
  await next(page, say, say("step.document"));
  await page.locator("#type").selectOption("PASSPORT");
  await page.locator("#number").fill(String(randomInt(4e8, 5e8)));
  await page.locator("#issuer").selectOption("NOR");
  await page.locator("#expiresOn").fill("2030-12-31");
  await next(page, say, say("step.function"));
  await page.locator("#functionalTitle").fill(person.functionalTitle);
  await next(page, say, say("step.photo"));
  await addPhoto(page, locale, person.email);
  await next(page, say, say("step.contact"));
  await page.locator("#email").fill(person.email);
  await page.locator("#phone").fill(`+47 22 ${randomInt(10, 99)} ${randomInt(10, 99)} ${randomInt(10, 99)}`);
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
  await page.locator("#badgeApproved").check();
  await page.getByRole("button", { name: say("review.submit") }).click();
  await expect(page.getByText(speak(locale, "states")("SUBMITTED")).first()).toBeVisible();
  return (await page.getByText(/^DSB27-[0-9A-Z]{7}$/).textContent()) ?? "";
}

/**
 * From the step of identity to the end, what a focal point fills in for a member whose name is there already.
 * @param seed tells the portrait and the address
 */
export async function fillInForMember(page: Page, locale: E2eLocale, seed: string): Promise<void> {
  const say = speak(locale, "registration");
  await page.locator("#nationalities").selectOption("UZB");
  await next(page, say, say("step.document"));
  await page.locator("#type").selectOption("PASSPORT");
  await page.locator("#number").fill(String(randomInt(4e8, 5e8)));
  await page.locator("#issuer").selectOption("UZB");
  await page.locator("#expiresOn").fill("2030-12-31");
  await next(page, say, say("step.function"));
  const title = page.locator("#functionalTitle");
  if ((await title.inputValue()) === "") await title.fill("Adviser");
  await next(page, say, say("step.photo"));
  await addPhoto(page, locale, seed);
  await next(page, say, say("step.contact"));
  await page.locator("#email").fill(`${seed.toLowerCase()}@mission.example`);
  await page.locator("#phone").fill("+992 37 221 45 67");
  await page.locator("#emergencyName").fill("Duty officer");
  await page.locator("#emergencyPhone").fill("+992372214568");
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
  await page.locator("#badgeApproved").check();
  await page.getByRole("button", { name: say("review.submit") }).click();
  const states = speak(locale, "states");
  const submitted = page.getByText(states("SUBMITTED"));
  const wait = page.getByRole("button", { name: say("review.waitingList") });
  await expect(submitted.or(wait).first()).toBeVisible();
  if (await submitted.first().isVisible()) return;
  // Other walks may have taken the delegation's last place.
  await wait.click();
  await expect(page.getByText(states("WAITLISTED")).first()).toBeVisible();
}
