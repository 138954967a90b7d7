import { expect, type Page } from "@playwright/test";
import { delegateRows } from "@/prisma/seed/read-csv";
import { type E2eLocale, speak } from "./sign-in-as";

export type Person = { family: string; given: string; document: string };

const PEOPLE: Person[] = delegateRows().map((row) => ({
  family: row.family_name,
  given: row.given_names,
  document: row.document_number,
}));

/** Opens people at the desk, one after the other, until one is approved and has no badge yet. */
export async function findUnprinted(page: Page, locale: E2eLocale, start: number): Promise<Person> {
  const print = page.getByRole("button", { name: speak(locale, "desk")("print"), exact: true });
  const choices = page.locator("[data-found]");
  for (let step = 0; step < PEOPLE.length; step += 1) {
    const person = PEOPLE[(start + step * 7) % PEOPLE.length];
    if (!person?.given) continue;
    await page.keyboard.press("Escape");
    await expect(choices).toHaveCount(0);
    await page.locator("#desk-field").fill(`${person.given} ${person.family}`);
    await page.keyboard.press("Enter");
    const opened = page.getByRole("heading", { level: 1, name: `${person.family} ${person.given}` });
    await expect(opened.or(choices).first()).toBeVisible();
    if ((await choices.count()) === 0 && (await print.isVisible())) return person;
  }
  throw new Error("nobody is left to print");
}

/** The answer that a badge of the demo conference gets today. */
export function expectedVerdict(now = Date.now()): "notYetValid" | "valid" | "expired" {
  if (now < Date.parse("2027-03-08T19:00:00Z")) return "notYetValid";
  return now < Date.parse("2027-03-11T19:00:00Z") ? "valid" : "expired";
}
