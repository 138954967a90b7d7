import { beforeAll, describe, expect, test } from "vitest";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { closeReview } from "@/lib/accreditation/commands/close-review";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { fastTrack } from "@/lib/accreditation/vips/commands/fast-track";
import { inviteVip } from "@/lib/accreditation/vips/commands/invite-vip";
import { noteArrival } from "@/lib/accreditation/vips/commands/note-arrival";
import { getVip, getVipChoices, listVips } from "@/lib/accreditation/vips/queries/vips";
import { prepareBadge } from "@/lib/badges/commands/prepare-badge";
import { configureVipRanks } from "@/lib/conferences/commands/configure-vip-ranks";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { dueForEnding } from "@/lib/delegates/due-endings";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { getNeeds } from "@/lib/home/queries/needs";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { askWaiver } from "@/lib/screening/commands/ask-waiver";
import { signWaiver } from "@/lib/screening/commands/sign-waiver";
import { makePortrait } from "@/prisma/seed/portraits";
import { accredit, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { guest, invited, openProtocol, type Protocol, rowOf } from "./fixture";

let protocol: Protocol;
let elsewhere: Protocol;

beforeAll(async () => {
  protocol = await openProtocol();
  elsewhere = await openProtocol();
});

const entryOf = async (ctx: Ctx, id: string) =>
  must(await listVips(ctx, protocol.conferenceId)).find((vip) => vip.id === id);

describe("the fast track", () => {
  test("leads from the invitation into review, with the rank, the submission, the reviews and the mail", async () => {
    const vip = await invited(protocol);
    expect(await entryOf(protocol.colleague, vip.delegateId)).toMatchObject({
      state: "INVITED",
      pass: { code: "HG" },
      photoOptional: true,
      arrivalOn: "2027-03-09",
      arrivalTime: "14:30",
      arrivalFlight: "TK254",
      fastTrack: { reason: null },
    });
    must(await fastTrack(protocol.officer, vip));
    const row = await db.delegate.findUniqueOrThrow({
      where: { id: vip.delegateId },
      include: {
        decisions: true,
        snapshots: true,
        reviewTasks: { orderBy: { kind: "asc" } },
        category: true,
      },
    });
    expect(row).toMatchObject({
      state: "IN_REVIEW",
      clearance: "PENDING",
      photoOptional: true,
      photoId: null,
    });
    expect(row.decisions).toMatchObject([
      {
        action: "fastTrack",
        protocolRank: "HEAD_OF_STATE",
        snapshotId: row.snapshots[0]?.id,
        ruleSetNumber: 1,
      },
    ]);
    expect(row.reviewTasks.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      "CLEARANCE OPEN",
      "PROTOCOL OPEN",
    ]);
    const mails = await db.message.findMany({ where: { delegateId: vip.delegateId } });
    expect(mails.map(({ name, recipient }) => [name, recipient])).toEqual([
      ["delegate-received", "office@president.example"],
    ]);
    const [entry] = await db.auditEntry.findMany({
      where: { subjectId: vip.delegateId, action: "registration.fastTracked" },
    });
    expect(entry?.details).toMatchObject({ rank: "HEAD_OF_STATE", photoOptional: true, hasPhoto: false });
    expect(await entryOf(protocol.officer, vip.delegateId)).toMatchObject({
      state: "IN_REVIEW",
      fastTrack: null,
    });
    expect(must(await getDelegateForReview(protocol.colleague, vip.delegateId))).toMatchObject({
      state: "IN_REVIEW",
      photo: null,
      clearance: "PENDING",
    });
  });

  test("is refused to weaker roles, to act and to read, and leaves no trace", async () => {
    const vip = await invited(protocol);
    const noArrival = { arrivalOn: null, arrivalTime: null, arrivalFlight: null };
    for (const role of ROLE_NAMES.filter((one) => one !== "protocolOfficer" && one !== "delegate")) {
      const ctx = await staff(role, protocol.conferenceId, NOW);
      const answers = [
        await fastTrack(ctx, vip),
        await inviteVip(ctx, guest(protocol)),
        await noteArrival(ctx, { ...vip, ...noArrival }),
        await listVips(ctx, protocol.conferenceId),
        await getVip(ctx, protocol.conferenceId, vip.delegateId),
        await getVipChoices(ctx, protocol.conferenceId),
      ];
      expect([role, ...new Set(answers.map(outcome))]).toEqual([role, "FORBIDDEN notAllowed"]);
    }
    expect(await rowOf(vip.delegateId)).toMatchObject({ state: "INVITED", version: vip.version });
  });

  test("does not reach into another conference", async () => {
    const vip = await invited(protocol);
    const noArrival = { arrivalOn: null, arrivalTime: null, arrivalFlight: null };
    expect(outcome(await fastTrack(elsewhere.officer, vip))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await noteArrival(elsewhere.officer, { ...vip, ...noArrival }))).toBe(
      "NOT_FOUND registrationNotFound",
    );
    expect(outcome(await getVip(elsewhere.officer, elsewhere.conferenceId, vip.delegateId))).toBe(
      "NOT_FOUND registrationNotFound",
    );
    const { delegationId } = elsewhere;
    expect(outcome(await inviteVip(protocol.officer, guest(protocol, { delegationId })))).toBe(
      "NOT_FOUND delegationNotFound",
    );
    expect(outcome(await inviteVip(elsewhere.officer, guest(protocol)))).toBe("FORBIDDEN notAllowed");
  });

  test("is for protocol's own guests: an invitation by the delegation is not seen", async () => {
    const vip = await invited(protocol);
    await db.delegate.update({ where: { id: vip.delegateId }, data: { protocolRank: null } });
    expect(outcome(await fastTrack(protocol.colleague, vip))).toBe("NOT_FOUND registrationNotFound");
    // Whoever made it sees it, and still has no rank to go by.
    expect(outcome(await fastTrack(protocol.officer, vip))).toBe("CONFLICT rankNotOnList");
  });

  test("is refused for a rank that is not, or no longer, on the list", async () => {
    const own = await openProtocol();
    expect(outcome(await inviteVip(own.officer, guest(own, { rank: "AMBASSADOR" })))).toBe(
      "INVALID rankNotOnList",
    );
    const vip = await invited(own);
    const { conferenceId } = own;
    must(await configureVipRanks(own.admin, { conferenceId, version: 1, ranks: [] }));
    expect(must(await getVip(own.officer, conferenceId, vip.delegateId)).fastTrack).toEqual({
      reason: "rankNotOnList",
    });
    expect(outcome(await fastTrack(own.officer, vip))).toBe("CONFLICT rankNotOnList");
    expect(await rowOf(vip.delegateId)).toMatchObject({ state: "INVITED", version: vip.version });
    expect(await db.delegateSnapshot.count({ where: { delegateId: vip.delegateId } })).toBe(0);
  });

  test("asks a minister for a photo, which protocol gives", async () => {
    const vip = await invited(protocol, { rank: "FOREIGN_MINISTER" });
    expect(outcome(await fastTrack(protocol.officer, vip))).toBe("CONFLICT photoNeeded");
    const bytes = await makePortrait({ seed: "minister", gender: "MALE", age: 55 });
    const upload = { delegateId: vip.delegateId, bytes };
    expect(outcome(await uploadPhoto(elsewhere.officer, upload, "review.fastTrack"))).toBe(
      "NOT_FOUND registrationNotFound",
    );
    expect(outcome(await uploadPhoto(protocol.admin, upload, "review.fastTrack"))).toBe(
      "FORBIDDEN notAllowed",
    );
    const { photoId, standing } = must(await uploadPhoto(protocol.officer, upload, "review.fastTrack"));
    const input = { ...vip, photoId, humanLook: standing === "humanLook" };
    const { version } = must(await choosePhoto(protocol.officer, input, "review.fastTrack"));
    must(await fastTrack(protocol.officer, { ...vip, version }));
    expect(await rowOf(vip.delegateId)).toMatchObject({ state: "IN_REVIEW", photoOptional: false, photoId });
    expect(outcome(await uploadPhoto(protocol.officer, upload, "review.fastTrack"))).toBe(
      "CONFLICT notEditable",
    );
  });

  test.each([1, 2, 3])("taken by two protocol officers at once happens once, try %i", async () => {
    const vip = await invited(protocol);
    const answers = await Promise.all([fastTrack(protocol.officer, vip), fastTrack(protocol.colleague, vip)]);
    expect(answers.map(outcome).toSorted()).toEqual([expect.stringMatching(/^CONFLICT /), "ok"]);
    expect(await db.decision.count({ where: { delegateId: vip.delegateId } })).toBe(1);
    expect(await db.reviewTask.count({ where: { delegateId: vip.delegateId } })).toBe(2);
    expect(await db.message.count({ where: { delegateId: vip.delegateId } })).toBe(1);
    expect(outcome(await fastTrack(protocol.officer, vip))).toBe("CONFLICT staleVersion");
  });

  test("takes a place of the delegation, and waits where there is none", async () => {
    const own = await openProtocol();
    await db.delegation.update({ where: { id: own.delegationId }, data: { quota: 1 } });
    const [first, second] = [await invited(own), await invited(own)];
    must(await fastTrack(own.officer, first));
    expect(outcome(await fastTrack(own.officer, second))).toBe("CONFLICT delegationFull");
    expect(await rowOf(second.delegateId)).toMatchObject({ state: "INVITED", version: second.version });
  });

  test("does not lapse with the registration, but with the conference", async () => {
    const vip = await invited(protocol);
    const due = async (now: string) =>
      db.$transaction((tx) =>
        dueForEnding(tx, "lapseUnsubmitted", new Date(now), {
          after: "00000000-0000-0000-0000-000000000000",
          take: 10_000,
        }),
      );
    expect(await due("2027-03-09T05:00:00Z")).not.toContain(vip.delegateId);
    expect(await due("2027-04-09T05:00:00Z")).toContain(vip.delegateId);
  });

  test("is on the home page of the protocol officer until it is taken", async () => {
    const own = await openProtocol();
    const vip = await invited(own);
    const waiting = async () =>
      must(await getNeeds(own.colleague)).needs.find(({ question }) => question === "vipsWaiting");
    expect(await waiting()).toMatchObject({ count: 1, href: expect.stringMatching(/\/vips$/) });
    must(await fastTrack(own.officer, vip));
    expect(await waiting()).toBeUndefined();
  });
});

