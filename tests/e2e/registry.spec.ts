import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

type Body = { code: string; name: string };

/** A body with names in two scripts, entered by the form; the page of the entry is open afterwards. */
async function add(page: Page, locale: E2eLocale, { code, name }: Body): Promise<void> {
  const say = speak(locale, "registry");
  await page.goto(`/${locale}/organizations/new`);
  await page.getByLabel(say("form.code"), { exact: true }).fill(code);
  for (const [language, text] of [
    ["en", name],
    ["ru", `Институт приграничья ${name}`],
    ["tg", `Пажӯҳишгоҳ ${name}`],
    ["fr", `Institut ${name}`],
    ["ar", `معهد الحدود ${name}`],
  ]) {
    await page.locator(`#name-${language}`).fill(text ?? "");
  }
  await page.getByRole("button", { name: say("form.add"), exact: true }).click();
  await expect(page).toHaveURL(/organizations\/[0-9a-f-]{36}$/);
}

for (const locale of ["en", "ar"] as E2eLocale[]) {
  test(`an officer adds organizations, finds, merges, parts and suspends them, in ${locale}`, async ({
    page,
  }, { project }) => {
    test.setTimeout(120_000);
    const say = speak(locale, "registry");
    const mark = randomUUID()
      .replace(/[^a-f]/g, "")
      .slice(0, 8);
    const codes = [1, 2].map(
      (number) => `E${number}${randomUUID().slice(0, 7).toUpperCase().replace(/\W/g, "")}`,
    );
    const [one = "", other = ""] = codes;
    await signInAs(page, locale, "registrationOfficer", "/organizations");
    await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
    await expectAccessible(page);
    await picture(page, "registry", project.name, locale);

    await page.goto(`/${locale}/organizations/new?q=Uzbekistan`);
    await expect(page.getByText(say("alike"))).toBeVisible();
    await expectAccessible(page);
    await picture(page, "registry-new", project.name, locale);
    await add(page, locale, { code: one, name: `Borderlands ${mark}` });
    await expectAccessible(page);
    await picture(page, "registry-entry", project.name, locale);
    await add(page, locale, { code: other, name: `Border Lands ${mark}` });

    await page.goto(`/${locale}/organizations?q=${encodeURIComponent(`институт ${mark}`)}`);
    await expect(page.getByText(one, { exact: true })).toBeVisible();
    await page.getByRole("main").getByRole("listitem").filter({ hasText: one }).getByRole("link").click();
    await page.getByRole("link", { name: say("merge"), exact: true }).click();
    await page.getByLabel(say("mergeSearch")).fill(other);
    await page.getByRole("button", { name: say("look") }).click();
    await page.getByRole("main").getByRole("listitem").filter({ hasText: other }).getByRole("link").click();
    await expect(page.getByText(say("newAliases"))).toBeVisible();
    await expectAccessible(page);
    await picture(page, "registry-merge", project.name, locale);
    await page.getByRole("button", { name: say("mergeNow"), exact: true }).click();
    await expect(page.getByRole("button", { name: say("undo"), exact: true })).toBeVisible();
    await page.getByRole("button", { name: say("undo"), exact: true }).click();
    await expect(page.getByRole("button", { name: say("undo"), exact: true })).toHaveCount(0);

    await page.getByLabel(say("reason")).fill("Letter of 3 March");
    await page.getByRole("button", { name: say("suspend"), exact: true }).click();
    await expect(page.getByRole("button", { name: say("restore"), exact: true })).toBeVisible();
    await expectAccessible(page);
    await picture(page, "registry-suspended", project.name, locale);
    await page.getByRole("button", { name: say("restore"), exact: true }).click();
    await expect(page.getByRole("button", { name: say("suspend"), exact: true })).toBeVisible();
  });
}
