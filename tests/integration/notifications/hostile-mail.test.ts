import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { deliverMessage } from "@/lib/notifications/jobs";
import { queueMessage } from "@/lib/notifications/outbox";
import { closeTransport } from "@/lib/notifications/transport";
import { ok } from "@/lib/result";
import { foundConference, must, system } from "@/tests/integration/badges/fixture";
import { type MailServer, startMailServer } from "@/tests/support/smtp";

const changed = vi.hoisted((): Partial<Env> => ({}));
vi.mock("@/lib/env", async (original) => {
  const { env } = await original<typeof import("@/lib/env")>();
  return {
    env: new Proxy(env, {
      get: (target, name) => Reflect.get(name in changed ? changed : target, name),
    }),
  };
});

let server: MailServer;
let conferenceId: string;

beforeAll(async () => {
  server = await startMailServer();
  conferenceId = await foundConference();
});
beforeEach(() => {
  closeTransport();
  Object.assign(changed, { SMTP_URL: server.url, DEMO: false });
  server.received.length = 0;
  server.refusing = false;
});
afterAll(async () => {
  closeTransport();
  await server.close();
});

async function queued(recipient: string, name = "Nigina Mirzoeva"): Promise<string> {
  const dedupeKey = newId();
  const values = { name, reference: "DSB27-7F3K9QC", link: "http://localhost:3000/en/continue/abc" };
  const message = {
    name: "delegate-approved",
    locale: "ru",
    recipient,
    conferenceId,
    dedupeKey,
    values,
  } as const;
  must(await inTransaction(system(), async (tx, ctx) => ok(await queueMessage(tx, ctx, message))));
  return (await db.message.findUniqueOrThrow({ where: { dedupeKey } })).id;
}
const rowOf = (id: string) => db.message.findUniqueOrThrow({ where: { id } });

test.each([
  "victim@un.example\r\nBcc: all@un.example",
  "victim@un.example\nSubject: won",
  "victim@un.example, all@un.example",
  "victim@un.example; all@un.example",
  '"x@evil.example, all@un.example" <victim@un.example>',
  "<all@un.example> victim@un.example",
  "victim@un.example>\r\nRCPT TO:<all@un.example",
])("the address %j reaches one mailbox at most and adds no header", async (recipient) => {
  const messageId = await queued(recipient);
  await deliverMessage(system(), { messageId }).catch(() => undefined);
  const { state } = await rowOf(messageId);
  expect(state).toBe(server.received.length === 1 ? "SENT" : "FAILED");
  for (const { recipients, source } of server.received) {
    expect(recipients).toHaveLength(1);
    expect(recipients).not.toContain("all@un.example");
    const mail = await simpleParser(source);
    expect(mail.headers.has("bcc")).toBe(false);
    expect(mail.headers.has("cc")).toBe(false);
    expect(mail.subject).toContain("DSB27-7F3K9QC");
  }
});

test.each([
  "Eve\r\nBcc: all@un.example\r\n\r\nfree text",
  "Eve\u2028Bcc: all@un.example",
  "Eve\u0000\u0008",
  "\u202Eevil\u202C\u2066",
  '"><script>alert(1)</script><img src="https://evil.example/x.png">',
  "{reference} {name, plural, other {x}} <b>bold</b>",
  "O’Ғанӣ علي 王小明",
  "x".repeat(300),
])("the name %j stays a name", async (name) => {
  const messageId = await queued("delegate@mission.example", name);
  await deliverMessage(system(), { messageId });
  const [received] = server.received;
  const mail = await simpleParser(received?.source ?? "");
  expect(mail.headers.has("bcc")).toBe(false);
  expect(received?.recipients).toEqual(["delegate@mission.example"]);
  expect(mail.html).not.toMatch(/<script|<img src="https?:|<b>/);
  expect(mail.text).not.toMatch(/[\u202A-\u202E]/);
  for (const sign of ["\u0000", "\u0008"]) expect(mail.text).not.toContain(sign);
  if (name.startsWith("{")) expect(mail.text).toContain(name);
  if (name.startsWith("O’")) expect(mail.text).toContain(`\u2068${name}\u2069`);
  if (name.startsWith("x")) expect(mail.text).toContain(name);
});

test("a worker killed between sending and marking sends once more, under the same Message-ID", async () => {
  const messageId = await queued("delegate@mission.example");
  const { text, html } = await rowOf(messageId);
  await deliverMessage(system(), { messageId });
  // What the killed worker did not get to write.
  await db.message.update({ where: { id: messageId }, data: { state: "QUEUED", text, html, sentAt: null } });
  await deliverMessage(system(), { messageId });
  await deliverMessage(system(), { messageId });
  const ids = await Promise.all(
    server.received.map(async ({ source }) => (await simpleParser(source)).messageId),
  );
  expect(ids).toHaveLength(2);
  expect(new Set(ids)).toEqual(new Set([`<${messageId}@localhost>`]));
  expect((await rowOf(messageId)).state).toBe("SENT");
});

test("a server that is away is noted, with the attempts; the text stays until the mail has left", async () => {
  const messageId = await queued("delegate@mission.example");
  changed.SMTP_URL = "smtp://127.0.0.1:1";
  await expect(deliverMessage(system(), { messageId })).rejects.toThrow();
  const failed = await rowOf(messageId);
  expect([failed.state, failed.attempts]).toEqual(["FAILED", 1]);
  expect(failed.lastError).toMatch(/ECONNREFUSED/);
  expect(failed.text).not.toBeNull();
  closeTransport();
  changed.SMTP_URL = server.url;
  await deliverMessage(system(), { messageId });
  const sent = await rowOf(messageId);
  expect([sent.state, sent.attempts, sent.lastError, sent.text, sent.html]).toEqual([
    "SENT",
    2,
    null,
    null,
    null,
  ]);
});

test("outside the demo no mail counts as sent without a server; in the demo it does and its text is kept", async () => {
  const messageId = await queued("delegate@mission.example");
  changed.SMTP_URL = undefined;
  await expect(deliverMessage(system(), { messageId })).rejects.toThrow(/SMTP_URL/);
  expect((await rowOf(messageId)).state).toBe("FAILED");
  changed.DEMO = true;
  await deliverMessage(system(), { messageId });
  const row = await rowOf(messageId);
  expect([row.state, row.text === null]).toEqual(["SENT", false]);
  expect(server.received).toHaveLength(0);
});

test("a payload of another shape is refused, and a row that is gone asks for nothing", async () => {
  await expect(deliverMessage(system(), { messageId: "1" })).rejects.toThrow();
  await expect(deliverMessage(system(), { messageId: newId(), extra: 1 })).rejects.toThrow();
  await deliverMessage(system(), { messageId: newId() });
});
