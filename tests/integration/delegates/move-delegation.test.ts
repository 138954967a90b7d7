import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { addDelegate } from "@/lib/delegates/commands/add-delegate";
import { endorseDelegate } from "@/lib/delegates/commands/endorse-delegate";
import { moveDelegation } from "@/lib/delegates/commands/move-delegation";
import { requestSubstitution } from "@/lib/delegates/commands/request-substitution";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { getDelegationState } from "@/lib/delegates/queries/delegation-state";
import {
  DELEGATION_STATES,
  type DelegationState,
  takesRegistrations,
} from "@/lib/policy/delegation-workflow";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import {
  inviteState,
  moveTo,
  must,
  NOW,
  registrant,
  startDraft,
  staff as unnamed,
} from "@/tests/integration/documents/fixture";
import { move } from "@/tests/integration/organizations/bodies";

let conferenceId: string;
let officer: Ctx;
let category: string;
beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  category = (await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } })).id;
});

const stateOf = async (id: string) => (await db.delegation.findUniqueOrThrow({ where: { id } })).state;
const standing = (id: string, state: DelegationState) =>
  db.delegation.update({ where: { id }, data: { state } });

async function person(
  delegationId: string,
  state: "DRAFT" | "AWAITING_ENDORSEMENT" | "WAITLISTED" | "SUBMITTED",
) {
  const { id } = await startDraft(registrant(conferenceId, `${randomUUID()}@x.example`), conferenceId);
  await moveTo(id, state, delegationId);
  return db.delegate.findUniqueOrThrow({ where: { id } });
}

describe("moving a delegation", () => {
  test("writes decision, audit entry and one mail to each who must know, in their language", async () => {
    const id = await inviteState(conferenceId);
    await db.delegation.update({
      where: { id },
      data: { contactEmail: "Mission@x.example", language: "ar" },
    });
    const focalPoint = await staff("missionFocalPoint", conferenceId, NOW, id);
    const userId = focalPoint.actor.kind === "user" ? focalPoint.actor.userId : "";
    await db.focalPoint.create({
      data: { id: randomUUID(), delegationId: id, userId, startsOn: new Date("2026-01-01") },
    });
    must(await move(officer, id, "suspend", "Fees unpaid since 2024", "Please write to the secretariat."));
    const decision = await db.delegationDecision.findFirstOrThrow({ where: { delegationId: id } });
    expect(decision).toMatchObject({
      action: "suspend",
      fromState: "ACTIVE",
      toState: "SUSPENDED",
      reason: "Fees unpaid since 2024",
      disclosed: "Please write to the secretariat.",
      actingRole: "registrationOfficer",
    });
    const mails = await db.message.findMany({ where: { dedupeKey: { contains: decision.id } } });
    expect(mails.map(({ name, locale }) => `${name} ${locale}`).sort()).toEqual([
      "delegation-suspended ar",
      "delegation-suspended en",
    ]);
    for (const { text } of mails) {
      expect(text).toContain("Please write to the secretariat.");
      expect(text).not.toContain("Fees unpaid");
    }
    const audit = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: id, action: "delegation.moved" },
    });
    expect(audit.changes).toMatchObject({ state: { before: "ACTIVE", after: "SUSPENDED" } });

    const [forOfficer, forFocalPoint] = [
      must(await getDelegationState(officer, id)),
      must(await getDelegationState(focalPoint, id)),
    ];
    expect(forOfficer.steps[0]).toMatchObject({ reason: "Fees unpaid since 2024" });
    expect(forOfficer.steps[0]?.by).toBeTruthy();
    expect(forFocalPoint.steps[0]).toMatchObject({ reason: null, by: null });
    expect(forFocalPoint.steps[0]?.disclosed).toBe("Please write to the secretariat.");
    expect([forOfficer.moves.length > 0, forFocalPoint.moves]).toEqual([true, []]);
    const stranger = await staff("missionFocalPoint", conferenceId, NOW, await inviteState(conferenceId));
    expect(outcome(await getDelegationState(stranger, id))).toBe("NOT_FOUND delegationNotFound");
  });

  test("declining tells nobody, inviting again tells the contact", async () => {
    const id = await inviteState(conferenceId);
    await db.delegation.update({ where: { id }, data: { state: "INVITED", contactEmail: "back@x.example" } });
    must(await move(officer, id, "decline"));
    const written = () => db.message.count({ where: { recipient: "back@x.example" } });
    expect([await stateOf(id), await written()]).toEqual(["DECLINED", 0]);
    must(await move(officer, id, "inviteAgain", null));
    expect([await stateOf(id), await written()]).toEqual(["INVITED", 1]);
  });

  test("an organization that is suspended in the registry is not invited again", async () => {
    const id = await inviteState(conferenceId);
    const { organizationId } = await standing(id, "DECLINED");
    const suspended = { suspendedAt: NOW, suspendedReason: "R" };
    await db.organization.update({ where: { id: organizationId }, data: suspended });
    expect(outcome(await move(officer, id, "inviteAgain"))).toBe("CONFLICT organizationSuspended");
  });

  test("asks for a reason where the table does, and tells a stale page", async () => {
    const id = await inviteState(conferenceId);
    expect(await move(officer, id, "suspend", null)).toMatchObject({
      error: { code: "INVALID", fields: { reason: "required" } },
    });
    must(await move(officer, id, "close", null));
    const stale = { delegationId: id, version: 1, action: "reopen", reason: "R", disclosed: null } as const;
    expect(outcome(await moveDelegation(officer, stale))).toBe("CONFLICT staleVersion");
  });

  test("of two officers at once one wins", async () => {
    const id = await inviteState(conferenceId);
    const both = await Promise.all([move(officer, id, "close", null), move(officer, id, "suspend")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.delegationDecision.count({ where: { delegationId: id } })).toBe(1);
  });

  test.each(ROLE_NAMES.filter((role) => role !== "registrationOfficer"))("not by %s", async (role) => {
    const id = await inviteState(conferenceId);
    expect(outcome(await move(unnamed(role, conferenceId, id), id, "close", null))).toBe(
      "FORBIDDEN notAllowed",
    );
    expect(await stateOf(id)).toBe("ACTIVE");
  });

  test("not by an officer of another conference", async () => {
    const id = await inviteState(conferenceId);
    const stranger = unnamed("registrationOfficer", await foundConference());
    expect(outcome(await move(stranger, id, "close", null))).toBe("NOT_FOUND delegationNotFound");
  });
});

