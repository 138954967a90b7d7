import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { demoSignInAction } from "@/app/[locale]/(demo)/demo/actions";
import { signInAction } from "@/app/[locale]/(identity)/actions";
import { openLinkAction } from "@/app/[locale]/(public)/continue/[token]/actions";
import { DELETE as leave, POST as openByForm } from "@/app/api/session/route";
import { defineAction } from "@/lib/action";
import { db } from "@/lib/db/client";
import { ADDRESS_HEADER } from "@/lib/identity/client-address";
import { sendAccessLink } from "@/lib/identity/commands/send-access-link";
import { DEMO_ACCOUNTS, DEMO_REGISTRANT } from "@/lib/identity/demo-accounts";
import { getContext } from "@/lib/identity/request-context";
import { nothingSchema } from "@/lib/identity/schema";
import { actorOfToken } from "@/lib/identity/session";
import { ok } from "@/lib/result";
import { defineRoute } from "@/lib/route";
import { arrive, request } from "@/tests/support/next-request";
import {
  enrolled,
  foundConference,
  mailedLinks,
  makeUser,
  must,
  nobody,
  PASSWORD,
  signedIn,
  tokenOf,
} from "./fixture";

vi.mock("next/headers", () => import("@/tests/support/next-request"));
// Sessions are opened and looked up at the instant that the fixture's data is made for.
vi.mock("@/lib/clock", async () => {
  const { NOW } = await import("./fixture");
  return { now: () => NOW };
});

const SITE = "http://localhost:3000";
const CANARY = "CANARY-7f3a";
let conferenceId: string;
let requests = 0;

function come(cookies: Record<string, string> = {}, more: Record<string, string> = {}): void {
  requests += 1;
  const own = { origin: SITE, "user-agent": "Firefox", [ADDRESS_HEADER]: `203.0.113.${requests}` };
  arrive({ ...own, ...more }, cookies);
}

beforeAll(async () => {
  conferenceId = await foundConference();
});
beforeEach(() => come());

async function linkFor(email: string): Promise<string> {
  must(await sendAccessLink(nobody(), { conferenceId, email }));
  return tokenOf((await mailedLinks(email))[0]);
}

function postForm(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  const sent = {
    origin: SITE,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
    ...headers,
  };
  return openByForm(new Request(`${SITE}/api/session`, { method: "POST", headers: sent, body }));
}

describe("the cookie", () => {
  test("is set by a sign-in, closed to scripts, for the whole site, with nothing in it but the token", async () => {
    const person = await makeUser();
    const answer = await signInAction({ email: person.email, password: PASSWORD, next: "/ru/account" });
    expect(answer).toEqual({ ok: true, value: { secondFactor: "none", next: "/account" } });
    const [cookie] = request.set;
    expect(cookie).toMatchObject({
      name: "placet",
      options: { path: "/", httpOnly: true, sameSite: "lax", secure: false, maxAge: 86_400 },
    });
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(answer)).not.toContain(cookie?.value);
    expect((await getContext()).actor).toMatchObject({ kind: "user", userId: person.id });
  });

  test("over TLS is bound to the host", async () => {
    vi.resetModules();
    process.env.APP_URL = "https://placet.example";
    const { sessionCookieName, sessionCookieOptions } = await import("@/lib/identity/cookie");
    expect(sessionCookieName()).toBe("__Host-placet");
    expect(sessionCookieOptions()).toMatchObject({ secure: true, path: "/", httpOnly: true });
    expect(sessionCookieOptions()).not.toHaveProperty("domain");
    process.env.APP_URL = SITE;
    vi.resetModules();
  });

  test("is not set by a refused sign-in", async () => {
    const answer = await signInAction({
      email: "nobody@x.example",
      password: CANARY,
      next: "//evil.example",
    });
    expect(answer).toEqual({ ok: false, error: { code: "FORBIDDEN", message: "signInFailed" } });
    expect(request.set).toEqual([]);
    const trail = await db.auditEntry.findMany();
    expect(JSON.stringify(trail, (_key, value) => (typeof value === "bigint" ? "" : value))).not.toContain(
      CANARY,
    );
  });
});

describe("leaving", () => {
  const goodbye = (path: string) =>
    leave(new Request(`${SITE}${path}`, { method: "DELETE", headers: { origin: SITE } }));

  test("ends the session, drops the cookie, and has the browser forget", async () => {
    const { token } = await signedIn(await makeUser());
    come({ placet: token });
    const answer = await goodbye("/api/session");
    expect(answer.status).toBe(204);
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "cookies", "storage"');
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(request.set).toMatchObject([{ name: "placet", value: "", options: { maxAge: 0 } }]);
    expect((await getContext()).actor.kind).toBe("anonymous");
  });

  test("everywhere ends the others too", async () => {
    const person = await makeUser();
    const [here, there] = [await signedIn(person), await signedIn(person)];
    come({ placet: here.token });
    expect((await goodbye("/api/session?everywhere=1")).status).toBe(204);
    come({ placet: there.token });
    expect((await getContext()).actor.kind).toBe("anonymous");
    expect((await goodbye("/api/session?everywhere=1")).status).toBe(401);
    expect((await goodbye("/api/session?everywhere=yes")).status).toBe(422);
  });

  test("is not done by another site", async () => {
    const { token } = await signedIn(await makeUser());
    come({ placet: token });
    for (const origin of ["https://evil.example", "null"]) {
      const headers = { origin };
      const answer = await leave(new Request(`${SITE}/api/session`, { method: "DELETE", headers }));
      expect(answer.status).toBe(403);
    }
    expect((await getContext()).actor.kind).toBe("user");
  });
});

