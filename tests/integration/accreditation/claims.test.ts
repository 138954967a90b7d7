import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { claimDossier } from "@/lib/accreditation/claims/commands/claim-dossier";
import { releaseClaim } from "@/lib/accreditation/claims/commands/release-claim";
import { takeOverClaim } from "@/lib/accreditation/claims/commands/take-over-claim";
import { LEASE_MINUTES } from "@/lib/accreditation/claims/lease";
import { getClaim } from "@/lib/accreditation/claims/queries/claim";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { closeReview } from "@/lib/accreditation/commands/close-review";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { getNeighbours, getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { configureReviews } from "@/lib/conferences/commands/configure-reviews";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { type Registered, registered } from "./registered";

let conferenceId: string;
let officer: Ctx;
let colleague: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  colleague = await staff("registrationOfficer", conferenceId, NOW);
});

async function submitted(into = conferenceId): Promise<Registered> {
  const person = await registered(into);
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  return { ...person, version: must(await submitDelegate(person.owner, input)).version };
}

const claim = (delegateId: string) => ({ delegateId, lease: randomUUID() });
const later = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  now: new Date(NOW.getTime() + minutes * 60_000),
});
const file = (delegateId: string) => ({ delegateId_work: { delegateId, work: "FILE" as const } });
const holderOf = async (delegateId: string) =>
  (await db.reviewClaim.findUnique({ where: file(delegateId) }))?.holderId ?? null;
const idOf = (ctx: Ctx) => (ctx.actor.kind === "user" ? ctx.actor.userId : "");
const takenOver = (subjectId: string) =>
  db.auditEntry.findMany({ where: { subjectId, action: "claim.takenOver" } });