describe("a delegation that takes no registrations", () => {
  test("lets nobody in, in any state, whatever path writes it", async () => {
    const id = await inviteState(conferenceId);
    for (const state of DELEGATION_STATES) {
      await standing(id, "ACTIVE");
      const { id: draft } = await person(id, "DRAFT");
      await standing(id, state);
      const entered = await moveTo(draft, "SUBMITTED", id).then(
        () => true,
        (error) => String(error).includes("delegation_takes_nobody") && false,
      );
      expect(entered, state).toBe(takesRegistrations(state));
      await db.delegate.update({ where: { id: draft }, data: { state: "WITHDRAWN" } });
    }
  });

  test("refuses to add, to endorse and to substitute in words; people may still withdraw", async () => {
    const id = await inviteState(conferenceId);
    const focalPoint = await staff("missionFocalPoint", conferenceId, NOW, id);
    const [waits, sits] = [await person(id, "AWAITING_ENDORSEMENT"), await person(id, "SUBMITTED")];
    must(await move(officer, id, "suspend"));
    const name = { familyName: "Karimova", givenNames: "Zarina", functionalTitle: "" };
    const added = {
      delegationId: id,
      categoryId: category,
      delegationRole: "EXPERT",
      email: "",
      invite: false,
    };
    const requestKey = randomUUID();
    const shut = "CONFLICT delegationTakesNobody";
    const add = await addDelegate(focalPoint, { ...name, ...added, requestKey } as never);
    expect(outcome(add)).toBe(shut);
    const substitute = { delegateId: sits.id, version: sits.version, requestKey, ...name };
    expect(outcome(await requestSubstitution(focalPoint, substitute as never))).toBe(shut);
    const endorsement = { delegateId: waits.id, version: waits.version, waitingList: false } as const;
    expect(outcome(await endorseDelegate(focalPoint, { ...endorsement, delegationRole: "EXPERT" }))).toBe(
      shut,
    );
    must(await withdrawDelegate(focalPoint, { delegateId: sits.id, version: sits.version }));
  });

  test("keeps its waiting list waiting, and gives the places when it opens again", async () => {
    const id = await inviteState(conferenceId);
    await db.delegation.update({ where: { id }, data: { quota: 1 } });
    const holder = await person(id, "SUBMITTED");
    const next = await person(id, "WAITLISTED");
    must(await move(officer, id, "suspend"));
    must(await withdrawDelegate(officer, { delegateId: holder.id, version: holder.version }));
    const stands = async () => (await db.delegate.findUniqueOrThrow({ where: { id: next.id } })).state;
    expect(await stands()).toBe("WAITLISTED");
    must(await move(officer, id, "restore"));
    expect(await stands()).toBe("SUBMITTED");
  });

  test("a submission that waited behind the suspension finds the door shut", async () => {
    const id = await inviteState(conferenceId);
    const draft = await person(id, "DRAFT");
    const { promise: suspended, resolve } = Promise.withResolvers<void>();
    const suspension = db.$transaction(async (tx) => {
      await tx.delegation.update({ where: { id }, data: { state: "SUSPENDED" } });
      resolve();
      await new Promise((done) => setTimeout(done, 300));
    });
    await suspended;
    await expect(moveTo(draft.id, "SUBMITTED", id)).rejects.toThrow("delegation_takes_nobody");
    await suspension;
  });
});
