import type { Browser, Page } from "@playwright/test";
import { colleague, counted, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

/** Long over: every class of its few people is due. */
const PAST = "vienna-2025";
const AHEAD = "dushanbe-2027";
const SIGNER = "Miriam Castellanos";

/** Asks for a purge, has a colleague sign it, and reads the report. */
async function purge(browser: Browser, page: Page, project: string): Promise<void> {
  const say = speak("en", "retention");
  await signInAs(page, "en", "dataProtectionOfficer", "/home");
  await page.getByRole("main").locator(`a[href$="/retention"]`).click();
  await page.getByRole("link", { name: "Preparatory Meeting 2025" }).click();
  await expect(page).toHaveURL(new RegExp(`/retention/${PAST}$`));
  await page.getByText(counted("en", "retention")("dryRun.list", { count: 3 })).click();
  await expect(page.getByText(say("class.REGISTRATION.name")).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, "purge-dry-run", project, "en");
  await page.getByLabel(say("ask.reason")).fill("The schedule of 2025 has run out");
  await page.getByRole("button", { name: say("ask.button") }).click();
  await expect(page.getByText(say("purgeState.WAITING"))).toBeVisible();

  const signer = await colleague(browser, page, "en", SIGNER, "/signatures");
  const card = signer.getByRole("listitem").filter({ hasText: "The schedule of 2025 has run out" });
  await expect(
    card.getByText(counted("en", "retention")("act.text", { people: 3 }), { exact: true }),
  ).toBeVisible();
  await expectAccessible(signer);
  await picture(signer, "purge-to-sign", project, "en");
  await card.getByRole("button", { name: speak("en", "signatures")("sign"), exact: true }).click();
  await expect(card).toBeHidden();

  await page.reload();
  await page
    .getByRole("link", { name: new RegExp(`${say("purgeState.RUNNING")}|${say("purgeState.DONE")}`) })
    .click();
  await expect(page.getByText(counted("en", "retention")("report.done", { done: 3, left: 0 }))).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText(SIGNER)).toBeVisible();
  await expectAccessible(page);
  await picture(page, "purge-report", project, "en");
  await page.goto(`/en/retention/${PAST}`);
  await expect(page.getByText(say("nothing"))).toBeVisible();
}

/** Looks at the dry run, places a legal hold and lifts it. */
async function hold(page: Page, project: string): Promise<void> {
  const say = speak("ar", "retention");
  await signInAs(page, "ar", "dataProtectionOfficer", `/retention/${AHEAD}`);
  await expect(page.getByRole("heading", { name: say("dryRun.title") })).toBeVisible();
  await page.getByLabel(say("hold.reason")).fill("دعوى أمام المحكمة");
  await page.getByRole("button", { name: say("hold.place"), exact: true }).click();
  await expect(page.getByText("دعوى أمام المحكمة")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "legal-hold", project, "ar");
  await page.getByText(say("hold.lift"), { exact: true }).click();
  await page.getByLabel(say("hold.liftWhy")).fill("انتهت الدعوى");
  await page.getByRole("button", { name: say("hold.liftButton"), exact: true }).click();
  await expect(page.getByText(say("hold.none"))).toBeVisible();
}

// A list is purged once: the phone looks at what stands around it.
test("what is due is purged as two officers signed it; a legal hold is placed and lifted", async ({
  browser,
  page,
}, { project }) => {
  if (project.name === "phone") await hold(page, project.name);
  else await purge(browser, page, project.name);
});
