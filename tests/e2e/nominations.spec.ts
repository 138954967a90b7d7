import { randomUUID } from "node:crypto";
import { makePdf } from "@/tests/support/papers";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** What the assistant of a mission has: a spreadsheet in Russian, and a scan. */
const SPREADSHEET = [
  "№\tФИО\tДолжность\tРоль в делегации",
  "1\tКаримова, Дилором\tНачальник управления\tсоветник",
  "2\tТУРСУНОВ, Бахтиёр\tСудья\tпредставитель",
].join("\n");

for (const locale of ["ru", "ar"] as E2eLocale[]) {
  test(`a note verbale is sent, typed off, reported and verified, in ${locale}`, async ({ browser, page }, {
    project,
  }) => {
    const say = speak(locale, "nominations");
    const reference = `NV-${randomUUID().slice(0, 8)}`;
    await signInAs(page, locale, "missionFocalPoint", "/delegations");
    await page.getByRole("link", { name: say("tabs.documents"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
    await expectAccessible(page);
    await picture(page, "documents", project.name, locale);

    await page.getByRole("link", { name: say("record"), exact: true }).click();
    await page.getByLabel(say("form.reference")).fill(reference);
    await page.getByLabel(say("form.date")).fill("2027-01-20");
    await page.locator('input[type="file"]').setInputFiles({
      name: "not a paper.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("MZ this is a program"),
    });
    await expect(page.getByRole("alert").filter({ hasText: /PDF/ })).toBeVisible();
    await page.locator('input[type="file"]').setInputFiles({
      name: "nota.pdf",
      mimeType: "application/pdf",
      buffer: makePdf([`NOTE VERBALE ${reference}\nKarimova Dilorom\nTursunov Bakhtiyor`, "ANNEX"]),
    });
    await expect(page.getByText("nota.pdf")).toBeVisible();
    await page.getByText(say("form.paste"), { exact: true }).first().click();
    await page.locator("#paste").fill(SPREADSHEET);
    await page.getByRole("button", { name: say("form.take") }).click();
    await expect(
      page.getByRole("group", { name: new RegExp(say("form.line").replace("{number}", "2")) }),
    ).toBeVisible();
    await expectAccessible(page);
    await picture(page, "document-new", project.name, locale);
    await page.getByRole("button", { name: say("form.save") }).click();
    await expect(page).toHaveURL(/documents\/[0-9a-f-]{36}$/);
    const document = page.url();
    await expect(page.getByText("Каримова, Дилором")).toBeVisible();
    const first = page.getByRole("main").locator('img[src*="/pages/1"]');
    await expect
      .poll(() => first.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(1000);
    await expectAccessible(page);
    await picture(page, "document", project.name, locale);
    await page.getByRole("link", { name: say("tabs.report"), exact: true }).click();
    await expect(page.getByRole("link", { name: "Каримова, Дилором" }).first()).toBeVisible();
    await expectAccessible(page);
    await picture(page, "report", project.name, locale);

    const desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await signInAs(desk, locale, "registrationOfficer", new URL(document).pathname.replace(/^\/\w+/, ""));
    for (const name of ["letterhead", "addressee", "date", "seal", "language"]) {
      await desk.getByLabel(say(`check.${name}`)).check();
    }
    await expectAccessible(desk);
    await picture(desk, "document-check", project.name, locale);
    await desk.getByRole("button", { name: say("judge.verify") }).click();
    await expect(desk.getByText(say("judge.verified"))).toBeVisible();
    await page.goto(document);
    await expect(page.getByText(say("state.VERIFIED"), { exact: true })).toBeVisible();
  });

  test(`an officer sees what is missing where, in ${locale}`, async ({ page }, { project }) => {
    const say = speak(locale, "overview");
    await signInAs(page, locale, "registrationOfficer", "/review/dushanbe-2027");
    await page.getByRole("link", { name: say("tabs.delegations"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
    const rows = page.getByRole("main").getByRole("heading", { level: 2 });
    const all = await rows.count();
    await expectAccessible(page);
    await picture(page, "delegations", project.name, locale);
    await page.getByLabel(say("gap")).check();
    await page.getByRole("button", { name: say("apply") }).click();
    await expect(page).toHaveURL(/gap=1/);
    expect(await rows.count()).toBeLessThan(all);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: say("export") }).click();
    expect((await download).suggestedFilename()).toBe("DSB27-delegations.xlsx");
  });

  test(`an officer's table shows what each row would do before it is written, in ${locale}`, async ({
    page,
  }, { project }) => {
    const say = speak(locale, "imports");
    await signInAs(page, locale, "registrationOfficer", "/review/dushanbe-2027/imports");
    await expectAccessible(page);
    await picture(page, "imports", project.name, locale);
    await page.getByLabel(say("kindLabel")).selectOption("DELEGATIONS");
    await page.locator('input[type="file"]').setInputFiles("prisma/seed/data/delegations.csv");
    await page.getByRole("button", { name: say("send") }).click();
    await expect(page).toHaveURL(/imports\/[0-9a-f-]{36}/);
    await expect(page.getByText(say("outcome.UNCHANGED")).first()).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await picture(page, "import-preview", project.name, locale);
  });
}