describe("a claim", () => {
  test("is one person's: others read who, and act in vain until the lease has ended", async () => {
    const { id, version } = await submitted();
    must(await claimDossier(officer, claim(id)));
    const refused = await claimDossier(colleague, claim(id));
    expect(refused).toMatchObject({ ok: false, error: { code: "CONFLICT", message: "claimedBy" } });
    expect(refused.ok || refused.error.values).toEqual({ name: "The registrationOfficer" });
    expect(must(await getClaim(colleague, id))).toMatchObject({
      isOwn: false,
      name: "The registrationOfficer",
    });
    const subject = { delegateId: id, version };
    const items = [{ reasonCode: "PHOTO_OLD" as const, note: null }];
    expect(outcome(await startReview(colleague, subject))).toBe("CONFLICT claimedBy");
    const sent = await returnDelegate(colleague, { ...subject, items, dueOn: "2027-02-01" });
    expect(outcome(sent)).toBe("CONFLICT claimedBy");
    expect(outcome(await startReview(later(colleague, LEASE_MINUTES), subject))).toBe("ok");
  });

  test("is gone with the decision, so that the next one may begin", async () => {
    const { id, version } = await submitted();
    must(await claimDossier(officer, claim(id)));
    must(await startReview(officer, { delegateId: id, version }));
    expect(await holderOf(id)).toBeNull();
    const approver = await staff("accreditationApprover", conferenceId, NOW);
    expect(outcome(await claimDossier(approver, claim(id)))).toBe("ok");
  });

  test("lasts while the page renews it, and leaves no record of that", async () => {
    const { id } = await submitted();
    const page = claim(id);
    must(await claimDossier(officer, page));
    must(await claimDossier(later(officer, LEASE_MINUTES - 1), page));
    const late = later(colleague, LEASE_MINUTES + 1);
    expect(outcome(await claimDossier(late, claim(id)))).toBe("CONFLICT claimedBy");
    expect(await takenOver(id)).toEqual([]);
  });

  test("passes on with a record when its lease has ended, and when somebody takes it over", async () => {
    const { id } = await submitted();
    must(await claimDossier(officer, claim(id)));
    must(await claimDossier(later(colleague, LEASE_MINUTES), claim(id)));
    expect(await holderOf(id)).toBe(idOf(colleague));
    must(await takeOverClaim(later(officer, LEASE_MINUTES + 1), claim(id)));
    expect(await holderOf(id)).toBe(idOf(officer));
    const records = await takenOver(id);
    expect(records.map(({ details }) => details)).toEqual(
      expect.arrayContaining([{ leaseHadEnded: true }, { leaseHadEnded: false }]),
    );
    expect(records).toHaveLength(2);
  });

  test("is given up by its own page alone, in whatever order the requests arrive", async () => {
    const { id } = await submitted();
    const [first, second] = [claim(id), claim(id)];
    must(await claimDossier(officer, first));
    must(await claimDossier(officer, second));
    expect(must(await releaseClaim(officer, first))).toEqual({ released: false });
    expect(must(await releaseClaim(colleague, second))).toEqual({ released: false });
    expect(await holderOf(id)).toBe(idOf(officer));
    expect(must(await releaseClaim(officer, second))).toEqual({ released: true });
    expect(await holderOf(id)).toBeNull();
  });

  test("read first and written after, two would both believe to have it", async () => {
    const { id } = await submitted();
    const read = () => db.reviewClaim.findUnique({ where: file(id) });
    const seen = await Promise.all([read(), read()]);
    const written = await Promise.all(
      [officer, colleague].map((ctx) => {
        const data = { holderId: idOf(ctx), lease: randomUUID(), takenAt: NOW, expiresAt: later(ctx, 5).now };
        return db.reviewClaim.upsert({
          where: file(id),
          create: { delegateId: id, work: "FILE", ...data },
          update: data,
        });
      }),
    );
    expect([seen, written.map(({ holderId }) => holderId)]).toEqual([
      [null, null],
      [idOf(officer), idOf(colleague)],
    ]);
  });

  test("of fifty at once goes to one, and the others are told the same name", async () => {
    const { id } = await submitted();
    const people = await Promise.all(
      Array.from({ length: 50 }, () => staff("registrationOfficer", conferenceId, NOW)),
    );
    const answers = await Promise.all(people.map((person) => claimDossier(person, claim(id))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => outcome(answer) === "CONFLICT claimedBy")).toHaveLength(49);
    expect(await holderOf(id)).toBe(idOf(people[answers.findIndex(({ ok }) => ok)] ?? officer));
    expect(await takenOver(id)).toEqual([]);
  });

  test("of an ended lease goes to one of fifty, with one record", async () => {
    const { id } = await submitted();
    must(await claimDossier(officer, claim(id)));
    const people = await Promise.all(
      Array.from({ length: 50 }, () => staff("registrationOfficer", conferenceId, NOW)),
    );
    const answers = await Promise.all(
      people.map((person) => claimDossier(later(person, LEASE_MINUTES), claim(id))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await takenOver(id)).toHaveLength(1);
  });

  test("is for those who work on dossiers, within their reach", async () => {
    const { id } = await submitted();
    const elsewhere = await submitted(await foundConference());
    const auditor = await staff("auditor", conferenceId, NOW);
    const vetting = await staff("vettingOfficer", conferenceId, NOW);
    const protocol = await staff("substantiveReviewer", conferenceId, NOW);
    for (const command of [claimDossier, takeOverClaim]) {
      expect(outcome(await command(auditor, claim(id)))).toBe("FORBIDDEN notAllowed");
      expect(outcome(await command(vetting, claim(id)))).toBe("FORBIDDEN notAllowed");
      // A reviewer of no category.
      expect(outcome(await command(protocol, claim(id)))).toBe("NOT_FOUND registrationNotFound");
      expect(outcome(await command(officer, claim(elsewhere.id)))).toBe("NOT_FOUND registrationNotFound");
      expect(outcome(await command(officer, claim(randomUUID())))).toBe("NOT_FOUND registrationNotFound");
    }
    expect(outcome(await getClaim(auditor, id))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getClaim(officer, elsewhere.id))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await releaseClaim(auditor, claim(id)))).toBe("FORBIDDEN notAllowed");
  });
});

