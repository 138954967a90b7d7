import { type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

test("an auditor reads how long files take and what is expected at the opening", async ({ page }, {
  project,
}) => {
  const locale: E2eLocale = project.name === "phone" ? "ar" : "en";
  const [say, states] = [speak(locale, "numbers"), speak(locale, "states")];
  await signInAs(page, locale, "auditor", "/numbers");
  await expect(page.getByRole("heading", { level: 1, name: say("title") })).toBeVisible();
  await expect(page).toHaveURL(/\/review\/dushanbe-2027\/numbers/);
  await expectAccessible(page);
  await picture(page, "numbers", project.name, locale);
  await page.getByText(say("asTable")).first().click();
  await expect(page.getByRole("columnheader", { name: say("day") })).toBeVisible();
  await page
    .getByRole("navigation", { name: say("chooseState") })
    .getByRole("link", { name: states("READY") })
    .click();
  await expect(page).toHaveURL(/state=READY/);
  const categories = page.getByRole("region", { name: say("byCategory") });
  await expect(categories.getByRole("row").nth(1)).toBeVisible();
});
