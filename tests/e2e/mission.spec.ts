import { randomUUID } from "node:crypto";
import { makePdf } from "@/tests/support/papers";
import { fillInForMember } from "./registering";
import { counted, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** The assistant of a mission: on a phone in Russian, and at a desk in Arabic; each has a delegation of its own. */
const MISSION = {
  phone: { locale: "ru", account: "missionFocalPoint", delegation: "UZB" },
  desktop: { locale: "ar", account: "organizationFocalPoint", delegation: "OSCE" },
} as const;

const PEOPLE = [
  ["Anvar", "Судья", "M"],
  ["Bakhtiyor", "Прокурор", "M"],
  ["Dilorom", "Начальник управления", "F"],
  ["Erkin", "Советник", "M"],
  ["Feruza", "Эксперт", "F"],
  ["Gulnora", "Следователь", "F"],
  ["Husan", "Помощник", "M"],
] as const;

/** A family name that nobody else of the run has. */
const familyName = (letter: string) =>
  `${letter}arimov${randomUUID()
    .replace(/[^a-f]/g, "")
    .slice(0, 12)}`;

/** The note verbale and the table of the assistant: six are named, the sixth is not in the table, a seventh is. */
function papersOf(delegation: string) {
  const people = PEOPLE.map(([given, title, gender], at) => ({
    family: familyName("KTRSNMV"[at] ?? "K"),
    given,
    title,
    gender,
  }));
  const named = people.slice(0, 6);
  const registered = [...people.slice(0, 5), ...people.slice(6)];
  const lines = ["№\tФИО\tДолжность\tРоль в делегации"].concat(
    named.map(({ family, given, title }, at) => `${at + 1}\t${family}, ${given}\t${title}\tсоветник`),
  );
  const header = "Делегация;Категория;Фамилия;Имя;Пол;Дата рождения;Должность;Роль в делегации";
  const rows = registered.map(({ family, given, title, gender }, at) =>
    [
      delegation,
      delegation === "OSCE" ? "IG" : "DL",
      family,
      given,
      gender,
      `1${at}.05.1975`,
      title,
      "советник",
    ].join(";"),
  );
  return { people, lines: lines.join("\n"), table: [header, ...rows, ""].join("\r\n") };
}

/** Windows-1251, as a spreadsheet of an office in Central Asia is saved. */
function windows1251(text: string): Buffer {
  const codes = new Map(
    [...new TextDecoder("windows-1251").decode(Uint8Array.from({ length: 256 }, (_, code) => code))].map(
      (letter, code) => [letter, code],
    ),
  );
  return Buffer.from([...text].map((letter) => codes.get(letter) ?? 63));
}

/** Family names stand in capitals. */
const anyCase = (text?: string) => new RegExp(text ?? "", "i");

test("a note verbale with six names, five of them registered and a seventh who is not on it", async ({
  page,
}, { project }) => {
  const { locale, account, delegation } = MISSION[project.name === "phone" ? "phone" : "desktop"];
  const [say, imports] = [speak(locale, "nominations"), speak(locale, "imports")];
  const count = counted(locale, "imports");
  const { people, lines, table } = papersOf(delegation);
  await signInAs(page, locale, account, "/delegations");
  await page.getByRole("link", { name: say("tabs.documents"), exact: true }).click();
  await page.getByRole("link", { name: say("record"), exact: true }).click();
  await page.getByLabel(say("form.reference")).fill(`NV-${randomUUID().slice(0, 8)}`);
  await page.getByLabel(say("form.date")).fill("2027-01-20");
  await page.locator('input[type="file"]').setInputFiles({
    name: "nota.pdf",
    mimeType: "application/pdf",
    buffer: makePdf([`NOTE VERBALE\n${people.map(({ family }) => family).join("\n")}`]),
  });
  await expect(page.getByText("nota.pdf")).toBeVisible();
  await page.getByText(say("form.paste"), { exact: true }).first().click();
  await page.locator("#paste").fill(lines);
  await page.getByRole("button", { name: say("form.take") }).click();
  await page.getByRole("button", { name: say("form.save") }).click();
  await expect(page).toHaveURL(/documents\/[0-9a-f-]{36}$/);

  await page.getByRole("link", { name: say("tabs.imports"), exact: true }).click();
  await page.getByLabel(imports("kindLabel")).selectOption("DELEGATES");
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "список.csv", mimeType: "text/csv", buffer: windows1251(table) });
  await page.getByRole("button", { name: imports("send") }).click();
  const write = page.getByRole("button", { name: count("commit", { count: 6 }) });
  await expect(write).toBeVisible();
  await expectAccessible(page);
  await picture(page, "mission-import", project.name, locale);
  await write.click();
  await expect(page.getByText(count("result", { written: 6, failed: 0, skipped: 0 }))).toBeVisible();

  // Two are filled in to the end on the person's behalf, one of them named by nobody; the others are begun.
  const [first, , , , , missing, seventh] = people;
  for (const { family } of [first, seventh].filter((person) => person !== undefined)) {
    await page.goto(`/${locale}/delegations`);
    await page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { level: 3, name: anyCase(family) }) })
      .getByRole("link")
      .first()
      .click();
    await expect(page).toHaveURL(/\/registrations\/[0-9a-f-]{36}/);
    await page.goto(`${page.url().replace(/(registrations\/[0-9a-f-]{36}).*/, "$1")}/identity`);
    await fillInForMember(page, locale, family);
  }

  await page.goto(`/${locale}/delegations`);
  await page.getByRole("link", { name: say("tabs.report"), exact: true }).click();
  const group = (key: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: say(key) }) });
  await expect(group("report.unregistered").getByText(anyCase(missing?.family))).toBeVisible();
  await expect(group("report.notNominated").getByText(anyCase(seventh?.family))).toBeVisible();
  for (const { family } of people.slice(1, 5))
    await expect(group("report.begun").getByText(anyCase(family)).first()).toBeVisible();
  await expect(group("report.unregistered").getByText(anyCase(first?.family))).toHaveCount(0);
  await expect(group("report.begun").getByText(anyCase(first?.family))).toHaveCount(0);
  await expectAccessible(page);
  await picture(page, "mission-report", project.name, locale);
});
