import { randomUUID } from "node:crypto";
import { fillInForMember } from "./registering";
import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** Each screen substitutes in a delegation of its own. */
const MISSION = {
  phone: { locale: "ru", account: "missionFocalPoint" },
  desktop: { locale: "ar", account: "organizationFocalPoint" },
} as const satisfies Record<string, { locale: E2eLocale; account: string }>;

const anyCase = (text: string) => new RegExp(text, "i");

test("one person takes another's place, and the delegation keeps it", async ({ page }, { project }) => {
  const { locale, account } = MISSION[project.name === "phone" ? "phone" : "desktop"];
  const [say, states] = [speak(locale, "delegation"), speak(locale, "states")];
  await signInAs(page, locale, account, "/delegations");
  const cards = page.getByRole("main").getByRole("listitem");
  const heading = page.getByRole("heading", { level: 3 });
  const approved = cards
    .filter({ has: heading })
    .filter({ hasText: states("APPROVED") })
    .filter({ hasText: say("substitute") });
  const leaving = (await approved.last().getByRole("heading", { level: 3 }).textContent()) ?? "";
  const own = cards.filter({ has: page.getByRole("heading", { level: 3, name: leaving, exact: true }) });
  await own.getByText(say("substitute")).first().click();
  const form = own.locator("form").filter({ hasText: say("substituteText") });
  const family = `Nazarov${randomUUID()
    .replace(/[^a-f]/g, "")
    .slice(0, 10)}`;
  await form.getByLabel(say("familyName")).fill(family);
  await form.getByLabel(say("givenNames")).fill("Temur");
  await form.getByRole("button", { name: say("substituteNow") }).click();
  await expect(page).toHaveURL(/\/registrations\/[0-9a-f-]{36}\/identity$/);
  await page.locator("#birthDate").fill("1979-04-05");
  await page.locator("#gender").selectOption("MALE");
  await fillInForMember(page, locale, family);

  await page.goto(`/${locale}/delegations`);
  await expect(page.getByRole("heading", { level: 3, name: anyCase(family) })).toBeVisible();
  await expect(page.getByRole("heading", { level: 3, name: leaving, exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await picture(page, "substituted", project.name, locale);
});