describe("a VIP without a photo", () => {
  test("is waived by two, reviewed and approved by others, and gets the gold pass", async () => {
    const protocol = await openProtocol();
    const entryOf = async () =>
      must(await listVips(protocol.officer, protocol.conferenceId)).find(({ id }) => id === delegateId);
    const vip = await invited(protocol);
    const { delegateId } = vip;
    const { version } = must(await fastTrack(protocol.officer, vip));
    const approver = await staff("accreditationApprover", protocol.conferenceId, NOW);
    const second = await staff("accreditationApprover", protocol.conferenceId, NOW);
    const ask = { delegateId, version, reason: "Head of State.", validUntil: null };
    expect(outcome(await askWaiver(protocol.officer, ask))).toBe("FORBIDDEN createdByYou");
    const { id: requestId } = must(await askWaiver(protocol.colleague, ask));
    must(await signWaiver(approver, { requestId }));
    const task = await db.reviewTask.findFirstOrThrow({ where: { delegateId, kind: "PROTOCOL" } });
    const finding = { delegateId, taskId: task.id, finding: "FAVOURABLE" as const, note: null };
    const { version: seen } = await rowOf(delegateId);
    expect(outcome(await closeReview(protocol.officer, { ...finding, version: seen }))).toBe(
      "FORBIDDEN createdByYou",
    );
    must(await closeReview(protocol.colleague, { ...finding, version: seen }));
    const ready = await rowOf(delegateId);
    expect(ready).toMatchObject({ state: "READY", clearance: "WAIVED" });
    must(
      await approveDelegate(second, {
        delegateId,
        version: ready.version,
        categoryId: ready.categoryId ?? "",
        zoneCodes: ["A", "B", "V"],
      }),
    );
    expect(await entryOf()).toMatchObject({ state: "APPROVED", badge: null });
    const desk = await staff("badgeDeskOperator", protocol.conferenceId, NOW);
    must(await inTransaction(desk, (tx, ctx) => prepareBadge({ ...ctx, tx }, { delegateId })));
    const badge = await db.badge.findFirstOrThrow({ where: { delegateId } });
    expect(badge.face).toMatchObject({ photoId: null, category: { code: "HG", color: "#B8860B" } });
    expect(await entryOf()).toMatchObject({ badge: "QUEUED" });
  });

  test("goes without one by the rank, in whatever category", async () => {
    const id = await accredit(protocol.conferenceId, { category: "HD", photo: false });
    const desk = await staff("badgeDeskOperator", protocol.conferenceId, NOW);
    const print = () => inTransaction(desk, (tx, ctx) => prepareBadge({ ...ctx, tx }, { delegateId: id }));
    expect(outcome(await print())).toBe("INVALID badgeNeedsPhoto");
    await expect(db.delegate.update({ where: { id }, data: { photoOptional: true } })).rejects.toThrow(
      /delegate_photo_optional_chk/,
    );
    const data = { photoOptional: true, protocolRank: "CROWN_PRINCE" };
    await db.delegate.update({ where: { id }, data });
    must(await print());
  });
});

