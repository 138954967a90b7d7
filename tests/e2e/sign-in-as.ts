import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { createTranslator } from "next-intl";

export type E2eLocale = "en" | "ru" | "ar" | "tg";

type Texts = { [key: string]: string | Texts };

function textsOf(locale: E2eLocale, namespace: string): Texts {
  return JSON.parse(readFileSync(`lib/i18n/messages/${locale}/${namespace}.json`, "utf8"));
}

/** Says a text that counts or names something, by its key. */
export function counted(locale: E2eLocale, namespace: string) {
  const say = createTranslator<Record<string, string>>({
    locale,
    messages: textsOf(locale, namespace) as Record<string, string>,
  });
  return (key: string, values: Record<string, string | number>) => say(key, values);
}

/** Says a text by its dotted key, so that journeys find controls by the names people read in that language. */
export function speak(locale: E2eLocale, namespace: string): (key: string) => string {
  const texts = textsOf(locale, namespace);
  return (key) => {
    const found = key
      .split(".")
      .reduce<string | Texts>((at, part) => (typeof at === "string" ? at : (at[part] ?? "")), texts);
    if (typeof found !== "string" || found === "")
      throw new Error(`No text ${namespace}.${key} in ${locale}`);
    return found;
  };
}

/** Signs in by the demo page as the account with that address. */
export async function signInAs(page: Page, locale: E2eLocale, role: string, path: string): Promise<void> {
  await page.goto(`/${locale}/demo`);
  const card = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: speak(locale, "roles")(role) });
  await card.getByRole("button").first().click();
  await expect(page).not.toHaveURL(/\/demo$/);
  await page.goto(`/${locale}${path}`);
}

/** Signs in by the demo page as that very person, on a screen of the project's size. */
export async function colleague(
  browser: Browser,
  page: Page,
  locale: E2eLocale,
  name: string,
  path: string,
): Promise<Page> {
  const context = await browser.newContext({ viewport: page.viewportSize() });
  const own = await context.newPage();
  await own.goto(`/${locale}/demo`);
  const card = own.getByRole("main").getByRole("listitem").filter({ hasText: name });
  await card.getByRole("button").first().click();
  await expect(own).not.toHaveURL(/\/demo$/);
  await own.goto(`/${locale}${path}`);
  return own;
}

/** No finding of axe on the page as it stands, at WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
  ).toEqual([]);
}

/** Keeps a picture of a screen for people to look at. */
export async function picture(page: Page, name: string, project: string, locale: string): Promise<void> {
  await page.screenshot({ path: `tests/e2e/screenshots/${name}-${project}-${locale}.png`, fullPage: true });
}