describe("reviews side by side", () => {
  const reviews = [
    { kind: "MEDIA", step: 1, role: "mediaOfficer", hours: 8 },
    { kind: "PROTOCOL", step: 1, role: "protocolOfficer", hours: 8 },
  ] as const;

  /** Somebody whose two reviews are open, and who does them. */
  async function inReview() {
    const into = await foundConference();
    const admin = await staff("administrator", into, NOW);
    const starter = await staff("registrationOfficer", into, NOW);
    const person = await submitted(into);
    const { number } = await db.reviewRuleSet.findFirstOrThrow({
      where: { conferenceId: into },
      orderBy: { number: "desc" },
    });
    must(
      await configureReviews(admin, {
        conferenceId: into,
        number,
        calendar: { workingDays: [1, 2, 3, 4, 5], worksFrom: "08:00", worksUntil: "17:00", holidays: [] },
        rules: { [person.categoryId]: { needsNomination: false, reviews: [...reviews] } },
      }),
    );
    const { version } = must(await startReview(starter, { delegateId: person.id, version: person.version }));
    const tasks = await db.reviewTask.findMany({ where: { delegateId: person.id, state: "OPEN" } });
    const taskOf = (kind: "MEDIA" | "PROTOCOL") => tasks.find((task) => task.kind === kind)?.id ?? "";
    const protocol = () => staff("protocolOfficer", into, NOW);
    return { ...person, version, into, taskOf, protocol, media: await mediaOfficer(into, person.categoryId) };
  }

  /** Media officers reach categories. */
  async function mediaOfficer(into: string, categoryId: string): Promise<Ctx> {
    const ctx = await staff("mediaOfficer", into, NOW);
    if (ctx.actor.kind !== "user") throw new Error("no user");
    const grants = ctx.actor.grants.map((grant) => ({ ...grant, categoryIds: [categoryId] }));
    return { ...ctx, actor: { ...ctx.actor, grants } };
  }

  test("are claimed and closed by two people at once; each sees only who does the same", async () => {
    const { id, version, into, media, protocol, taskOf } = await inReview();
    const [one, other] = [await protocol(), await protocol()];
    must(await claimDossier(one, claim(id)));
    must(await claimDossier(media, claim(id)));
    expect(must(await getClaim(media, id))?.isOwn).toBe(true);
    expect(must(await getClaim(other, id))).toMatchObject({ isOwn: false, name: "The protocolOfficer" });
    expect(outcome(await claimDossier(other, claim(id)))).toBe("CONFLICT claimedBy");
    const rows = async (ctx: Ctx) =>
      must(await getReviewQueue(ctx, into, {})).rows.map((row) => row.claim?.isOwn ?? null);
    expect([await rows(one), await rows(media), await rows(other)]).toEqual([[true], [true], [false]]);
    const close = (ctx: Ctx, kind: "MEDIA" | "PROTOCOL", at: number) =>
      closeReview(ctx, {
        delegateId: id,
        version: at,
        taskId: taskOf(kind),
        finding: "FAVOURABLE",
        note: null,
      });
    expect(outcome(await close(other, "PROTOCOL", version))).toBe("CONFLICT claimedBy");
    const closed = must(await close(media, "MEDIA", version));
    expect(outcome(await close(one, "PROTOCOL", closed.version))).toBe("ok");
  });

  test("do not let two approvers work on one file", async () => {
    const { id, version, into, media, protocol, taskOf } = await inReview();
    const finding = { finding: "FAVOURABLE" as const, note: null };
    const first = must(
      await closeReview(media, { delegateId: id, version, taskId: taskOf("MEDIA"), ...finding }),
    );
    const ready = must(
      await closeReview(await protocol(), {
        delegateId: id,
        version: first.version,
        taskId: taskOf("PROTOCOL"),
        ...finding,
      }),
    );
    const [one, two] = [
      await staff("accreditationApprover", into, NOW),
      await staff("accreditationApprover", into, NOW),
    ];
    must(await claimDossier(one, claim(id)));
    expect(outcome(await claimDossier(two, claim(id)))).toBe("CONFLICT claimedBy");
    const { categoryId } = await db.delegate.findUniqueOrThrow({ where: { id } });
    const decision = {
      delegateId: id,
      version: ready.version,
      categoryId: categoryId ?? "",
      zoneCodes: ["A"],
    };
    expect(outcome(await approveDelegate(two, decision))).toBe("CONFLICT claimedBy");
    expect(outcome(await approveDelegate(one, decision))).toBe("ok");
  });
});

describe("the next dossier", () => {
  test("is one that nobody else works on, and after the last the queue begins again", async () => {
    const into = await foundConference();
    const [reader, other] = [
      await staff("registrationOfficer", into, NOW),
      await staff("registrationOfficer", into, NOW),
    ];
    for (let count = 0; count < 3; count += 1) await submitted(into);
    const { rows } = must(await getReviewQueue(reader, into, {}));
    const [first, second, third] = rows.map(({ id }) => id) as [string, string, string];
    must(await claimDossier(other, claim(second)));
    const of = async (id: string) => {
      const { previous, next } = must(await getNeighbours(reader, into, {}, id));
      return [previous, next];
    };
    expect(await of(first)).toEqual([null, third]);
    expect(await of(third)).toEqual([first, first]);
    const seen = must(await getReviewQueue(reader, into, {})).rows;
    expect(seen.map((row) => row.claim?.isOwn ?? null)).toEqual([null, false, null]);
    must(await claimDossier(reader, claim(first)));
    const mine = must(await getReviewQueue(reader, into, { claim: "mine" })).rows;
    const free = must(await getReviewQueue(reader, into, { claim: "free" })).rows;
    expect([mine.map(({ id }) => id), free.map(({ id }) => id)]).toEqual([[first], [first, third]]);
  });
});
