import { beforeEach, describe, expect, test } from "vitest";
import { recordAudit } from "@/lib/audit/record";
import { signProofs } from "@/lib/badges/commands/sign-proofs";
import { getBatchChoice } from "@/lib/badges/queries/batches";
import { getDeskPerson } from "@/lib/badges/queries/desk-person";
import { getProofSheet } from "@/lib/badges/queries/proofs";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { ok } from "@/lib/result";
import { accredit, delegationOf, foundConference, must, NOW, outcome, staff, system } from "./fixture";

let conferenceId: string;
let delegationId: string;
let operator: Ctx;
let speaker: Ctx;

beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await delegationOf(conferenceId);
  operator = await staff("badgeDeskOperator", conferenceId);
  speaker = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
});

const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

async function sign(at = NOW) {
  const { contentHash } = must(await getProofSheet(speaker, delegationId));
  must(await signProofs({ ...speaker, now: at }, { delegationId, contentHash }));
}

/** What the command of the change writes into the log. */
const logChange = (delegateId: string, field: string, at: Date) =>
  inTransaction(system(at), async (tx, ctx) => {
    await recordAudit(tx, ctx, {
      action: "registration.saved",
      conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { [field]: { before: "[apart]", after: "[apart]" } },
    });
    return ok();
  });

async function retitle(id: string, functionalTitle: string, at: Date) {
  await db.delegate.update({ where: { id }, data: { functionalTitle } });
  await logChange(id, "functionalTitle", at);
}

const proofOf = async (id: string) => must(await getDeskPerson(operator, id)).proof;
const ofDelegation = async () =>
  must(await getBatchChoice(operator, conferenceId)).delegations.find(({ id }) => id === delegationId)
    ?.proofs;

describe("the desk", () => {
  test("sees of a person whether the proof is signed, and since when it is another", async () => {
    const [id, other] = [await accredit(conferenceId), await accredit(conferenceId)];
    expect(await proofOf(id)).toMatchObject({ signature: null, since: null });
    await sign();
    const signature = { by: "The missionFocalPoint", at: NOW.toISOString() };
    expect(await proofOf(id)).toMatchObject({ signature, standing: "signed", since: null });

    await logChange(id, "email", hours(1));
    await retitle(id, "Chief Justice", hours(2));
    await retitle(id, "Deputy Chief Justice", hours(3));
    expect(await proofOf(id)).toMatchObject({
      signature,
      standing: "changed",
      since: hours(2).toISOString(),
    });
    expect(await proofOf(other)).toMatchObject({ standing: "signed", since: null });

    await sign(hours(4));
    expect(await proofOf(id)).toMatchObject({
      signature: { at: hours(4).toISOString() },
      standing: "signed",
      since: null,
    });
  });

  test("sees who came after the signature, since the decision that gave the place", async () => {
    await accredit(conferenceId);
    await sign();
    const late = await accredit(conferenceId);
    expect(await proofOf(late)).toMatchObject({ standing: "new", since: null });
    await db.decision.create({
      data: {
        id: newId(),
        delegateId: late,
        action: "submit",
        fromState: "DRAFT",
        toState: "SUBMITTED",
        actorKind: "system",
        actingRole: "system",
        zoneCodes: [],
        requestId: newId(),
        createdAt: hours(5),
      },
    });
    expect(await proofOf(late)).toMatchObject({ standing: "new", since: hours(5).toISOString() });
  });

  test("sees of each delegation how many of those to print are not as signed, and since when", async () => {
    const people = await Promise.all([1, 2, 3].map(() => accredit(conferenceId)));
    expect(await ofDelegation()).toEqual({ signature: null, open: 3, since: null });
    await sign();
    expect(await ofDelegation()).toMatchObject({ open: 0, since: null });
    const [one = "", other = ""] = people;
    await retitle(one, "Registrar", hours(2));
    await retitle(other, "Clerk", hours(1));
    expect(await ofDelegation()).toMatchObject({
      signature: { by: "The missionFocalPoint" },
      open: 2,
      since: hours(1).toISOString(),
    });
  });

  test("sees it of nobody who is not approved, and nothing of another conference", async () => {
    const waiting = await accredit(conferenceId, { approved: false });
    expect(await proofOf(waiting)).toBeNull();
    const id = await accredit(conferenceId);
    await sign();
    const elsewhere = await staff("badgeDeskLead", await foundConference());
    expect(outcome(await getDeskPerson(elsewhere, id))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await getBatchChoice(elsewhere, conferenceId))).toBe("FORBIDDEN notAllowed");
  });

  test("is alone in seeing it there", async () => {
    const id = await accredit(conferenceId);
    for (const role of ROLE_NAMES.filter((name) => !name.startsWith("badgeDesk"))) {
      const weaker = await staff(role, conferenceId);
      expect(outcome(await getDeskPerson(weaker, id)), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await getBatchChoice(weaker, conferenceId)), role).toBe("FORBIDDEN notAllowed");
    }
  });
});
