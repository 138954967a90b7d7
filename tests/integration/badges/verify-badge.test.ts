import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { reprintBadge } from "@/lib/badges/commands/reprint-badge";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import { newCredentialKeys, parseCredentialKeys } from "@/lib/badges/credential-keys";
import { signCredential } from "@/lib/badges/credential-signature";
import { installedKeys } from "@/lib/badges/installed-keys";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { stopTypesetter } from "@/lib/typeset/typesetter/run-typesetter";
import { accredit, contextOf, endApproval, foundConference, must, NOW, staff } from "./fixture";

let conferenceId: string;
let operator: Ctx;
let guard: Ctx;
let delegateId: string;
let badge: { id: string; number: string; credential: string };

async function issue(person: string) {
  const { badgeId, number } = must(await printBadge(operator, { delegateId: person }));
  const check = {
    documentType: "PASSPORT",
    lastFour: "0000",
    faceMatches: true,
    otherDocument: true,
  } as const;
  must(await handOverBadge(operator, { badgeId, ...check }));
  const { credential } = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
  return { id: badgeId, number, credential };
}

beforeAll(async () => {
  conferenceId = await foundConference();
  operator = await staff("badgeDeskOperator", conferenceId);
  guard = await staff("gateGuard", conferenceId);
  delegateId = await accredit(conferenceId, { native: "Нигина Мирзоева" });
  badge = await issue(delegateId);
});
afterAll(stopTypesetter);

const verdictOf = async (text: string, ctx = guard) => must(await verifyBadge(ctx, { text })).verdict;
const at = (instant: string): Ctx => ({ ...guard, now: new Date(instant) });

describe("the seven answers", () => {
  test("valid during the conference, not yet before it, expired after it", async () => {
    expect(await verdictOf(badge.credential)).toBe("valid");
    expect(await verdictOf(badge.credential, at("2027-03-08T18:59:00Z"))).toBe("notYetValid");
    expect(await verdictOf(badge.credential, at("2027-03-11T19:00:00Z"))).toBe("expired");
  });

  test("not yet valid while it waits at the desk, and it says that it was not handed over", async () => {
    const { badgeId } = must(await printBadge(operator, { delegateId: await accredit(conferenceId) }));
    const { credential } = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
    expect(must(await verifyBadge(guard, { text: credential }))).toMatchObject({
      verdict: "notYetValid",
      notHandedOver: true,
    });
  });

  test("superseded once replaced, whatever the reason; the new one is valid when it is handed over", async () => {
    const person = await accredit(conferenceId);
    const old = await issue(person);
    must(await reprintBadge(operator, { badgeId: old.id, cause: "lost" }));
    expect(await verdictOf(old.credential)).toBe("superseded");
  });

  test("revoked at the very next scan after the approval fell", async () => {
    const person = await accredit(conferenceId);
    const { credential, number } = await issue(person);
    expect(await verdictOf(credential)).toBe("valid");
    await endApproval(person);
    expect(await verdictOf(credential)).toBe("revoked");
    expect(await verdictOf(number)).toBe("revoked");
  });

  test("unknown: signed with our key and not in the ledger, or with a key we do not have", async () => {
    const payload = {
      conference: 501,
      serial: 77_777,
      category: "HG",
      zones: 255,
      notBefore: new Date("2027-03-08T19:00:00Z"),
      notAfter: new Date("2027-03-11T19:00:00Z"),
    };
    expect(await verdictOf(signCredential(payload, installedKeys()))).toBe("unknown");
    const { serial } = await db.badge.findUniqueOrThrow({ where: { id: badge.id } });
    expect(await verdictOf(signCredential({ ...payload, serial }, installedKeys()))).toBe("unknown");
    expect(await verdictOf(signCredential(payload, parseCredentialKeys(newCredentialKeys("ZZ"))))).toBe(
      "unknown",
    );
    expect(await verdictOf("BDG1-999999-5")).toBe("malformed");
  });

  test("malformed: forged, cut, or something else altogether", async () => {
    const strangers = parseCredentialKeys(newCredentialKeys(installedKeys().current.id));
    const payload = { conference: 501, serial: 1, category: "DL", zones: 7, notBefore: NOW, notAfter: NOW };
    const forged = signCredential(
      { ...payload, notBefore: new Date("2027-03-08T19:00:00Z"), notAfter: new Date("2027-03-11T19:00:00Z") },
      strangers,
    );
    for (const text of [
      forged,
      badge.credential.slice(0, -1),
      `${badge.credential} `,
      "https://example.org",
      "\u0000",
    ]) {
      expect(await verdictOf(text)).toBe("malformed");
    }
  });
});

describe("who sees the holder", () => {
  test("a guard of the conference sees photo, name, category and zones, and nothing else", async () => {
    const { holder, number } = must(await verifyBadge(guard, { text: badge.credential }));
    expect(number).toBe(badge.number);
    expect(holder).toMatchObject({ surname: "MIRZOEVA", given: "Nigina", delegation: "Tajikistan" });
    expect(holder?.zones.filter(({ open }) => open).map(({ code }) => code)).toEqual(["A", "B", "C"]);
    expect(Object.keys(holder ?? {}).sort()).toEqual(
      ["category", "delegation", "given", "native", "photoId", "surname", "zones"].sort(),
    );
    expect(
      must(await verifyBadge({ ...guard, locale: "ru" }, { text: badge.credential })).holder?.delegation,
    ).toBe("Таджикистан");
  });

  test("everybody else learns only whether the code is valid", async () => {
    const elsewhere = await staff("gateGuard", await foundConference());
    for (const ctx of [contextOf({ kind: "anonymous" }), elsewhere]) {
      expect(must(await verifyBadge(ctx, { text: badge.credential }))).toMatchObject({
        verdict: "valid",
        holder: null,
      });
    }
    for (const role of ROLE_NAMES) {
      const sees = ["gateGuard", "badgeDeskOperator", "badgeDeskLead"].includes(role);
      const { holder } = must(await verifyBadge(await staff(role, conferenceId), { text: badge.credential }));
      expect(holder !== null, role).toBe(sees);
    }
  });

  test("a typed number, which could be guessed, is answered to guards only", async () => {
    expect(must(await verifyBadge(guard, { text: ` ${badge.number.toLowerCase()} ` }))).toMatchObject({
      verdict: "valid",
    });
    expect(must(await verifyBadge(guard, { text: badge.number.slice(5) }))).toMatchObject({
      verdict: "valid",
    });
    for (const ctx of [contextOf({ kind: "anonymous" }), await staff("auditor", conferenceId)]) {
      expect(must(await verifyBadge(ctx, { text: badge.number }))).toMatchObject({
        verdict: "unknown",
        number: null,
      });
    }
  });
});

test("an answer takes milliseconds", async () => {
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    const start = performance.now();
    await verdictOf(badge.credential);
    times.push(performance.now() - start);
  }
  expect(Math.min(...times)).toBeLessThan(50);
});
