import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import exceljs from "exceljs";
import { readTable } from "@/lib/tabular/read-table";
import { counted, type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Officers sit at a desk and read English here; the mission's assistant has a phone in Arabic. */
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");

type Sheet = { name: string; rows: string[][]; hidden?: boolean };

async function workbookOf(...sheets: Sheet[]): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  for (const { name, rows, hidden } of sheets)
    workbook.addWorksheet(name, { state: hidden ? "hidden" : "visible" }).addRows(rows);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const COVER: Sheet = { name: "Cover", rows: [["Delegation of Tajikistan to the conference"], ["2027"]] };
const HEADER = ["Delegation code", "Category", "Family name", "Given names", "Date of birth", "Function"];
const OLD: Sheet = { name: "Old list", hidden: true, rows: [HEADER, ["TJK", "DL", "Nobody", "Old", "", ""]] };

/** Two who are new, and one whose category is none. */
const people = (family: string): Sheet => ({
  name: "People",
  rows: [
    HEADER,
    ["TJK", "DL", family, "Nigora", "1980-01-02", "Judge"],
    ["TJK", "DL", family, "Saida", "1982-03-04", "Prosecutor"],
    ["TJK", "NONE", family, "Daler", "1984-05-06", "Adviser"],
  ],
});

/** A family name of letters alone, which nobody else of the run has. */
const familyName = () => `Karimova${randomUUID().replace(/[^a-f]/g, "")}`;

async function downloaded(page: Page, link: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: link, exact: true }).first().click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function tableOf(bytes: Buffer) {
  const result = await readTable(bytes);
  if (!result.ok) throw new Error(result.problem);
  const { header, rows } = result.table;
  return [header, ...rows.map(({ cells }) => cells.map((cell) => (cell?.kind === "text" ? cell.text : "")))];
}

test("an officer's workbook is read by the sheet that is meant, previewed row by row, written and reported", async ({
  page,
}, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "imports");
  const count = counted(locale, "imports");
  const family = familyName();
  await signInAs(page, locale, "registrationOfficer", "/review/dushanbe-2027/imports");
  await page.getByLabel(say("kindLabel")).selectOption("DELEGATES");
  await page.getByRole("button", { name: say("send") }).click();
  await expect(page.getByText(say("fileMissing"))).toBeVisible();
  const buffer = await workbookOf(COVER, people(family), OLD);
  await page.locator('input[type="file"]').setInputFiles({ name: "people.xlsx", mimeType: XLSX, buffer });
  await page.getByRole("button", { name: say("send") }).click();
  await expect(page).toHaveURL(/imports\/[0-9a-f-]{36}/);

  const other = page.getByLabel(say("otherSheet"));
  await expect(other).toBeVisible({ timeout: 30_000 });
  await expect(other.getByRole("option")).toHaveText([
    say("chooseSheet"),
    "People",
    count("hiddenSheet", { sheet: "Old list" }),
  ]);
  await expectAccessible(page);
  await picture(page, "import-cover", project.name, locale);
  await other.selectOption("People");
  await page.getByRole("button", { name: say("readSheet") }).click();

  const rows = page.getByRole("region", { name: say("rows") }).getByRole("listitem");
  const rowOf = (given: string) => rows.filter({ hasText: `${family}, ${given}` });
  await expect(rowOf("Nigora").getByText(say("outcome.NEW"))).toBeVisible({ timeout: 30_000 });
  await expect(rowOf("Daler").getByText(say("outcome.INVALID"))).toBeVisible();
  await expect(rowOf("Daler").getByText(say("reasons.categoryUnknown"))).toBeVisible();
  await expect(rowOf("Daler").getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: count("commit", { count: 2 }) })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "import-rows", project.name, locale);

  await rowOf("Saida").getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: count("commit", { count: 1 }) }).click();
  await expect(page.getByText(count("result", { written: 1, failed: 0, skipped: 2 }))).toBeVisible({
    timeout: 30_000,
  });
  await expect(rowOf("Nigora").getByText(say("rowState.WRITTEN"))).toBeVisible();
  await expectAccessible(page);
  await picture(page, "import-done", project.name, locale);

  const report = await downloaded(page, count("report", { format: "XLSX" }));
  expect(report.name).toMatch(/\.xlsx$/);
  const told = await tableOf(report.bytes);
  const lineOf = (given: string) => told.find((cells) => cells.includes(given))?.join(" | ") ?? "";
  expect(lineOf("Nigora")).toContain(say("rowState.WRITTEN"));
  expect(lineOf("Saida")).toContain(say("rowState.SKIPPED"));
  expect(lineOf("Daler")).toContain(say("reasons.categoryUnknown"));
  expect(lineOf("Daler")).toContain(say("outcome.INVALID"));
});

