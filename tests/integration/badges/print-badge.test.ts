import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { reprintBadge } from "@/lib/badges/commands/reprint-badge";
import { takeBadgePdf } from "@/lib/badges/commands/take-badge-pdf";
import { decodeCredential } from "@/lib/badges/credential";
import { getBadgePicture } from "@/lib/badges/queries/printable";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { stopTypesetter } from "@/lib/typeset/typesetter/run-typesetter";
import { accredit, endApproval, foundConference, must, NOW, outcome, staff } from "./fixture";

let conferenceId: string;
let operator: Ctx;
let lead: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  [operator, lead] = [
    await staff("badgeDeskOperator", conferenceId),
    await staff("badgeDeskLead", conferenceId),
  ];
});
afterAll(stopTypesetter);

const checked = (badgeId: string, lastFour = "4731", otherDocument = false) => ({
  badgeId,
  documentType: "PASSPORT" as const,
  lastFour,
  faceMatches: true as const,
  otherDocument,
});

const badgesOf = (delegateId: string) =>
  db.badge.findMany({
    where: { delegateId },
    orderBy: { serial: "asc" },
    include: { events: { orderBy: { id: "asc" } } },
  });

describe("printing", () => {
  test("makes one badge with serial, signed code and frozen face, an event and an audit entry", async () => {
    const delegateId = await accredit(conferenceId, { native: "Нигина Мирзоева" });
    const { badgeId, number } = must(await printBadge(operator, { delegateId }));
    expect(number).toMatch(/^BDG1-00000\d-[0-9X]$/);
    const badge = await db.badge.findUniqueOrThrow({ where: { id: badgeId }, include: { events: true } });
    expect(badge.state).toBe("PRINTED");
    expect(badge.face).toMatchObject({
      surname: { text: "MIRZOEVA" },
      delegation: [{ text: "Tajikistan" }, {}, {}],
    });
    const { payload } = decodeCredential(badge.credential) ?? {};
    expect(payload).toMatchObject({ conference: 501, serial: badge.serial, category: "DL", zones: 0b111 });
    expect(payload?.notBefore).toEqual(new Date("2027-03-08T19:00:00Z"));
    expect(badge.events).toMatchObject([
      { kind: "print", fromState: "QUEUED", actingRole: "badgeDeskOperator" },
    ]);
    const audit = await db.auditEntry.findFirst({ where: { subjectId: badgeId, action: "badge.printed" } });
    expect(audit?.details).toMatchObject({ number, delegateId });
  });

  test("gives the PDF of a printed badge and its sides as pictures, and notes each taking", async () => {
    const delegateId = await accredit(conferenceId);
    const { badgeId, number } = must(await printBadge(operator, { delegateId }));
    const { pdf } = must(await takeBadgePdf(operator, { badgeId }));
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
    expect(must(await getBadgePicture(operator, { badgeId, side: "front" }))).toMatch(/^<svg/);
    expect(await db.auditEntry.count({ where: { subjectId: badgeId, action: "badge.printed" } })).toBe(2);
    must(await handOverBadge(operator, checked(badgeId, "0000", true)));
    expect(outcome(await takeBadgePdf(operator, { badgeId }))).toBe("CONFLICT badgeNotPrintable");
    expect(number).toBeTruthy();
  });

  test("is refused without approval, photo or letters that can be printed, and leaves nothing behind", async () => {
    const refusals: [string, string][] = [
      [await accredit(conferenceId, { approved: false }), "CONFLICT badgeNeedsApproval"],
      [await accredit(conferenceId, { photo: false }), "INVALID badgeNeedsPhoto"],
      [await accredit(conferenceId, { native: "김철수" }), "INVALID badgeCharacters"],
      [newId(), "NOT_FOUND registrationNotFound"],
    ];
    const before = await db.badge.count();
    const counter = await db.badgeCounter.findUnique({ where: { conferenceId } });
    for (const [delegateId, expected] of refusals) {
      expect(outcome(await printBadge(operator, { delegateId }))).toBe(expected);
    }
    expect(await db.badge.count()).toBe(before);
    expect(await db.badgeCounter.findUnique({ where: { conferenceId } })).toEqual(counter);
  });

  test("takes a head of State without a photo, and a mononym", async () => {
    const delegateId = await accredit(conferenceId, {
      category: "HG",
      photo: false,
      family: "Meena",
      given: null,
    });
    const { badgeId } = must(await printBadge(operator, { delegateId }));
    const badge = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
    expect(badge.face).toMatchObject({ surname: { text: "MEENA" }, given: null, photoId: null });
  });

  test("a weaker role is refused, and so is a desk of another conference", async () => {
    const delegateId = await accredit(conferenceId);
    const elsewhere = await staff("badgeDeskLead", await foundConference());
    expect(outcome(await printBadge(elsewhere, { delegateId }))).toBe("NOT_FOUND registrationNotFound");
    for (const role of ROLE_NAMES) {
      const may = role === "badgeDeskOperator" || role === "badgeDeskLead";
      if (may) continue;
      expect(outcome(await printBadge(await staff(role, conferenceId), { delegateId })), role).toBe(
        "FORBIDDEN notAllowed",
      );
    }
    expect(await db.badge.count({ where: { delegateId } })).toBe(0);
  });
});

