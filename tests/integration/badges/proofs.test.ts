import { beforeAll, describe, expect, test } from "vitest";
import { signProofs } from "@/lib/badges/commands/sign-proofs";
import { getProofSheet } from "@/lib/badges/queries/proofs";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW } from "@/tests/integration/documents/fixture";

let conferenceId: string;

beforeAll(async () => {
  conferenceId = await foundConference();
});

/** A delegation of so many submitted people, and who speaks for it. */
async function delegationOf(count: number) {
  const delegationId = await inviteState(conferenceId);
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { id, version, owner } = await registered(conferenceId);
    await db.delegate.update({ where: { id }, data: { delegationId } });
    must(await submitDelegate(owner, { delegateId: id, version, badgeApproved: true }));
    ids.push(id);
  }
  return { delegationId, ids, speaker: await staff("missionFocalPoint", conferenceId, NOW, delegationId) };
}

const sheetOf = async (ctx: Ctx, delegationId: string) => must(await getProofSheet(ctx, delegationId));
const standings = (sheet: Awaited<ReturnType<typeof sheetOf>>) =>
  new Map(sheet.proofs.map(({ delegateId, standing }) => [delegateId, standing]));

describe("the proof sheet of a delegation", () => {
  test("is signed as it was shown, and says whose badge has changed since", async () => {
    const { delegationId, ids, speaker } = await delegationOf(2);
    const [one = "", other = ""] = ids;
    const before = await sheetOf(speaker, delegationId);
    expect(before).toMatchObject({ signature: null, upToDate: false, maySign: true });
    must(await signProofs(speaker, { delegationId, contentHash: before.contentHash }));
    expect(await sheetOf(speaker, delegationId)).toMatchObject({
      upToDate: true,
      signature: { by: "The missionFocalPoint", people: 2 },
    });
    await db.delegate.update({ where: { id: one }, data: { functionalTitle: "Chief Justice" } });
    const changed = await sheetOf(speaker, delegationId);
    expect(changed.upToDate).toBe(false);
    expect(standings(changed)).toEqual(
      new Map([
        [one, "changed"],
        [other, "signed"],
      ]),
    );
    expect(outcome(await signProofs(speaker, { delegationId, contentHash: before.contentHash }))).toBe(
      "CONFLICT proofsChanged",
    );
    must(await signProofs(speaker, { delegationId, contentHash: changed.contentHash }));
    expect((await sheetOf(speaker, delegationId)).upToDate).toBe(true);
    expect(await db.proofSheetSignature.count({ where: { delegationId } })).toBe(2);
    const signed = await db.auditEntry.count({
      where: { action: "delegation.proofsSigned", subjectId: delegationId },
    });
    expect(signed).toBe(2);
  });

  test("has nothing to sign while nobody holds a place, and nothing private on it", async () => {
    const empty = await delegationOf(0);
    const sheet = await sheetOf(empty.speaker, empty.delegationId);
    const { delegationId } = empty;
    expect(outcome(await signProofs(empty.speaker, { delegationId, contentHash: sheet.contentHash }))).toBe(
      "CONFLICT proofsChanged",
    );
    const { delegationId: full, speaker, ids } = await delegationOf(1);
    const row = await db.delegate.findUniqueOrThrow({ where: { id: ids[0] }, include: { person: true } });
    const text = JSON.stringify(await sheetOf(speaker, full));
    for (const secret of [row.email, row.phone, row.person.birthDate?.toISOString().slice(0, 10)]) {
      expect(text).not.toContain(secret);
    }
  });

  test("is signed by its own focal points only; officers look", async () => {
    const { delegationId } = await delegationOf(1);
    const foreign = await delegationOf(0);
    const officer = await staff("registrationOfficer", conferenceId, NOW);
    const seen = await sheetOf(officer, delegationId);
    expect(seen.maySign).toBe(false);
    const input = { delegationId, contentHash: seen.contentHash };
    expect(outcome(await signProofs(officer, input))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await signProofs(foreign.speaker, input))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await getProofSheet(foreign.speaker, delegationId))).toBe("NOT_FOUND delegationNotFound");
    const desk = await staff("badgeDeskOperator", conferenceId, NOW);
    expect(outcome(await getProofSheet(desk, delegationId))).toBe("FORBIDDEN notAllowed");
    expect(await db.proofSheetSignature.count({ where: { delegationId } })).toBe(0);
  });
});
