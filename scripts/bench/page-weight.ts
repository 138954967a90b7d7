import { brotliCompressSync } from "node:zlib";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { signInAs, speak } from "@/tests/e2e/sign-in-as";
import { browserOptions } from "@/tests/support/browser";

export type PageWeight = { page: string; scripts: number; scriptKb: number; styleKb: number; htmlKb: number };

/** Pages as people first open them: without a sign-in, or as the demo account of a role; a bare word is a wizard step. */
const PAGES: readonly { path: string; role?: string }[] = [
  { path: "/en" },
  { path: "/ar/conferences/dushanbe-2027" },
  { path: "/ru/conferences/dushanbe-2027/register" },
  { path: "/en/sign-in" },
  { path: "/en/registrations", role: "delegate" },
  { path: "representation", role: "delegate" },
  { path: "document", role: "delegate" },
  { path: "photo", role: "delegate" },
  { path: "/en/delegations", role: "missionFocalPoint" },
  { path: "/en/review/dushanbe-2027", role: "registrationOfficer" },
  { path: "/en/desk", role: "badgeDeskOperator" },
  { path: "/en/verify", role: "gateGuard" },
];

const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;

async function compressed(urls: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const url of urls)
    bytes += brotliCompressSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
  return bytes;
}

/** Opens a page with an empty cache and weighs every file that the browser asks for until it is idle, by Brotli, as it is served. */
async function weigh(page: Page, path: string): Promise<PageWeight> {
  const asked = { script: new Set<string>(), stylesheet: new Set<string>() };
  page.on("request", (request) => {
    const kind = request.resourceType();
    if (kind === "script" || kind === "stylesheet") asked[kind].add(request.url());
  });
  const html = await (await page.goto(path, { waitUntil: "networkidle" }))?.body();
  return {
    page: path,
    scripts: asked.script.size,
    scriptKb: kilobytes(await compressed(asked.script)),
    styleKb: kilobytes(await compressed(asked.stylesheet)),
    htmlKb: kilobytes(brotliCompressSync(html ?? "").length),
  };
}

/** Opens a registration and gives the address of one of its steps. */
async function stepOfNewRegistration(page: Page, step: string): Promise<string> {
  await page.goto("/en/registrations");
  await page.getByRole("button", { name: speak("en", "registration")("list.new") }).click();
  await page.waitForURL(/\/representation$/);
  return new URL(page.url()).pathname.replace(/representation$/, step);
}

async function withContext<T>(base: string, work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(await browserOptions());
  try {
    return await work(await browser.newContext({ baseURL: base, viewport: { width: 360, height: 740 } }));
  } finally {
    await browser.close();
  }
}

/** Weighs pages of every group of people on a running demo, in kilobytes as compressed. */
export async function weighPages(base: string): Promise<PageWeight[]> {
  const weights: PageWeight[] = [];
  for (const { path, role } of PAGES) {
    // A browser of its own for each page: nothing of the page before is in its cache.
    const weight = await withContext(base, async (context) => {
      let address = path;
      if (role) {
        const entrance = await context.newPage();
        await signInAs(entrance, "en", role, "/home");
        if (!path.startsWith("/")) address = await stepOfNewRegistration(entrance, path);
        await entrance.close();
      }
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      await session.send("Network.clearBrowserCache");
      return weigh(page, address);
    });
    weights.push({ ...weight, page: path });
  }
  return weights;
}
