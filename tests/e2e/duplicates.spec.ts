import { randomInt, randomUUID } from "node:crypto";
import type { Browser } from "@playwright/test";
import { registerPerson } from "./registering";
import { expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const LIST = "/review/dushanbe-2027/duplicates";
/** Each has two places left in the demo, and each run takes one of them. */
const DELEGATIONS = {
  en: ["Germany", "Turkmenistan", "China"],
  ar: ["اليابان", "فرنسا", "الصين"],
} as const;
const TITLES = [
  "Judge, Supreme Court",
  "Judge of the Supreme Court",
  "Head of Chamber, Supreme Court",
] as const;

/** One person registers for three delegations, with another passport, address and photo each. Gives the references. */
async function registerThrice(browser: Browser, locale: keyof typeof DELEGATIONS): Promise<string[]> {
  const birthDate = `19${randomInt(60, 90)}-${randomInt(10, 13)}-${randomInt(13, 29)}`;
  const familyName = `Rahimova${randomUUID()
    .replace(/[^a-f]/g, "")
    .slice(0, 6)}`;
  const references: string[] = [];
  for (const [index, functionalTitle] of TITLES.entries()) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const email = `${randomUUID()}@doubles.example`;
    const delegation = DELEGATIONS[locale][index] ?? "";
    const person = { email, delegation, familyName, givenNames: "Malika", birthDate, functionalTitle };
    references.push(await registerPerson(await context.newPage(), locale, person));
    await context.close();
  }
  return references;
}

test("an officer finds one person registered thrice, merges two, undoes it, and parts another pair", async ({
  page,
  browser,
}, { project }) => {
  test.setTimeout(240_000);
  const locale = project.name === "phone" ? "ar" : "en";
  const say = speak(locale, "duplicates");
  const main = page.getByRole("main");
  const look = async (name: string) => {
    await expectAccessible(page);
    await picture(page, `duplicates-${name}`, project.name, locale);
  };
  const [one = "", other = "", third = ""] = await registerThrice(browser, locale);
  const pairOf = (first: string, second: string) =>
    main
      .getByRole("listitem")
      .filter({ has: page.getByText(first, { exact: true }) })
      .filter({ has: page.getByText(second, { exact: true }) });
  /** The worker searches within seconds of the submission. */
  const findPair = (first: string, second: string) =>
    expect(async () => {
      await page.goto(`/${locale}${LIST}`);
      await expect(pairOf(first, second)).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 30_000 });

  await signInAs(page, locale, "registrationOfficer", "/review/dushanbe-2027");
  await page.getByRole("link", { name: speak(locale, "overview")("tabs.duplicates"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await findPair(one, other);
  await expect(pairOf(one, other)).toContainText(say("reason.documentDiffers"));
  await look("list");

  await pairOf(one, other)
    .getByRole("link", { name: say("compare") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: say("pairTitle") })).toBeVisible();
  const facts = main.locator("dl");
  await expect(facts.getByText(TITLES[0], { exact: true })).toBeVisible();
  await expect(facts.getByText(TITLES[1], { exact: true })).toBeVisible();
  const dossier = await main
    .getByRole("link", { name: `${say("openDossier")} ${one}`, exact: true })
    .getAttribute("href");
  await page.getByRole("radio", { name: new RegExp(one) }).check();
  await page.locator("#take-functionalTitle").check();
  await look("pair");
  await main.getByRole("button", { name: say("merge.submit"), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${LIST}$`));
  await expect(pairOf(one, other)).toHaveCount(0);

  await page.goto(dossier ?? "");
  const [before = "", after = ""] = say("dossier.into").split(/\{name\}.*\{reference\}\)?/);
  await expect(main.getByText(new RegExp(`${before}.*${other}.*${after}`)).first()).toBeVisible();
  await expect(main.getByText(TITLES[1], { exact: true }).first()).toBeVisible();
  await look("merged");
  await main.getByRole("button", { name: say("dossier.undo"), exact: true }).click();
  await expect(main.getByRole("button", { name: say("dossier.undo"), exact: true })).toHaveCount(0);
  await expect(main.getByText(TITLES[0], { exact: true }).first()).toBeVisible();
  await expect(main.getByText(say("dossier.open"))).toBeVisible();
  await look("undone");

  await findPair(one, other);
  await findPair(one, third);
  await pairOf(one, third)
    .getByRole("link", { name: say("compare") })
    .click();
  await main.getByRole("button", { name: say("notSame.submit"), exact: true }).click();
  await expect(page.locator("#note-error")).toBeVisible();
  await page.getByLabel(say("notSame.note")).fill("Cousins of one name, seen at the desk");
  await main.getByRole("button", { name: say("notSame.submit"), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${LIST}$`));
  await expect(pairOf(one, third)).toHaveCount(0);
  await expect(pairOf(one, other)).toBeVisible();
});
