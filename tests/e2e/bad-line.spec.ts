import { randomUUID } from "node:crypto";
import { heavyJpeg } from "@/tests/support/images";
import { openLinkOf, openRegistration } from "./registering";
import { expectAccessible, picture, speak } from "./sign-in-as";
import { expect, test } from "./walk";

for (const locale of ["en", "ar"] as const) {
  test(`two devices change one step, and the person chooses, in ${locale}`, async ({
    page,
    browser,
  }, info) => {
    test.setTimeout(120_000);
    const say = speak(locale, "registration");
    const email = `${randomUUID()}@two-devices.example`;
    await openRegistration(page, locale, email);
    const step = page.url().replace(/representation$/, "function");
    await page.goto(step);
    await page.locator("#functionalTitle").fill("Judge");
    await page.getByRole("button", { name: say("next"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("step.photo") })).toBeVisible();

    const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const other = await phone.newPage();
    await other.goto(`/${locale}/conferences/dushanbe-2027/register`);
    await other.getByLabel(say("link.email")).fill(email);
    await other.getByRole("button", { name: say("link.send") }).click();
    await expect(other.getByText(say("link.sentTitle"))).toBeVisible();
    await openLinkOf(other, locale, email);
    await other.getByRole("button", { name: say("open.button") }).click();
    await expect(other.getByRole("button", { name: say("list.new") })).toBeVisible();
    await other.goto(step);
    await expect(other.locator("#functionalTitle")).toHaveValue("Judge");
    await page.goto(step);
    await expect(page.locator("#functionalTitle")).toHaveValue("Judge");

    await other.locator("#functionalTitle").fill("Judge of the Supreme Court");
    await other.getByRole("button", { name: say("next"), exact: true }).click();
    await expect(other.getByRole("heading", { level: 1, name: say("step.photo") })).toBeVisible();
    await page.locator("#functionalTitle").fill("President of the Court");
    await page.getByRole("button", { name: say("next"), exact: true }).click();
    const notice = page.getByRole("alert").filter({ hasText: say("conflict.title") });
    await expect(notice.getByText("President of the Court")).toBeVisible();
    await expect(notice.getByText("Judge of the Supreme Court")).toBeVisible();
    await expect(page.locator("#functionalTitle")).toHaveValue("President of the Court");
    await expectAccessible(page);
    await picture(page, "conflict", info.project.name, locale);
    await notice.getByRole("button", { name: say("conflict.keepMine") }).click();
    await expect(notice).toBeHidden();
    await page.getByRole("button", { name: say("next"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("step.photo") })).toBeVisible();
    await other.goto(step);
    await expect(other.locator("#functionalTitle")).toHaveValue("President of the Court");
    await phone.close();
  });
}

test("a photo of 9 MB goes through a slow line that breaks off, and nothing is lost", async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  const say = speak("en", "registration");
  const photo = speak("en", "photo");
  await openRegistration(page, "en", `${randomUUID()}@slow.example`);
  await page.goto(page.url().replace(/representation$/, "photo"));
  const heavy = await heavyJpeg();
  expect(heavy.length).toBeGreaterThan(8_500_000);
  const file = { name: "IMG_2041.jpg", mimeType: "image/jpeg", buffer: heavy };
  await page.locator('input[type="file"]').first().setInputFiles(file);
  const use = page.getByRole("button", { name: new RegExp(`^(${photo("use")}|${photo("useWithLook")})$`) });
  await expect(use).toBeVisible({ timeout: 30_000 });

  const line = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 400, downloadThroughput: 30_000, uploadThroughput: 15_000 };
  await line.send("Network.emulateNetworkConditions", { ...slow, offline: true });
  await use.click();
  await expect(page.getByText(photo("sending.waiting"))).toBeVisible();
  await expectAccessible(page);
  await picture(page, "photo-waiting", info.project.name, "en");
  await line.send("Network.emulateNetworkConditions", slow);
  await expect(page.getByText(/^(The photo is saved\.)/)).toBeVisible({ timeout: 120_000 });
  await line.send("Network.emulateNetworkConditions", {
    ...slow,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await page.reload();
  await expect(page.getByRole("img", { name: photo("current") })).toBeVisible();
  await expect(page.getByRole("button", { name: say("next"), exact: true })).toBeVisible();
});