describe("handing over", () => {
  test("needs the identity check, compared with the registered document, and records it without the number", async () => {
    const delegateId = await accredit(conferenceId, { passport: "P9984731" });
    const { badgeId } = must(await printBadge(operator, { delegateId }));
    expect(outcome(await handOverBadge(operator, checked(badgeId, "4732")))).toBe("INVALID documentDiffers");
    expect(outcome(await handOverBadge(operator, { ...checked(badgeId), documentType: "NATIONAL_ID" }))).toBe(
      "INVALID documentDiffers",
    );
    must(await handOverBadge(operator, checked(badgeId)));
    const [badge] = await badgesOf(delegateId);
    expect(badge?.state).toBe("ISSUED");
    expect(badge?.events.at(-1)).toMatchObject({
      kind: "handOver",
      details: { documentType: "PASSPORT", lastFour: "4731", faceMatches: true, sameDocument: true },
    });
    expect(outcome(await handOverBadge(operator, checked(badgeId)))).toBe("CONFLICT notFromThisState");
    const trail = await db.auditEntry.findMany({ where: { subjectId: { in: [badgeId, delegateId] } } });
    expect(trail.map(({ action }) => action)).toEqual([
      "badge.printed",
      "passport.checked",
      "badge.handedOver",
    ]);
    expect(
      JSON.stringify(trail, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
    ).not.toContain("4731");
  });

  test("takes another document only knowingly, and says so in the record", async () => {
    const delegateId = await accredit(conferenceId, { passport: "P9984731" });
    const { badgeId } = must(await printBadge(operator, { delegateId }));
    must(await handOverBadge(operator, checked(badgeId, "1111", true)));
    expect((await badgesOf(delegateId))[0]?.events.at(-1)).toMatchObject({
      details: { sameDocument: false },
    });
  });

  test("a weaker role is refused", async () => {
    const delegateId = await accredit(conferenceId);
    const { badgeId } = must(await printBadge(operator, { delegateId }));
    for (const role of ["gateGuard", "accreditationApprover", "registrationOfficer"] as const) {
      const weaker = await staff(role, conferenceId);
      expect(outcome(await handOverBadge(weaker, checked(badgeId)))).toBe("FORBIDDEN notAllowed");
    }
  });
});

describe("replacing", () => {
  test("ends the old badge before the new one exists; the second replacement needs the desk lead", async () => {
    const delegateId = await accredit(conferenceId);
    const first = must(await printBadge(operator, { delegateId }));
    must(await handOverBadge(operator, checked(first.badgeId, "0000", true)));
    expect(
      outcome(await reprintBadge(await staff("gateGuard", conferenceId), { ...lost(first.badgeId) })),
    ).toBe("FORBIDDEN notAllowed");
    const second = must(await reprintBadge(operator, lost(first.badgeId)));
    const [old, next] = await badgesOf(delegateId);
    expect([old?.state, next?.state, next?.replacesId]).toEqual(["LOST", "PRINTED", first.badgeId]);
    const [ended, printed] = [old?.events.at(-1), next?.events[0]];
    expect(ended?.kind).toBe("reportLost");
    expect((ended?.id ?? "") < (printed?.id ?? "")).toBe(true);
    const misprint = { badgeId: second.badgeId, cause: "misprint" as const };
    expect(outcome(await reprintBadge(operator, misprint))).toBe("FORBIDDEN reprintNeedsLead");
    must(await reprintBadge(lead, misprint));
    expect((await badgesOf(delegateId)).map(({ state }) => state)).toEqual(["LOST", "SPOILED", "PRINTED"]);
    expect(outcome(await reprintBadge(lead, misprint))).toBe("CONFLICT notFromThisState");
  });

  const lost = (badgeId: string) => ({ badgeId, cause: "lost" as const });

  test("leaves the old badge alive when the new one cannot be made", async () => {
    const delegateId = await accredit(conferenceId);
    const { badgeId } = must(await printBadge(operator, { delegateId }));
    await db.delegate.update({ where: { id: delegateId }, data: { functionalTitle: "통역사" } });
    expect(outcome(await reprintBadge(operator, { badgeId, cause: "misprint" }))).toBe(
      "INVALID badgeCharacters",
    );
    expect((await badgesOf(delegateId)).map(({ state }) => state)).toEqual(["PRINTED"]);
  });
});

describe("two desks at once", () => {
  const bothRead = (delegateId: string) =>
    Promise.all(
      [1, 2].map(() =>
        db.$transaction(async (tx) => {
          const live = await tx.badge.count({ where: { delegateId, state: { in: ["QUEUED", "PRINTED"] } } });
          await tx.$executeRaw`SELECT pg_sleep(0.2)`;
          if (live > 0) return "refused";
          await tx.badge.create({
            data: {
              id: newId(),
              conferenceId,
              delegateId,
              serial: 1000 + Math.floor(Math.random() * 1e6),
              categoryCode: "DL",
              validFrom: NOW,
              validUntil: new Date(NOW.getTime() + 1),
              keyId: "K1",
              credential: newId(),
              face: {},
              stateSince: NOW,
            },
          });
          return "printed";
        }),
      ),
    );

  test("would print twice by look-then-write alone; with the guards one prints and one is told", async () => {
    const racing = await accredit(conferenceId);
    await db.$executeRaw`DROP INDEX badge_live_unique`;
    expect(await bothRead(racing)).toEqual(["printed", "printed"]);
    await db.badge.deleteMany({ where: { delegateId: racing } });
    await db.$executeRaw`CREATE UNIQUE INDEX badge_live_unique ON "Badge" ("delegateId")
      WHERE "state" IN ('QUEUED', 'PRINTED', 'ISSUED', 'HELD')`;
    await expect(bothRead(racing)).rejects.toThrow(/badge_live_unique|Unique/);
    await db.badge.deleteMany({ where: { delegateId: racing } });

    for (let round = 0; round < 5; round++) {
      const delegateId = await accredit(conferenceId);
      const desks = [operator, lead, operator, lead].map((desk) => printBadge(desk, { delegateId }));
      const outcomes = (await Promise.all(desks)).map(outcome).sort();
      expect(outcomes).toEqual([
        "CONFLICT badgeExists",
        "CONFLICT badgeExists",
        "CONFLICT badgeExists",
        "ok",
      ]);
      expect(await db.badge.count({ where: { delegateId } })).toBe(1);
    }
  });

  test("hand over once and replace once", async () => {
    const delegateId = await accredit(conferenceId);
    const { badgeId } = must(await printBadge(operator, { delegateId }));
    const handed = await Promise.all(
      [operator, lead].map((desk) => handOverBadge(desk, checked(badgeId, "0000", true))),
    );
    expect(handed.map(outcome).filter((word) => word === "ok")).toHaveLength(1);
    const replaced = await Promise.all(
      [operator, lead].map((desk) => reprintBadge(desk, { badgeId, cause: "damaged" })),
    );
    expect(replaced.map(outcome).filter((word) => word === "ok")).toHaveLength(1);
    expect(await db.badge.count({ where: { delegateId } })).toBe(2);
  });

  test("serials follow each other without gap or repetition", async () => {
    const own = await foundConference();
    const desk = await staff("badgeDeskOperator", own);
    const people = await Promise.all(Array.from({ length: 12 }, () => accredit(own)));
    for (const result of await Promise.all(people.map((delegateId) => printBadge(desk, { delegateId }))))
      must(result);
    const serials = await db.badge.findMany({ where: { conferenceId: own }, orderBy: { serial: "asc" } });
    expect(serials.map(({ serial }) => serial)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  });
});

describe("an approval that ends", () => {
  test("annuls a printed badge and revokes one in hand, with an event each", async () => {
    const [printed, handed] = [await accredit(conferenceId), await accredit(conferenceId)];
    must(await printBadge(operator, { delegateId: printed }));
    const { badgeId } = must(await printBadge(operator, { delegateId: handed }));
    must(await handOverBadge(operator, checked(badgeId, "0000", true)));
    await endApproval(printed, "WITHDRAWN");
    await endApproval(handed);
    expect((await badgesOf(printed))[0]).toMatchObject({ state: "VOID" });
    // The trigger's ids do not follow ours: its events are found by what they say.
    expect((await badgesOf(printed))[0]?.events).toContainEqual(
      expect.objectContaining({ kind: "annul", reason: "approvalEnded" }),
    );
    expect((await badgesOf(handed))[0]).toMatchObject({ state: "REVOKED" });
    expect((await badgesOf(handed))[0]?.events).toContainEqual(
      expect.objectContaining({ kind: "revoke", fromState: "ISSUED" }),
    );
  });

  test("never leaves a live badge behind, whichever of the two is faster", async () => {
    for (let round = 0; round < 8; round++) {
      const delegateId = await accredit(conferenceId);
      const ends = endApproval(delegateId);
      const prints = printBadge(operator, { delegateId });
      await Promise.all([ends, prints]);
      const live = await db.badge.count({
        where: { delegateId, state: { in: ["QUEUED", "PRINTED", "ISSUED"] } },
      });
      expect(live).toBe(0);
    }
  });

  test("the database refuses a badge without approval, and any change of what was printed", async () => {
    const delegateId = await accredit(conferenceId);
    const { badgeId } = must(await printBadge(operator, { delegateId }));
    await expect(db.badge.update({ where: { id: badgeId }, data: { zoneCodes: ["V"] } })).rejects.toThrow(
      /only replaced/,
    );
    await expect(db.badgeEvent.deleteMany({ where: { badgeId } })).rejects.toThrow(/append-only/);
    await endApproval(delegateId);
    const { face, credential: _, ...rest } = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
    const copy = { ...rest, face: face ?? {}, id: newId(), serial: 999_999, credential: newId() };
    await expect(db.badge.create({ data: copy })).rejects.toThrow(/badge_needs_approval|needs an approval/);
  });
});
