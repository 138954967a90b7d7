import { beforeAll, describe, expect, test } from "vitest";
import { holdDelegate } from "@/lib/accreditation/commands/hold-delegate";
import { liftHold } from "@/lib/accreditation/commands/lift-hold";
import { signRevocation } from "@/lib/accreditation/commands/sign-revocation";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { getTimeline } from "@/lib/accreditation/timeline/queries/timeline";
import { prepareBadge } from "@/lib/badges/commands/prepare-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";
import type { Registered } from "@/tests/integration/accreditation/registered";
import { NOW as DURING, foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { approved, badged, type Office, office, ready, revocationAsked, userOf } from "./fixture";

let place: Office;
beforeAll(async () => {
  place = await office();
});

const REASON = { reasonCode: "SECURITY_CONCERN" as const, internalNote: "CANARY-why-held" };
const of = (person: Registered) => ({ delegateId: person.id, version: person.version });
const hold = (ctx: Ctx, person: Registered) => holdDelegate(ctx, { ...of(person), ...REASON });
/** What comes after a hold comes a second later, so that events stand in their order. */
const later = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + 1000) });
const lift = (ctx: Ctx, person: Registered) =>
  liftHold(later(ctx), { ...of(person), internalNote: "Cleared up." });
const badgeState = async (id: string) => (await db.badge.findUniqueOrThrow({ where: { id } })).state;
const eventsOf = async (badgeId: string) =>
  (await db.badgeEvent.findMany({ where: { badgeId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(
    ({ kind, fromState, toState, reason }) => [kind, fromState, toState, reason],
  );

/** Held by the vetting officer. */
async function held(person?: Registered): Promise<Registered> {
  const subject = person ?? (await approved(place));
  return { ...subject, version: must(await hold(place.vetting, subject)).version };
}

describe("a hold", () => {
  test("counts at the gate at the very next scan, and lifted at the one after", async () => {
    const person = await approved(place);
    const badge = await badged(place, person);
    const scan = async () =>
      must(await verifyBadge({ ...place.guard, now: DURING }, { text: badge.credential })).verdict;
    expect(await scan()).toBe("valid");
    const onHold = await held(person);
    expect(await scan()).toBe("held");
    must(await lift(place.approver, onHold));
    expect(await scan()).toBe("valid");
    expect((await eventsOf(badge.id)).slice(-2)).toEqual([
      ["hold", "ISSUED", "HELD", "approvalHeld"],
      ["release", "HELD", "ISSUED", "holdLifted"],
    ]);
  });

  test("holds a printed badge, annuls one in the queue, and lets none be made meanwhile", async () => {
    const printed = await approved(place);
    const badge = await badged(place, printed, false);
    const onHold = await held(printed);
    expect(await badgeState(badge.id)).toBe("HELD");
    must(await lift(place.approver, onHold));
    expect(await badgeState(badge.id)).toBe("PRINTED");

    const queued = await approved(place);
    must(await inTransaction(place.desk, (_tx, ctx) => prepareBadge(ctx, { delegateId: queued.id })));
    const { id } = await db.badge.findFirstOrThrow({ where: { delegateId: queued.id } });
    const waits = await held(queued);
    expect(await badgeState(id)).toBe("VOID");
    expect(outcome(await printBadge(place.desk, { delegateId: queued.id }))).toMatch(/^CONFLICT/);
    must(await lift(place.approver, waits));
    expect(await badgeState(id)).toBe("VOID");
    must(await printBadge(place.desk, { delegateId: queued.id }));
  });

  test("that ends in a revocation ends the badge", async () => {
    const person = await approved(place);
    const badge = await badged(place, person);
    const onHold = await held(person);
    const requestId = await revocationAsked(place, onHold);
    must(await signRevocation(later(place.second), { requestId, version: onHold.version }));
    expect((await eventsOf(badge.id)).slice(-2)).toEqual([
      ["hold", "ISSUED", "HELD", "approvalHeld"],
      ["revoke", "HELD", "REVOKED", "approvalEnded"],
    ]);
  });

  test("held twice over, the badge goes back to where the last hold found it", async () => {
    const person = await approved(place);
    const badge = await badged(place, person);
    let now = await held(person);
    now = { ...now, version: must(await lift(place.approver, now)).version };
    now = await held(now);
    must(await lift(place.approver, now));
    expect(await badgeState(badge.id)).toBe("ISSUED");
  });

  test("keeps the place and the zones, and is told without a reason", async () => {
    const person = await held();
    const row = await db.delegate.findUniqueOrThrow({ where: { id: person.id } });
    expect([row.state, row.approvedZoneCodes]).toEqual(["SUSPENDED", ["A", "B"]]);
    const mails = await db.message.findMany({ where: { delegateId: person.id, name: "delegate-on-hold" } });
    expect(mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(mails)).not.toMatch(/CANARY|SECURITY_CONCERN|security question/i);
    must(await lift(place.approver, person));
    const lifted = { delegateId: person.id, name: "delegate-hold-lifted" };
    expect(await db.message.count({ where: lifted })).toBe(mails.length);
    const trail = await db.auditEntry.findMany({
      where: { subjectId: person.id, action: { in: ["delegate.held", "delegate.holdLifted"] } },
    });
    expect(trail.map(({ actorId }) => actorId).toSorted()).toEqual(
      [userOf(place.vetting), userOf(place.approver)].toSorted(),
    );
  });
});

describe("who holds and who lifts", () => {
  test("approver, vetting officer and desk lead hold; whoever held does not lift", async () => {
    for (const holder of [place.approver, place.vetting, place.lead]) {
      const person = await approved(place);
      const onHold = { ...person, version: must(await hold(holder, person)).version };
      const own = await lift(holder, onHold);
      expect(outcome(own)).toBe(holder === place.approver ? "FORBIDDEN heldByYou" : "FORBIDDEN notAllowed");
      must(await lift(place.second, onHold));
    }
  });

  test("a vetting officer reads the own note on a hold and no other; who reviews or decides reads each", async () => {
    const other = await staff("vettingOfficer", place.conferenceId, NOW);
    const protocol = await staff("protocolOfficer", place.conferenceId, NOW);
    const notes = async (ctx: Ctx, delegateId: string) => {
      const { timeline } = must(await getDelegateForReview(ctx, delegateId));
      const { entries } = must(await getTimeline(ctx, { delegateId }));
      return [
        timeline.find(({ action }) => action === "hold")?.internalNote,
        entries.find(({ kind }) => kind === "hold")?.about.internalNote,
      ];
    };
    const { id } = await held();
    const note = REASON.internalNote;
    for (const reader of [place.vetting, place.approver])
      expect(await notes(reader, id)).toEqual([note, note]);
    for (const reader of [other, protocol]) expect(await notes(reader, id)).toEqual([null, null]);
    const byApprover = await approved(place);
    must(await hold(place.approver, byApprover));
    expect(await notes(place.vetting, byApprover.id)).toEqual([null, null]);
  });

  test("the button says so before it is pressed", async () => {
    const person = await approved(place);
    must(await hold(place.approver, person));
    const offer = async (ctx: Ctx) =>
      must(await getDelegateForReview(ctx, person.id)).actions.find(({ action }) => action === "liftHold");
    expect(await offer(place.approver)).toEqual({ action: "liftHold", allowed: false, reason: "heldByYou" });
    expect(await offer(place.second)).toEqual({ action: "liftHold", allowed: true, reason: null });
  });

  test.each(["delegate.hold", "delegate.liftHold"] as const)(
    "a weaker role is refused: %s",
    async (permission) => {
      const person = permission === "delegate.hold" ? await approved(place) : await held();
      const act = permission === "delegate.hold" ? hold : lift;
      for (const role of ROLE_NAMES) {
        if ((roleDefinition(role).permissions as readonly string[]).includes(permission)) continue;
        const ctx = await staff(role, place.conferenceId, NOW);
        expect(outcome(await act(ctx, person)), role).toBe("FORBIDDEN notAllowed");
      }
      const stranger = await staff("accreditationApprover", await foundConference(), NOW);
      expect(outcome(await act(stranger, person))).toBe("NOT_FOUND registrationNotFound");
    },
  );

  test("nothing is held that is not approved, nor from a stale page, nor twice", async () => {
    const undecided = await ready(place);
    expect(outcome(await hold(place.vetting, undecided))).toBe("CONFLICT notFromThisState");
    const person = await approved(place);
    const stale = { ...person, version: person.version - 1 };
    expect(outcome(await hold(place.vetting, stale))).toBe("CONFLICT staleVersion");
    const onHold = await held(person);
    expect(outcome(await hold(place.lead, person))).toBe("CONFLICT staleVersion");
    expect(outcome(await hold(place.lead, onHold))).toBe("CONFLICT notFromThisState");
  });
});

describe("past the code, the database refuses", () => {
  const row = (delegateId: string, ctx: Ctx, action: string) => ({
    id: crypto.randomUUID(),
    delegateId,
    action,
    fromState: "SUSPENDED" as const,
    toState: "APPROVED" as const,
    actorKind: "user",
    actorUserId: userOf(ctx),
    actingRole: "accreditationApprover",
    reasonCode: "LATE",
    categoryCode: "DL",
    requestId: "test",
    createdAt: NOW,
  });
  const insert = (delegateId: string, ctx: Ctx, action: string) =>
    db.decision.create({ data: row(delegateId, ctx, action) });
  const SEPARATION = /separation of duties/;

  test("the holder who lifts, and only the holder of the last hold", async () => {
    const person = await approved(place);
    const first = { ...person, version: must(await hold(place.approver, person)).version };
    await expect(insert(person.id, place.approver, "liftHold")).rejects.toThrow(SEPARATION);
    const lifted = { ...first, version: must(await lift(place.second, first)).version };
    const next = later(place.second);
    must(await hold(next, lifted));
    await expect(insert(person.id, place.second, "liftHold")).rejects.toThrow(SEPARATION);
    await insert(person.id, place.approver, "liftHold");
  });

  test.each(["approve", "refuse"])(
    "creator, endorser, starter and reviewer who decide: %s",
    async (action) => {
      const person = await ready(place);
      const [creator, endorser, reviewer] = await Promise.all(
        [0, 1, 2].map(() => staff("accreditationApprover", place.conferenceId, NOW)),
      );
      if (!creator || !endorser || !reviewer) throw new Error("three expected");
      await db.delegate.update({ where: { id: person.id }, data: { createdByUserId: userOf(creator) } });
      await db.decision.create({ data: row(person.id, endorser, "endorse") });
      await db.reviewTask.create({
        data: {
          id: crypto.randomUUID(),
          delegateId: person.id,
          kind: "SUBSTANCE",
          step: 1,
          role: "substantiveReviewer",
          hours: 8,
          state: "DONE",
          openedAt: NOW,
          dueAt: NOW,
          closedAt: NOW,
          closedBy: userOf(reviewer),
          finding: "FAVOURABLE",
        },
      });
      for (const actor of [creator, endorser, reviewer, place.officer]) {
        await expect(insert(person.id, actor, action)).rejects.toThrow(SEPARATION);
      }
      await insert(person.id, place.second, action);
    },
  );

  test.each(["approve", "refuse", "hold", "liftHold", "allowAppeal", "dismissRefused"])(
    "anybody on a file of their own, of their organization or delegation: %s",
    async (action) => {
      const person = await ready(place);
      const { organizationId } = await db.delegation.findUniqueOrThrow({
        where: { id: person.delegationId },
      });
      const [self, colleague, focal] = await Promise.all(
        [0, 1, 2].map(() => staff("accreditationApprover", place.conferenceId, NOW)),
      );
      if (!self || !colleague || !focal) throw new Error("three expected");
      const { email } = await db.user.findUniqueOrThrow({ where: { id: userOf(self) } });
      await db.delegate.update({ where: { id: person.id }, data: { email: email.toUpperCase() } });
      await db.user.update({ where: { id: userOf(colleague) }, data: { organizationId } });
      const grant = { id: crypto.randomUUID(), role: "missionFocalPoint", conferenceId: place.conferenceId };
      await db.roleGrant.create({
        data: { ...grant, userId: userOf(focal), delegationId: person.delegationId },
      });
      for (const actor of [self, colleague, focal]) {
        await expect(insert(person.id, actor, action)).rejects.toThrow(SEPARATION);
      }
      await db.roleGrant.updateMany({ where: { id: grant.id }, data: { revokedAt: NOW } });
      await insert(person.id, focal, action);
    },
  );

  test("the first decider who rules on the appeal, and whoever asked for the revocation", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked({ ...place, approver: place.second }, person);
    const third = await staff("accreditationApprover", place.conferenceId, NOW);
    must(await signRevocation(third, { requestId, version: person.version }));
    for (const actor of [place.approver, place.second, third]) {
      for (const action of ["allowAppeal", "dismissRefused", "dismissRevoked"]) {
        await expect(insert(person.id, actor, action)).rejects.toThrow(SEPARATION);
      }
    }
    await insert(person.id, await staff("appealAuthority", place.conferenceId, NOW), "allowAppeal");
  });
});

describe("a hold against the lifting of the one before", () => {
  /** A transaction that, before it writes the delegate, waits for the other, and may forget its precondition. */
  function meetingAt(tx: Tx, met: () => Promise<void>, guarded: boolean): Tx {
    const updateMany = async ({ where, data }: Prisma.DelegateUpdateManyArgs) => {
      await met();
      return tx.delegate.updateMany({ data, where: guarded ? { ...where } : { id: where?.id ?? "" } });
    };
    const delegate = new Proxy(tx.delegate, {
      get: (target, name) => (name === "updateMany" ? updateMany : Reflect.get(target, name)),
    });
    return new Proxy(tx, {
      get: (target, name) => (name === "delegate" ? delegate : Reflect.get(target, name)),
    });
  }

  async function both(guarded: boolean): Promise<string[]> {
    const person = await approved(place);
    const { promise, resolve } = Promise.withResolvers<void>();
    let come = 0;
    const met = () => {
      come += 1;
      if (come === 2) resolve();
      return promise;
    };
    const act = (ctx: Ctx) =>
      db.$transaction((tx) => hold({ ...ctx, tx: meetingAt(tx, met, guarded) }, person));
    return (await Promise.all([act(place.vetting), act(place.lead)])).map(outcome).toSorted();
  }

  test("two holds at once: without the guard both count, with it one", async () => {
    expect(await both(false)).toEqual(["ok", "ok"]);
    expect(await both(true)).toEqual(["CONFLICT staleVersion", "ok"]);
  });
});
