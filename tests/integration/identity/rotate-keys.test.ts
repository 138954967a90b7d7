import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { acting, contextOf, enrolled, foundConference, makeUser, must, type Person, system } from "./fixture";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
let conferenceId: string;
let officer: Person;
let secret: string;
let delegateId: string;

/** Another process, whose ring of keys is this one. */
async function processWith(ring: { current: string; keys: Record<string, string> }) {
  vi.resetModules();
  process.env.FIELD_KEYS = JSON.stringify(ring);
  const { rotateTotpKeys } = await import("@/lib/identity/commands/rotate-totp-keys");
  const { rotateDocumentKeys } = await import("@/lib/delegates/commands/rotate-document-keys");
  const { storedSecret } = await import("@/lib/identity/totp");
  const { clearNumber, numberColumns } = await import("@/lib/delegates/travel-document");
  return { rotateTotpKeys, rotateDocumentKeys, storedSecret, clearNumber, numberColumns };
}

const first = process.env.FIELD_KEYS ?? "";
const ring = JSON.parse(first) as { current: string; keys: Record<string, string> };
const both = { current: "f2", keys: { ...ring.keys, f2: key(2) } };

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await makeUser({ role: "registrationOfficer", conferenceId });
  secret = (await enrolled(officer)).secret;
  const { startRegistration } = await import("@/lib/delegates/commands/start-registration");
  const registrant = { kind: "registrant", email: "a@x.example", conferenceId, sessionId: newId() } as const;
  const started = await startRegistration(contextOf(registrant), { conferenceId, requestKey: newId() });
  delegateId = must(started).id;
  const { numberColumns } = await processWith(ring);
  const columns = numberColumns(delegateId, "TJK", "CANARY123");
  await db.travelDocument.upsert({
    where: { delegateId },
    create: { delegateId, issuer: "TJK", ...columns },
    update: columns,
  });
});

const storedUser = () => db.user.findUniqueOrThrow({ where: { id: officer.id } });
const storedDocument = () => db.travelDocument.findUniqueOrThrow({ where: { delegateId } });

describe("rotating the keys of fields", () => {
  test("does nothing while the current key is the old one", async () => {
    const { rotateTotpKeys, rotateDocumentKeys } = await processWith(ring);
    const before = [await storedUser(), await storedDocument(), await db.auditEntry.count()];
    for (const rotate of [rotateTotpKeys, rotateDocumentKeys])
      expect(must(await rotate(system()))).toEqual({ rotated: 0 });
    expect([await storedUser(), await storedDocument(), await db.auditEntry.count()]).toEqual(before);
  });

  test("is refused to everybody but the script on the server", async () => {
    const { rotateTotpKeys, rotateDocumentKeys } = await processWith(both);
    const contexts: [string, Ctx][] = [
      ["FORBIDDEN", acting(officer, "administrator", null)],
      ["FORBIDDEN", acting(officer, "registrationOfficer", conferenceId)],
      ["UNAUTHENTICATED", contextOf({ kind: "anonymous" })],
    ];
    const before = [await storedUser(), await storedDocument()];
    for (const [code, ctx] of contexts)
      for (const rotate of [rotateTotpKeys, rotateDocumentKeys])
        expect(await rotate(ctx)).toMatchObject({ error: { code } });
    expect([await storedUser(), await storedDocument()]).toEqual(before);
  });

  test("brings every value under the new key, recorded without values, and the old key may go", async () => {
    const rotating = await processWith(both);
    const hash = (await storedDocument()).numberHash;
    expect(must(await rotating.rotateTotpKeys(system())).rotated).toBe(1);
    expect(must(await rotating.rotateDocumentKeys(system())).rotated).toBe(1);
    for (const rotate of [rotating.rotateTotpKeys, rotating.rotateDocumentKeys])
      expect(must(await rotate(system()))).toEqual({ rotated: 0 });
    expect([(await storedUser()).totpKeyId, (await storedDocument()).numberKeyId]).toEqual(["f2", "f2"]);
    expect((await storedDocument()).numberHash).toEqual(hash);
    const entries = await db.auditEntry.findMany({ where: { action: "fieldKeys.rotated" } });
    expect(entries.map(({ details }) => details)).toEqual([
      { column: "User.totpSecret", rotated: 1 },
      { column: "TravelDocument.number", rotated: 1 },
    ]);
    const later = await processWith({ current: "f2", keys: { f2: key(2) } });
    expect(later.storedSecret(await storedUser())).toBe(secret);
    expect(later.clearNumber(await storedDocument())).toBe("CANARY123");
  });

  test("without the old key stops before anything is changed", async () => {
    const third = await processWith({ current: "f3", keys: { f3: key(3) } });
    const before = [await storedUser(), await storedDocument()];
    await expect(third.rotateTotpKeys(system())).rejects.toThrow("f2");
    await expect(third.rotateDocumentKeys(system())).rejects.toThrow("f2");
    expect([await storedUser(), await storedDocument()]).toEqual(before);
  });
});