describe("a registrant's link", () => {
  test("opens by the page's button, with scripts", async () => {
    const token = await linkFor("scripted@mission.example");
    come();
    expect(await openLinkAction({ token })).toEqual({ ok: true, value: { delegateId: null } });
    expect((await getContext()).actor).toMatchObject({
      kind: "registrant",
      email: "scripted@mission.example",
    });
  });

  test("opens by a plain form, without scripts, and leads on in the page's language", async () => {
    const token = await linkFor("plain@mission.example");
    come();
    const answer = await postForm({ token, locale: "ar" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/ar/registrations"]);
    expect((await getContext()).actor).toMatchObject({ kind: "registrant", email: "plain@mission.example" });
    come();
    const again = await postForm({ token, locale: "ar" });
    expect([again.status, again.headers.get("location")]).toEqual([303, "/ar/continue/expired"]);
    expect(request.set).toEqual([]);
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["a site that hides", { origin: "null" }],
  ])(
    "is not opened by %s, which would put somebody into a stranger's registration",
    async (_who, headers) => {
      const token = await linkFor("lure@mission.example");
      come();
      expect((await postForm({ token, locale: "en" }, headers)).status).toBe(403);
      expect(request.set).toEqual([]);
      come();
      expect((await openLinkAction({ token })).ok).toBe(true);
    },
  );

  test.each(["../../evil", "//evil.example", "de", ""])(
    "a language of %j does not lead astray",
    async (locale) => {
      const answer = await postForm({ token: "x", locale });
      expect(answer.headers.get("location")).toBe("/en/continue/expired");
    },
  );
});

describe("the demo's accounts", () => {
  test.each([...DEMO_ACCOUNTS.map(({ email }) => email), DEMO_REGISTRANT])(
    "outside the demo nobody signs in as %s",
    async (email) => {
      if (email !== DEMO_REGISTRANT)
        await makeUser().then(({ id }) => db.user.update({ where: { id }, data: { email } }));
      const sessions = await db.session.count();
      expect(await demoSignInAction({ email })).toEqual({
        ok: false,
        error: { code: "NOT_FOUND", message: "pageNotFound" },
      });
      expect([request.set, await db.session.count()]).toEqual([[], sessions]);
    },
  );
});

describe("the wrapper's own policy row", () => {
  const open = { name: "test.managed", policy: "user.manage" } as const;
  const action = defineAction({ ...open, schema: nothingSchema, run: async () => ok("inside") });
  const route = defineRoute({ ...open, run: async () => ok("inside") });
  const visit = async () => (await route(new Request(`${SITE}/api/test`))).status;

  test("stops whoever lacks the permission, though the command would not", async () => {
    expect(await action({})).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
    expect(await visit()).toBe(401);
    const guard = await signedIn(await makeUser({ role: "gateGuard", conferenceId }));
    come({ placet: guard.token });
    expect(await action({})).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await visit()).toBe(403);
    const admin = await enrolled(await makeUser({ role: "administrator", conferenceId }));
    come({ placet: admin.token });
    expect(await action({})).toEqual({ ok: true, value: "inside" });
    expect(await visit()).toBe(200);
  });
});

describe("what is thrown inside an action", () => {
  test("is told as a number to quote, and nothing of it leaks", async () => {
    const action = defineAction({
      name: "test.breaks",
      policy: { open: "a test of what breaks" },
      schema: nothingSchema,
      run: async () => {
        throw new Error(CANARY);
      },
    });
    const answer = await action({});
    expect(answer).toMatchObject({
      error: { code: "UNAVAILABLE", message: "unexpected", values: { requestId: expect.any(String) } },
    });
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });

  test("is passed on when it is Next's own, such as a redirect", async () => {
    const { redirect } = await import("next/navigation");
    const action = defineAction({
      name: "test.redirects",
      policy: { open: "a test of a redirect" },
      schema: nothingSchema,
      run: async () => redirect("/elsewhere"),
    });
    await expect(action({})).rejects.toThrow("NEXT_REDIRECT");
  });
});

test("a cookie counts only under its own name, and a made-up one makes nobody", async () => {
  const { token } = await signedIn(await makeUser());
  const jars: Record<string, string>[] = [
    { sid: token },
    { "__Host-placet": token },
    { placet: `${token}x` },
  ];
  for (const cookies of jars) {
    come(cookies);
    expect((await getContext()).actor.kind).toBe("anonymous");
  }
  expect((await actorOfToken(token, (await getContext()).now)).kind).toBe("user");
});