describe("an invitation by protocol", () => {
  test("is made once for a double click, and writes to nobody", async () => {
    const input = guest(protocol);
    const [one, two] = await Promise.all([
      inviteVip(protocol.officer, input),
      inviteVip(protocol.officer, input),
    ]);
    expect(must(one)).toEqual(must(two));
    expect(await db.message.count({ where: { delegateId: must(one).id } })).toBe(0);
    expect(await rowOf(must(one).id)).toMatchObject({ rank: "Head of State", protocolRank: "HEAD_OF_STATE" });
  });

  test("is refused after the conference", async () => {
    const late = { ...protocol.officer, now: new Date("2027-03-20T05:00:00Z") };
    expect(outcome(await inviteVip(late, guest(protocol)))).toBe("CONFLICT conferenceOver");
  });
});

describe("an arrival", () => {
  test("is noted on the version that was seen, and stands in the list at once", async () => {
    const vip = await invited(protocol);
    const arrival = { arrivalOn: "2027-03-10", arrivalTime: "07:15", arrivalFlight: "FZ719" };
    const { version } = must(await noteArrival(protocol.colleague, { ...vip, ...arrival }));
    expect(version).toBe(vip.version + 1);
    expect(await entryOf(protocol.officer, vip.delegateId)).toMatchObject(arrival);
    expect(outcome(await noteArrival(protocol.officer, { ...vip, ...arrival }))).toBe(
      "CONFLICT staleVersion",
    );
    const [entry] = await db.auditEntry.findMany({
      where: { subjectId: vip.delegateId, action: "registration.arrivalNoted" },
    });
    expect(JSON.stringify(entry?.changes)).toContain("FZ719");
  });
});
