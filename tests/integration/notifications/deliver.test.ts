import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { deliverMessage } from "@/lib/notifications/jobs";
import { queueMessage } from "@/lib/notifications/outbox";
import { closeTransport } from "@/lib/notifications/transport";
import { ok, refuse } from "@/lib/result";
import { foundConference, must, system } from "@/tests/integration/badges/fixture";

const received: string[] = [];
let failing = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      if (!failing) received.push(Buffer.concat(parts).toString("utf8"));
      done(failing ? new Error("try later") : null);
    });
  },
});

vi.mock("@/lib/env", async (original) => {
  const { env } = await original<typeof import("@/lib/env")>();
  return {
    env: new Proxy(env, {
      get: (target, name) => (name === "SMTP_URL" ? process.env.TEST_SMTP : Reflect.get(target, name)),
    }),
  };
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  process.env.TEST_SMTP = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});

afterAll(async () => {
  closeTransport();
  await new Promise<void>((resolve) => server.close(resolve));
});

const HOSTILE = 'Eve\r\nBcc: all@un.example <script>alert("x")</script>';

async function queueApproval(recipient: string, dedupeKey = newId()): Promise<string> {
  const conferenceId = await foundConference();
  const values = { name: HOSTILE, reference: "DSB27-7F3K9QC", link: null };
  const message = {
    name: "delegate-approved" as const,
    locale: "ar",
    recipient,
    conferenceId,
    dedupeKey,
    values,
  };
  must(await inTransaction(system(), async (tx, ctx) => ok(await queueMessage(tx, ctx, message))));
  must(await inTransaction(system(), async (tx, ctx) => ok(await queueMessage(tx, ctx, message))));
  const rows = await db.message.findMany({ where: { dedupeKey } });
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? "";
}

test("a mail arrives in the person's language with English beneath, its code as a picture, and names inert", async () => {
  const messageId = await queueApproval("delegate@mission.example");
  await deliverMessage(system(), { messageId });
  await deliverMessage(system(), { messageId });
  expect(received).toHaveLength(1);
  const mail = await simpleParser(received[0] ?? "");
  expect(mail.headers.has("bcc")).toBe(false);
  expect(mail.html).toContain('dir="rtl"');
  expect(mail.html).not.toContain("<script>");
  expect(mail.text).toContain("You are accredited");
  expect(mail.attachments[0]?.contentType).toBe("image/png");
  expect(mail.messageId).toContain(messageId);
  const row = await db.message.findUniqueOrThrow({ where: { id: messageId } });
  expect([row.state, row.text, row.html]).toEqual(["SENT", null, null]);
});

test("a refusing server leaves the mail to be tried again, and it is then sent once", async () => {
  const messageId = await queueApproval("later@mission.example");
  failing = true;
  await expect(deliverMessage(system(), { messageId })).rejects.toThrow();
  expect((await db.message.findUniqueOrThrow({ where: { id: messageId } })).state).toBe("FAILED");
  failing = false;
  const before = received.length;
  await deliverMessage(system(), { messageId });
  expect(received.length).toBe(before + 1);
});

test("a mail of a transaction that is rolled back is never written, nor its job", async () => {
  const conferenceId = await foundConference();
  const dedupeKey = newId();
  const jobs = () => db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM graphile_worker.jobs`;
  const [before] = await jobs();
  const values = { name: "Nobody", reference: "DSB27-7F3K9QC", link: null };
  const message = {
    name: "delegate-approved" as const,
    locale: "en",
    recipient: "x@y.example",
    conferenceId,
    dedupeKey,
    values,
  };
  await inTransaction(system(), async (tx, ctx) => {
    await queueMessage(tx, ctx, message);
    return refuse("CONFLICT", "staleVersion");
  });
  expect(await db.message.count({ where: { dedupeKey } })).toBe(0);
  expect((await jobs())[0]?.count).toBe(before?.count);
});
