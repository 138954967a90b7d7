import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { demoSignInAction } from "@/app/[locale]/(demo)/demo/actions";
import { GET as readHtml } from "@/app/api/demo/mail/[messageId]/route";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Env } from "@/lib/env";
import { demoSignIn } from "@/lib/identity/commands/demo-sign-in";
import { DEMO_ACCOUNTS, DEMO_REGISTRANT } from "@/lib/identity/demo-accounts";
import { closeRateLimits } from "@/lib/identity/rate-limit";
import { newId } from "@/lib/ids";
import { queueMessage } from "@/lib/notifications/outbox";
import { getMail, listMailbox } from "@/lib/notifications/queries";
import { ok } from "@/lib/result";
import { contextOf, foundConference, must, NOW, outcome, system } from "@/tests/integration/badges/fixture";

const changed = vi.hoisted((): Partial<Env> => ({}));
vi.mock("@/lib/env", async (original) => {
  const { env } = await original<typeof import("@/lib/env")>();
  return {
    env: new Proxy(env, {
      get: (target, name) => Reflect.get(name in changed ? changed : target, name),
    }),
  };
});

const visitor: Ctx = contextOf({ kind: "anonymous" });
vi.mock("@/lib/identity/request-context", () => ({ getContext: async () => visitor }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: "http://localhost:3000", host: "localhost:3000" }),
  cookies: async () => ({ set: () => undefined, get: () => undefined }),
}));

let conferenceId: string;
let messageId: string;

async function queued(recipient: string, at = NOW): Promise<string> {
  const dedupeKey = newId();
  const values = { name: "<b>Nigina</b>", reference: "DSB27-7F3K9QC", link: null };
  const message = {
    name: "delegate-approved",
    locale: "ar",
    recipient,
    conferenceId,
    dedupeKey,
    values,
  } as const;
  must(await inTransaction(system(at), async (tx, ctx) => ok(await queueMessage(tx, ctx, message))));
  return (await db.message.findUniqueOrThrow({ where: { dedupeKey } })).id;
}
const html = (id: string) =>
  readHtml(new Request(`http://localhost:3000/api/demo/mail/${id}`), {
    params: Promise.resolve({ messageId: id }),
  });

beforeAll(async () => {
  conferenceId = await foundConference();
  messageId = await queued("first@mission.example", new Date(NOW.getTime() - 60_000));
});
beforeEach(() => Object.assign(changed, { DEMO: true }));
afterAll(closeRateLimits);

describe("outside the demo", () => {
  beforeEach(() => Object.assign(changed, { DEMO: false }));

  test("there is no mailbox, no mail, no HTML and no sign-in", async () => {
    expect(outcome(await listMailbox(visitor, {}))).toBe("NOT_FOUND pageNotFound");
    expect(outcome(await getMail(visitor, messageId))).toBe("NOT_FOUND pageNotFound");
    const answer = await html(messageId);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("Nigina");
    for (const email of [DEMO_REGISTRANT, ...DEMO_ACCOUNTS.map((account) => account.email)]) {
      expect(outcome(await demoSignIn(visitor, { email }, "test")), email).toBe("NOT_FOUND pageNotFound");
    }
    expect(outcome(await demoSignInAction({ email: DEMO_REGISTRANT }))).toBe("NOT_FOUND pageNotFound");
    expect(await db.session.count()).toBe(0);
  });
});

describe("in the demo", () => {
  test("a mail's HTML is a document in which nothing runs and nothing loads, its pictures inside", async () => {
    const answer = await html(messageId);
    expect(answer.status).toBe(200);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox(?! allow-scripts)/);
    expect(policy).not.toContain("script-src");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const text = await answer.text();
    expect(text).not.toContain("cid:");
    expect(text.match(/src="data:image\/png;base64,/g)).toHaveLength(2);
    expect(text).not.toContain("<b>");
  });

  test("the mailbox is read to its end by pages, also where many mails have one instant", async () => {
    const wanted = new Set<string>([messageId]);
    for (let count = 0; count < 90; count += 1) wanted.add(await queued(`many-${count}@mission.example`));
    const seen: string[] = [];
    let before: string | null | undefined;
    for (let page = 0; page < 10 && before !== null; page += 1) {
      const box = must(await listMailbox(visitor, { before }));
      seen.push(...box.entries.map(({ id }) => id));
      before = box.next;
    }
    expect(seen).toHaveLength(wanted.size);
    expect(new Set(seen)).toEqual(wanted);
    expect(seen.at(-1)).toBe(messageId);
  });

  test("the mailbox is narrowed to a recipient in any case, and takes nonsense calmly", async () => {
    const { entries } = must(await listMailbox(visitor, { to: "FIRST@" }));
    expect(entries.map(({ id }) => id)).toEqual([messageId]);
    for (const filter of [
      { before: "yesterday" },
      { before: "2027-01-01T00:00:00.000Z_x" },
      { before: ["a", "b"] },
      { to: ["a", "b"] },
      { to: "a\u0000b" },
      { to: "x".repeat(5000) },
    ])
      expect(must(await listMailbox(visitor, filter)).entries.length, JSON.stringify(filter)).toBeGreaterThan(
        0,
      );
    expect(outcome(await getMail(visitor, "not-an-id"))).toBe("NOT_FOUND pageNotFound");
    expect(outcome(await getMail(visitor, newId()))).toBe("NOT_FOUND pageNotFound");
    expect((await html("not-an-id")).status).toBe(422);
  });

  test("only the accounts of the list are opened", async () => {
    await db.user.create({ data: { id: newId(), email: "real@un.example", name: "Real" } });
    expect(outcome(await demoSignIn(visitor, { email: "real@un.example" }, "test"))).toBe(
      "NOT_FOUND pageNotFound",
    );
    const email = DEMO_ACCOUNTS[0]?.email ?? "";
    await db.user.create({ data: { id: newId(), email, name: "Demo" } });
    expect(must(await demoSignIn(visitor, { email }, "test")).token.length).toBeGreaterThan(20);
    expect(await db.session.count()).toBe(1);
  });
});
