import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { earlierDuties } from "@/lib/accreditation/earlier-duties";
import type { Actor } from "@/lib/context";
import { DELEGATE_ACTIONS, transitionOf } from "@/lib/policy/delegate-workflow";
import { PERMISSIONS, type Permission } from "@/lib/policy/permissions";
import { type EarlierDuty, type Involvement, SEPARATION, separationReason } from "@/lib/policy/separation";

const DUTIES: EarlierDuty[] = ["created", "endorsed", "reviewed", "vetted", "held", "decided", "appealed"];

/** The table once more by hand: duty → what one must not have done before. */
const EXPECTED: Partial<Record<Permission, EarlierDuty[]>> = {
  "review.substance": ["created"],
  "review.protocol": ["created"],
  "review.media": ["created"],
  "delegate.approve": ["created", "endorsed", "reviewed", "vetted", "appealed"],
  "delegate.refuse": ["created", "endorsed", "reviewed", "vetted", "appealed"],
  "delegate.revoke": ["created", "endorsed", "reviewed", "vetted"],
  "delegate.hold": [],
  "delegate.liftHold": ["held"],
  "appeal.decide": ["decided"],
};

const NOT_INVOLVED: Involvement = {
  earlier: { created: ["somebody"], reviewed: ["officer"], held: ["guard"] },
  organizationId: "testland",
  delegationId: "delegation",
  emails: ["person@testland.example"],
};

function me(change: { organizationId?: string; delegationId?: string; email?: string } = {}): Actor {
  const grant = { role: "accreditationApprover", conferenceId: "c" } as const;
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

describe.each(PERMISSIONS)("%s", (duty) => {
  test.each(DUTIES)("by who has %s before", (earlier) => {
    const file = { ...NOT_INVOLVED, earlier: { [earlier]: ["other", "me"] } };
    const stands = separationReason(me(), duty, file) !== undefined;
    expect(stands).toBe(EXPECTED[duty]?.includes(earlier) ?? false);
  });

  test.each([
    ["yourOrganization", me({ organizationId: "testland" }), {}],
    ["yourDelegation", me({ delegationId: "delegation" }), {}],
    ["yourOwnFile", me({ email: "Person@Testland.example" }), {}],
    ["yourOwnFile", me(), { emails: ["other@x.example", "ME@UNODC.EXAMPLE"] }],
  ] as const)("on what is one's own: %s", (reason, actor, change) => {
    const expected = duty in SEPARATION ? reason : undefined;
    expect(separationReason(actor, duty, { ...NOT_INVOLVED, ...change })).toBe(expected);
  });
});

describe("separation of duties", () => {
  test("somebody who had no part in the file may", () => {
    expect(separationReason(me(), "delegate.approve", NOT_INVOLVED)).toBeUndefined();
  });

  test("every row of the workflow that names the guard has a row in the table", () => {
    const guarded = DELEGATE_ACTIONS.map(transitionOf).filter(({ guards }) => guards.includes("separation"));
    for (const { permission } of guarded) expect(SEPARATION).toHaveProperty([permission]);
  });

  test("one's own file is named before anything else", () => {
    const all = { ...NOT_INVOLVED, earlier: { created: ["me"] }, emails: ["me@unodc.example"] };
    expect(separationReason(me(), "delegate.approve", all)).toBe("yourOwnFile");
  });

  test("nothing that is unknown counts as the same", () => {
    const unknown = { earlier: {}, organizationId: null, delegationId: null, emails: [] };
    const actor = { ...me(), organizationId: null } as Actor;
    expect(separationReason(actor, "delegate.approve", unknown)).toBeUndefined();
  });

  test("there is a reason exactly when one of the ties exists", () => {
    const ids = fc.array(fc.constantFrom("me", "other"));
    fc.assert(
      fc.property(
        ids,
        ids,
        fc.option(fc.constantFrom("unodc", "testland")),
        fc.option(fc.constantFrom("mine", "theirs")),
        fc.array(fc.constantFrom("me@unodc.example", "x@y.example")),
        (created, held, organizationId, delegationId, emails) => {
          const file = { earlier: { created, held }, organizationId, delegationId, emails };
          const tied =
            held.includes("me") ||
            organizationId === "unodc" ||
            delegationId === "mine" ||
            emails.includes("me@unodc.example");
          const reason = separationReason(me({ delegationId: "mine" }), "delegate.liftHold", file);
          expect(reason !== undefined).toBe(tied);
        },
      ),
    );
  });
});

describe("who did what on a file", () => {
  const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 0, minute));
  const decision = (action: string, actorUserId: string | null, minute: number, requestedBy?: string) => {
    return { action, actorUserId, createdAt: at(minute), signature: requestedBy ? { requestedBy } : null };
  };

  test("only the last hold is the one to lift, in whatever order the rows come", () => {
    const decisions = [decision("hold", "late", 9), decision("hold", "early", 1)];
    const file = { createdByUserId: null, reviewTasks: [], escalations: [] };
    expect(earlierDuties({ ...file, decisions }).held).toEqual(["late"]);
    expect(earlierDuties({ ...file, decisions: decisions.toReversed() }).held).toEqual(["late"]);
  });

  test("both people of a revocation have decided", () => {
    const decisions = [decision("approve", "first", 1), decision("revoke", "signer", 2, "asker")];
    const reviewTasks = [{ closedBy: "reviewer" }, { closedBy: null }];
    const file = { createdByUserId: "maker", reviewTasks, escalations: [] };
    const rest = [decision("startReview", "officer", 0), decision("endorse", "focal", 0)];
    expect(earlierDuties({ ...file, decisions: [...decisions, ...rest] })).toEqual({
      created: ["maker"],
      endorsed: ["focal"],
      reviewed: ["officer", "reviewer"],
      held: [],
      decided: ["first", "signer", "asker"],
      appealed: [],
    });
  });

  test("after an appeal was allowed, neither the first deciders nor the one who ruled decide again", () => {
    const decisions = [
      decision("refuse", "senior", 1),
      decision("allowAppeal", "authority", 2),
      decision("refuse", "second", 3),
    ];
    const escalations = [
      { askedBy: "approver", state: "REFUSED" },
      { askedBy: "other", state: "SENT_BACK" },
    ];
    const { decided, appealed } = earlierDuties({
      createdByUserId: null,
      reviewTasks: [],
      escalations,
      decisions,
    });
    expect(decided).toEqual(["senior", "second", "approver"]);
    expect(appealed).toEqual(["senior", "approver", "authority"]);
  });
});
