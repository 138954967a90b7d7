import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import { type Involvement, separationReason } from "@/lib/policy/separation";

const NOT_INVOLVED: Involvement = {
  createdByUserId: "somebody",
  reviewedByUserIds: ["officer"],
  organizationId: "testland",
  delegationId: "delegation",
  emails: ["person@testland.example"],
};

function approver(change: { organizationId?: string; delegationId?: string; email?: string } = {}): Actor {
  const grant = { role: "accreditationApprover", conferenceId: "c", categoryIds: [] } as const;
  return {
    kind: "user",
    userId: "me",
    name: "Me",
    email: change.email ?? "me@unodc.example",
    sessionId: "s",
    organizationId: change.organizationId ?? "unodc",
    grants: [{ ...grant, categoryIds: [], delegationId: change.delegationId ?? null }],
    secondFactorDue: false,
  };
}

describe("who may not decide", () => {
  test("somebody who had no part in the file may", () => {
    expect(separationReason(approver(), NOT_INVOLVED)).toBeUndefined();
  });

  test.each([
    ["createdByYou", approver(), { createdByUserId: "me" }],
    ["reviewedByYou", approver(), { reviewedByUserIds: ["officer", "me"] }],
    ["yourOrganization", approver({ organizationId: "testland" }), {}],
    ["yourDelegation", approver({ delegationId: "delegation" }), {}],
    ["yourOwnFile", approver({ email: "Person@Testland.example" }), {}],
    ["yourOwnFile", approver(), { emails: ["other@x.example", "ME@UNODC.EXAMPLE"] }],
  ] as const)("%s", (reason, actor, change) => {
    expect(separationReason(actor, { ...NOT_INVOLVED, ...change })).toBe(reason);
  });

  test("one's own file is named before anything else", () => {
    const all = { createdByUserId: "me", reviewedByUserIds: ["me"], emails: ["me@unodc.example"] };
    expect(separationReason(approver(), { ...NOT_INVOLVED, ...all })).toBe("yourOwnFile");
  });

  test("nothing that is unknown counts as the same", () => {
    const unknown = {
      createdByUserId: null,
      reviewedByUserIds: [],
      organizationId: null,
      delegationId: null,
    };
    const actor = { ...approver(), organizationId: null } as Actor;
    expect(separationReason(actor, { ...unknown, emails: [] })).toBeUndefined();
  });

  test("there is a reason exactly when one of the five ties exists", () => {
    const id = fc.constantFrom("me", "other");
    fc.assert(
      fc.property(
        fc.option(id),
        fc.array(id),
        fc.option(fc.constantFrom("unodc", "testland")),
        fc.option(fc.constantFrom("mine", "theirs")),
        fc.array(fc.constantFrom("me@unodc.example", "x@y.example")),
        (createdByUserId, reviewedByUserIds, organizationId, delegationId, emails) => {
          const file = { createdByUserId, reviewedByUserIds, organizationId, delegationId, emails };
          const tied =
            createdByUserId === "me" ||
            reviewedByUserIds.includes("me") ||
            organizationId === "unodc" ||
            delegationId === "mine" ||
            emails.includes("me@unodc.example");
          expect(separationReason(approver({ delegationId: "mine" }), file) !== undefined).toBe(tied);
        },
      ),
    );
  });
});