test("a table whose line breaks off goes on from the piece that had arrived", async ({ page }, {
  project,
}) => {
  const locale = localeOf(project.name);
  const [say, upload] = [speak(locale, "imports"), speak(locale, "uploads")];
  const noise: Sheet = {
    name: "Attachments",
    hidden: true,
    rows: Array.from({ length: 1_500 }, () => [randomBytes(400).toString("hex")]),
  };
  const buffer = await workbookOf(people(familyName()), noise);
  expect(buffer.length).toBeGreaterThan(2 * 256 * 1024);
  await signInAs(page, locale, "registrationOfficer", "/review/dushanbe-2027/imports");
  await page.getByLabel(say("kindLabel")).selectOption("DELEGATES");
  await page.locator('input[type="file"]').setInputFiles({ name: "heavy.xlsx", mimeType: XLSX, buffer });

  const offsets: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") offsets.push(new URL(request.url()).searchParams.get("offset") ?? "");
  });
  const line = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 50, downloadThroughput: -1, uploadThroughput: 150_000 };
  await line.send("Network.emulateNetworkConditions", slow);
  await page.getByRole("button", { name: say("send") }).click();
  await expect.poll(() => offsets.at(-1)).toBe(String(256 * 1024));
  await line.send("Network.emulateNetworkConditions", { ...slow, offline: true });
  await expect(page.getByText(upload("waiting"))).toBeVisible();
  await expectAccessible(page);
  await picture(page, "import-waiting", project.name, locale);
  await line.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
  await expect(page).toHaveURL(/imports\/[0-9a-f-]{36}/, { timeout: 60_000 });
  await expect(page.getByText(say("outcome.INVALID")).first()).toBeVisible({ timeout: 30_000 });
  // The first piece was sent once: what had arrived is not sent again.
  expect(offsets.filter((offset) => offset === "0")).toHaveLength(1);
});

test("the people of one delegation in the queue, as it is filtered, become a file to download", async ({
  page,
}, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "exports");
  await signInAs(page, locale, "registrationOfficer", "/review/dushanbe-2027?state=APPROVED");
  // Beyond one delegation a second person signs; that is walked with the signatures.
  if (project.name === "phone")
    await page.getByRole("button", { name: speak(locale, "queue")("filter.title") }).click();
  await page.locator("#delegation").selectOption({ label: locale === "ar" ? "أوزبكستان" : "Uzbekistan" });
  await page.getByRole("main").locator("search form button").click();
  await expect(page).toHaveURL(/delegation=[0-9a-f-]{36}/);
  await page.getByRole("link", { name: say("link"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await expect(page.getByText(say("filtered"))).toBeVisible();
  await expectAccessible(page);
  const made = counted(locale, "exports")("make", { format: "XLSX" });
  await page.getByRole("button", { name: made, exact: true }).click();
  const file = page
    .getByRole("region", { name: say("list") })
    .getByRole("listitem")
    .first();
  await expect(file.getByText(say("state.DONE"))).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await picture(page, "exports", project.name, locale);
  const download = page.waitForEvent("download");
  await file.getByRole("link").click();
  const exported = await download;
  expect(exported.suggestedFilename()).toMatch(/\.xlsx$/);
  const rows = await tableOf(readFileSync(await exported.path()));
  expect(rows[0]).toContain(say("column.state"));
  const states = speak(locale, "states");
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows.slice(1)) expect(row).toContain(states("APPROVED"));
});

test("a focal point takes the own delegation along as a file, and nobody else", async ({ page }, {
  project,
}) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "exports");
  await signInAs(page, locale, "missionFocalPoint", "/delegations");
  await page.getByRole("link", { name: say("link"), exact: true }).click();
  await expect(page).toHaveURL(/delegations\/[0-9a-f-]{36}\/exports$/);
  await expect(page.getByText(say("ofDelegation"))).toBeVisible();
  const made = counted(locale, "exports")("make", { format: "XLSX" });
  await page.getByRole("button", { name: made, exact: true }).click();
  const file = page
    .getByRole("region", { name: say("list") })
    .getByRole("listitem")
    .first();
  await expect(file.getByText(say("state.DONE"))).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await picture(page, "exports-delegation", project.name, locale);
  const download = page.waitForEvent("download");
  await file.getByRole("link").click();
  const [, ...rows] = await tableOf(readFileSync(await (await download).path()));
  const delegations = new Set(rows.map(([, delegation]) => delegation));
  expect(rows.length).toBeGreaterThan(0);
  expect(delegations.size).toBe(1);
});
