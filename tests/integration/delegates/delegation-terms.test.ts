import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { setDelegationTerms } from "@/lib/delegates/commands/set-delegation-terms";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { getDelegationTerms } from "@/lib/delegates/queries/delegation-terms";
import type { SetDelegationTermsInput } from "@/lib/delegates/schema/delegation-terms";
import { registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let delegationId: string;
let officer: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  officer = await staff("registrationOfficer", conferenceId, NOW);
});

const terms = (of: Partial<SetDelegationTermsInput> = {}): SetDelegationTermsInput => ({
  delegationId,
  version: 1,
  quota: 1,
  deadlineOn: "2027-02-20",
  language: "ru",
  contactEmail: "mission@tjk.example",
  limits: [],
  ...of,
});

async function submitted(waitingList: boolean) {
  const person = await registered(conferenceId);
  await db.delegate.update({ where: { id: person.id }, data: { delegationId } });
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const, waitingList };
  return { id: person.id, result: await submitDelegate(person.owner, input) };
}

describe("the terms of a delegation", () => {
  test("raising a limit gives the place to whoever waits, in the same transaction", async () => {
    const category = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
    const zone = await db.zone.findFirstOrThrow({ where: { conferenceId } });
    const limits = (places: number) => [
      { kind: "CATEGORY" as const, categoryId: category.id, places },
      { kind: "SECONDARY_CARD" as const, zoneId: zone.id, places: 2 },
    ];
    must(await setDelegationTerms(officer, terms({ quota: 5, limits: limits(1) })));
    expect((await submitted(false)).result.ok).toBe(true);
    expect(outcome((await submitted(false)).result)).toBe("CONFLICT categoryFull");
    const waiting = await submitted(true);
    const raised = must(
      await setDelegationTerms(officer, terms({ version: 2, quota: 5, limits: limits(2) })),
    );
    expect(raised).toEqual({ version: 3, filled: 1 });
    const row = await db.delegate.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row.state).toBe("SUBMITTED");
    const decision = await db.decision.findFirstOrThrow({
      where: { delegateId: waiting.id, action: "takeFreedPlace" },
    });
    expect(decision.reasonCode).toBe("quotaRaised");
  });

  test("lowered below their use they throw nobody out, let nobody in, and say so", async () => {
    must(await setDelegationTerms(officer, terms({ version: 3, quota: 1 })));
    const view = must(await getDelegationTerms(officer, delegationId));
    expect(view).toMatchObject({ version: 4, quota: 1, used: 2, deadlineOn: "2027-02-20", language: "ru" });
    expect(view.limits.every(({ places }) => places === null)).toBe(true);
    expect(outcome((await submitted(false)).result)).toBe("CONFLICT delegationFull");
    expect(await db.delegate.count({ where: { delegationId, state: "SUBMITTED" } })).toBe(2);
  });

  test("are refused to weaker roles, other conferences, stale pages and foreign zones", async () => {
    const focalPoint = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
    expect(outcome(await setDelegationTerms(focalPoint, terms({ version: 4 })))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getDelegationTerms(focalPoint, delegationId))).toBe("FORBIDDEN notAllowed");
    const elsewhere = await foundConference();
    const stranger = await staff("registrationOfficer", elsewhere, NOW);
    expect(outcome(await setDelegationTerms(stranger, terms({ version: 4 })))).toBe(
      "NOT_FOUND delegationNotFound",
    );
    expect(outcome(await setDelegationTerms(officer, terms({ version: 1 })))).toBe("CONFLICT staleVersion");
    const zone = await db.zone.findFirstOrThrow({ where: { conferenceId: elsewhere } });
    const foreign = [{ kind: "ZONE" as const, zoneId: zone.id, places: 1 }];
    expect(outcome(await setDelegationTerms(officer, terms({ version: 4, limits: foreign })))).toBe(
      "INVALID checkFields",
    );
  });

  test("two officers at once: one wins, the other is told", async () => {
    const both = await Promise.all([
      setDelegationTerms(officer, terms({ version: 4, quota: 7 })),
      setDelegationTerms(officer, terms({ version: 4, quota: 8 })),
    ]);
    expect(both.map(outcome).sort()).toEqual(["CONFLICT staleVersion", "ok"]);
  });
});
