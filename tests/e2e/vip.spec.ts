import { colleague, type E2eLocale, expectAccessible, picture, signInAs, speak } from "./sign-in-as";
import { expect, test } from "./walk";

const REVIEW = "/review/dushanbe-2027";
const localeOf = (project: string): E2eLocale => (project === "phone" ? "ar" : "en");

test("an administrator lists the ranks of VIPs", async ({ page }, { project }) => {
  const locale = localeOf(project.name);
  const say = speak(locale, "vips");
  await signInAs(page, locale, "administrator", "/home");
  await page.getByRole("main").locator('a[href$="/admin/ranks"]').click();
  await expect(page.getByRole("heading", { level: 1, name: say("ranks.title") })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "vip-ranks", project.name, locale);
  const code = project.name === "phone" ? "HEAD_OF_ORGANIZATION" : "DEPUTY_MINISTER";
  const added = page.getByRole("heading", { level: 3, name: say(`rank.${code}`) });
  // The other screen may save between the page and the click: then the page says so, and is loaded anew.
  await expect(async () => {
    await page.goto(`/${locale}/admin/ranks`);
    if (await added.isVisible()) return;
    await page.getByLabel(say("ranks.add")).selectOption(code);
    await page.locator('form button[type="submit"]').click();
    await expect(page.locator('form button[type="submit"]')).toBeDisabled({ timeout: 5_000 });
    await page.reload();
    await expect(added).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expectAccessible(page);
});

test("a head of State comes without a photo: two signatures, the gold pass, the list of arrivals", async ({
  page,
  browser,
}, { project }) => {
  test.setTimeout(240_000);
  const locale = localeOf(project.name);
  const [say, review, waiver, sign, states, desk] = [
    speak(locale, "vips"),
    speak(locale, "review"),
    speak(locale, "waiver"),
    speak(locale, "signatures"),
    speak(locale, "states"),
    speak(locale, "desk"),
  ];
  const family = "Amanosuke";
  await signInAs(page, locale, "protocolOfficer", `${REVIEW}/vips`);
  await expectAccessible(page);
  await picture(page, "vips", project.name, locale);
  await page.getByRole("link", { name: say("invite") }).click();
  await expect(page.getByLabel(say("rankLabel"))).toBeVisible();
  if (project.name === "phone") {
    await expectAccessible(page);
    await picture(page, "vip-invite", project.name, locale);
    // One head of Government is enough for both screens.
    return;
  }
  await page.getByRole("button", { name: say("sendInvitation") }).click();
  await expect(page.locator("#familyName-error")).toBeVisible();
  await page.locator("#delegationId").selectOption({ label: "Japan" });
  await page.locator("#rank").selectOption("HEAD_OF_GOVERNMENT");
  await page.locator("#salutation").selectOption("H.E. Mr.");
  await page.locator("#familyName").fill(family);
  await page.locator("#givenNames").fill("Haruto");
  await page.locator("#functionalTitle").fill("Prime Minister");
  await page.locator("#email").fill("cabinet@protocol.example");
  await page.locator("#arrivalOn").fill("2027-03-08");
  await page.locator("#arrivalTime").fill("16:40");
  await expectAccessible(page);
  await picture(page, "vip-invite", project.name, locale);
  await page.getByRole("button", { name: say("sendInvitation") }).click();
  await expect(page).toHaveURL(/\/vips\/[0-9a-f-]{36}$/);
  const id = page.url().split("/").at(-1) ?? "";
  await page.goto(`/${locale}/home`);
  await expectAccessible(page);
  await picture(page, "home-protocol", project.name, locale);
  await page.getByRole("link", { name: new RegExp(speak(locale, "home")("question.vipsWaiting")) }).click();
  await page.getByRole("link", { name: new RegExp(family, "i") }).click();
  await expect(page).toHaveURL(new RegExp(`/vips/${id}$`));
  await page.locator("#arrivalFlight").fill("jl 8801");
  await page.getByRole("button", { name: say("saveArrival") }).click();
  await expect(page.getByText("16:40 · JL8801")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "vip-waiting", project.name, locale);
  await page.getByRole("button", { name: say("fastTrack") }).click();
  await expect(page.getByText(say("onItsWay"))).toBeVisible();
  await picture(page, "vip-fast-tracked", project.name, locale);

  // Whoever entered the person neither waives, reviews nor approves: the second protocol officer asks.
  const dossier = `${REVIEW}/${id}`;
  const second = await colleague(browser, page, locale, "Maya Okafor", dossier);
  await second.getByText(waiver("ask"), { exact: true }).click();
  await second.locator("#waiver-reason").fill("Head of Government, received by protocol.");
  await expectAccessible(second);
  await picture(second, "vip-dossier", project.name, locale);
  await second.getByRole("button", { name: waiver("askButton") }).click();
  await expect(second.getByText(waiver("asked"))).toBeVisible();
  const signer = await colleague(browser, page, locale, "Sofia Bergmann", "/signatures");
  const card = signer
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: new RegExp(family, "i") });
  await expectAccessible(signer);
  await picture(signer, "vip-waiver", project.name, locale);
  await card.getByRole("button", { name: sign("sign") }).click();
  await expect(card.getByRole("button", { name: sign("sign") })).toBeHidden();

  await second.goto(`/${locale}${dossier}`);
  await second.getByRole("button", { name: new RegExp(`^${review("action.closeReview")}`) }).click();
  await second.locator("#finding").selectOption("FAVOURABLE");
  const sheet = second.getByRole("dialog");
  await sheet.getByRole("button", { name: review("action.closeReview"), exact: true }).click();
  await expect(sheet).toBeHidden();

  const approver = await colleague(browser, page, locale, "Thomas Lindqvist", dossier);
  await approver.getByRole("button", { name: review("action.approve"), exact: true }).click();
  await expectAccessible(approver);
  await picture(approver, "vip-approve", project.name, locale);
  const decision = approver.getByRole("dialog");
  await decision.getByRole("button", { name: review("action.approve"), exact: true }).click();
  await expect(decision).toBeHidden();

  const list = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: new RegExp(family, "i") });
  await page.goto(`/${locale}${REVIEW}/vips`);
  await expect(list.getByText(states("APPROVED"), { exact: true })).toBeVisible();
  await expect(list.getByText(say("noBadge"))).toBeVisible();

  const operator = await colleague(browser, page, locale, "Zarina", `/desk/dushanbe-2027?person=${id}`);
  await operator.getByRole("button", { name: desk("print"), exact: true }).click();
  const preview = operator.locator("article img[src$='/front.svg']");
  await expect(preview).toBeVisible();
  await expect
    .poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await picture(operator, "vip-badge", project.name, locale);

  await page.reload();
  await expect(list.getByText("16:40 · JL8801")).toBeVisible();
  await expect(list.getByText(desk("badgeState.PRINTED"))).toBeVisible();
  await expectAccessible(page);
  await picture(page, "vip-arrivals", project.name, locale);
});
