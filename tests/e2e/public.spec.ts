import { expectAccessible, picture, speak } from "./sign-in-as";
import { expect, test } from "./walk";

for (const locale of ["en", "ar"] as const) {
  test(`the conference page says what, when, where and how, in ${locale}`, async ({ page }, info) => {
    const violations: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    await page.goto(`/${locale}/conferences/dushanbe-2027`);
    await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await picture(page, "conference", info.project.name, locale);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBeLessThanOrEqual(0);
    expect(violations).toEqual([]);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("public pages can be read", async ({ page }) => {
    for (const path of ["", "/conferences/dushanbe-2027", "/privacy", "/accessibility"]) {
      await page.goto(`/en${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  });
});

test("headers of a page: nonce policy, no framing, no caching", async ({ request }) => {
  const first = await request.get("/en");
  const second = await request.get("/en");
  const policy = first.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/);
  expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toBe(second.headers()["content-security-policy"]);
  expect(first.headers()["cache-control"]).toContain("no-store");
  expect(first.headers()["strict-transport-security"]).toContain("max-age=63072000");
  expect(first.headers()["x-content-type-options"]).toBe("nosniff");
});

test("a forged host is turned away", async ({ request }) => {
  const answer = await request.get("/en", { headers: { host: "evil.example" }, maxRedirects: 0 });
  expect(answer.status()).toBe(421);
});

test("outside the demo there is no demo page, mailbox or mail", async ({ request }) => {
  const plain = process.env.PLAIN_URL ?? "";
  for (const path of [
    "/en/demo",
    "/en/demo/mailbox",
    "/api/demo/mail/019345a0-0000-7000-8000-000000000000",
  ]) {
    expect((await request.get(plain + path)).status()).toBe(404);
  }
  expect((await request.get("/en/demo")).status()).toBe(200);
});

test("health answers: alive, and ready with database and worker", async ({ request }) => {
  expect((await request.get("/api/health/live")).status()).toBe(200);
  await expect
    .poll(async () => (await request.get("/api/health/ready")).status(), { timeout: 30_000 })
    .toBe(200);
});

test("areas of staff are closed to the public", async ({ page }) => {
  const say = speak("en", "navigation");
  for (const path of ["/review", "/registrations", "/admin/jobs", "/account"]) {
    const answer = await page.goto(`/en${path}`);
    expect(answer?.status()).toBe(401);
    await expect(page.getByRole("heading", { level: 1, name: say("unauthorized.title") })).toBeVisible();
  }
});

test.describe("before the scripts have come", () => {
  test.use({ javaScriptEnabled: false });
  test("a password cannot travel in an address", async ({ page }) => {
    await page.goto("/en/sign-in");
    await page.locator("#email").fill("somebody@post.example");
    await page.locator("#password").fill("not for any address bar");
    await page.locator("#password").press("Enter");
    await expect(page).toHaveURL(/\/en\/sign-in$/);
    await expect(page.getByRole("main").getByRole("button")).toBeDisabled();
  });
});
