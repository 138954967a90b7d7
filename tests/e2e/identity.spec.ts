import { randomUUID } from "node:crypto";
import { codeFor, linkInMail } from "./invited";
import { colleague, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const PASSWORD = "sieben blaue Ziegel am Ufer";

for (const locale of ["en", "ar"] as const) {
  test(`an officer is invited, sets up both factors, and comes back, in ${locale}`, async ({
    browser,
    page,
  }, info) => {
    test.setTimeout(180_000);
    const say = speak(locale, "identity");
    const admin = speak(locale, "admin");
    const email = `${randomUUID()}@officer.example`;
    const main = page.getByRole("main");
    const submit = (key: string) => main.getByRole("button", { name: say(key), exact: true }).click();
    const look = async (name: string) => {
      await expectAccessible(page);
      await picture(page, `identity-${name}`, info.project.name, locale);
    };

    await signInAs(page, locale, "administrator", "/admin/users");
    await look("users");
    await page.goto(`/${locale}/admin/users/new`);
    await page.locator("#name").fill("Nora Example");
    await page.locator("#email").fill(email);
    await main.getByRole("button", { name: admin("users.send") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Nora Example");
    await page.locator("#role").selectOption("registrationOfficer");
    const signatures = speak(locale, "signatures");
    await page.locator("#reason").fill("Joins the secretariat of the conference.");
    await main.getByRole("button", { name: signatures("ask.roleButton"), exact: true }).click();
    await expect(page.getByText(signatures("ask.roleWaiting"))).toBeVisible();
    const account = new URL(page.url()).pathname;
    const second = await colleague(browser, page, locale, "Lucia Ferrari", "/signatures");
    const request = second.getByRole("main").getByRole("listitem").filter({ hasText: email }).first();
    await request.getByRole("button", { name: signatures("sign") }).click();
    await expect(request).toBeHidden();
    await second.context().close();
    await page.goto(account);
    await expect(
      main.getByRole("heading", { level: 3, name: speak(locale, "roles")("registrationOfficer") }),
    ).toBeVisible();
    await look("user");
    const invitation = await linkInMail(page, locale, email, "invitation");
    await page.context().clearCookies();

    await page.goto(invitation);
    await page.locator("#newPassword").fill("password1234");
    await submit("setPassword.submit");
    await expect(main.getByRole("alert")).toBeVisible();
    await page.locator("#newPassword").fill(PASSWORD);
    await submit("setPassword.submit");
    await expect(main.getByText(say("setPassword.done"))).toBeVisible();
    await page.goto(invitation);
    await expect(page.locator("#newPassword")).toHaveCount(0);

    await page.goto(`/${locale}/review`);
    await look("unauthorized");
    await main.getByRole("link").first().click();
    await page.locator("#email").fill(email);
    await page.locator("#password").fill("not the right one");
    await submit("signIn.submit");
    await expect(main.getByRole("alert")).toBeVisible();
    await look("sign-in");
    await page.locator("#password").fill(PASSWORD);
    await submit("signIn.submit");

    await expect(page.getByRole("heading", { level: 1, name: say("setup.title") })).toBeVisible();
    const other = await page.context().newPage();
    await other.goto(`/${locale}/review`);
    await expect(other.getByRole("heading", { level: 1, name: say("due.title") })).toBeVisible();
    await other.close();
    await submit("enrol.start");
    await expect(main.getByRole("img", { name: say("enrol.picture") })).toBeVisible();
    await look("set-up");
    const secret = ((await main.locator("p.font-mono").textContent()) ?? "").replace(/[^A-Z2-7]/g, "");
    await page.locator("#code").fill("000000");
    await submit("enrol.submit");
    await expect(main.getByRole("alert")).toBeVisible();
    await page.locator("#code").fill(codeFor(secret, 0));
    await submit("enrol.submit");
    await expect(main.locator("ul.font-mono li")).toHaveCount(10);
    const codes = await main.locator("ul.font-mono li").allTextContents();
    await look("recovery-codes");
    await submit("codes.kept");
    // Back where this began: the page that asked for a sign-in.
    await expect(page).toHaveURL(/\/review/);

    await page.goto(`/${locale}/home`);
    const review = main.locator('a[href$="/review"]');
    await expect(review).toContainText(speak(locale, "navigation")("areas.review"));
    await look("home");
    await page.goto(`/${locale}/account`);
    await look("account");
    await main.getByRole("button", { name: speak(locale, "navigation")("signOut"), exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/?$`));
    await page.goto(`/${locale}/account`);
    await expect(page.locator("#password")).toHaveCount(0);

    await page.goto(`/${locale}/sign-in?next=/${locale}/account`);
    await page.locator("#email").fill(email);
    await page.locator("#password").fill(PASSWORD);
    await submit("signIn.submit");
    await expect(page.getByRole("heading", { level: 1, name: say("secondFactor.title") })).toBeVisible();
    await look("second-factor");
    await page.locator("#code").fill(codes[0]?.toUpperCase() ?? "");
    await submit("secondFactor.submit");
    await expect(page).toHaveURL(new RegExp(`/${locale}/account$`));
    await expect(main.getByText(/\b9\b/).first()).toBeVisible();
  });

  test(`a delegate's link opens without scripts, once, in ${locale}`, async ({ page, browser }, info) => {
    const say = speak(locale, "registration");
    const email = `${randomUUID()}@plain.example`;
    await page.goto(`/${locale}/conferences/dushanbe-2027/register`);
    await page.getByLabel(say("link.email")).fill(email);
    await page.getByRole("button", { name: say("link.send") }).click();
    await expect(page.getByText(say("link.sentTitle"))).toBeVisible();
    const link = await linkInMail(page, locale, email, "continue");

    const plain = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: info.project.use.baseURL ?? "",
    });
    const other = await plain.newPage();
    // A mail scanner looks first, twice.
    await other.goto(link);
    await other.goto(link);
    await other.getByRole("button", { name: say("open.button") }).click();
    await expect(other).toHaveURL(new RegExp(`/${locale}/registrations$`));
    await expect(other.getByText(email)).toBeVisible();
    await other.goto(link);
    const [used = ""] = say("open.used").split("{");
    await expect(other.getByText(used.trim(), { exact: false })).toBeVisible();
    await picture(other, "identity-expired-link", info.project.name, locale);
    await plain.close();
  });
}
