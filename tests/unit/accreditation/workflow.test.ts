import { describe, expect, test } from "vitest";
import { availableActions, REVIEW_ACTIONS } from "@/lib/accreditation/available-actions";
import type { UserActor } from "@/lib/context";
import { DELEGATE_STATES, type DelegateState } from "@/lib/policy/delegate-states";
import {
  DELEGATE_ACTIONS,
  type DelegateAction,
  startsFrom,
  transitionOf,
} from "@/lib/policy/delegate-workflow";
import { ROLE_NAMES, type Role, roleDefinition } from "@/lib/policy/roles";
import { workflowDocument } from "@/lib/policy/workflow-diagram";

/** Written out by hand, so that a change of the table must be meant. */
const ALLOWED: Record<DelegateAction, { from: DelegateState[]; to: DelegateState; roles: Role[] }> = {
  openInvitation: {
    from: ["INVITED"],
    to: "DRAFT",
    roles: ["missionFocalPoint", "organizationFocalPoint", "delegate", "registrationOfficer"],
  },
  withdrawInvitation: {
    from: ["INVITED"],
    to: "WITHDRAWN",
    roles: ["missionFocalPoint", "organizationFocalPoint", "delegate", "registrationOfficer"],
  },
  submit: {
    from: ["DRAFT"],
    to: "SUBMITTED",
    roles: ["missionFocalPoint", "organizationFocalPoint", "delegate"],
  },
  resubmit: {
    from: ["RETURNED"],
    to: "SUBMITTED",
    roles: ["missionFocalPoint", "organizationFocalPoint", "delegate"],
  },
  withdraw: {
    from: [
      "DRAFT",
      "AWAITING_ENDORSEMENT",
      "WAITLISTED",
      "SUBMITTED",
      "RETURNED",
      "IN_REVIEW",
      "READY",
      "APPROVED",
      "SUSPENDED",
    ],
    to: "WITHDRAWN",
    roles: ["missionFocalPoint", "organizationFocalPoint", "delegate", "registrationOfficer"],
  },
  requestEndorsement: {
    from: ["DRAFT"],
    to: "AWAITING_ENDORSEMENT",
    roles: ["missionFocalPoint", "organizationFocalPoint", "delegate"],
  },
  joinWaitingList: {
    from: ["DRAFT"],
    to: "WAITLISTED",
    roles: ["missionFocalPoint", "organizationFocalPoint", "delegate"],
  },
  endorse: {
    from: ["AWAITING_ENDORSEMENT"],
    to: "SUBMITTED",
    roles: ["missionFocalPoint", "organizationFocalPoint"],
  },
  endorseToWaitingList: {
    from: ["AWAITING_ENDORSEMENT"],
    to: "WAITLISTED",
    roles: ["missionFocalPoint", "organizationFocalPoint"],
  },
  sendBack: {
    from: ["AWAITING_ENDORSEMENT"],
    to: "DRAFT",
    roles: ["missionFocalPoint", "organizationFocalPoint"],
  },
  disown: {
    from: ["AWAITING_ENDORSEMENT"],
    to: "WITHDRAWN",
    roles: ["missionFocalPoint", "organizationFocalPoint"],
  },
  takeFreedPlace: { from: ["WAITLISTED"], to: "SUBMITTED", roles: [] },
  takePlaceReviewed: { from: ["WAITLISTED"], to: "READY", roles: [] },
  lapseUnanswered: { from: ["RETURNED"], to: "LAPSED", roles: [] },
  putOnWaitingList: { from: ["READY"], to: "WAITLISTED", roles: ["accreditationApprover"] },
  substitute: {
    from: ["WAITLISTED", "SUBMITTED", "RETURNED", "IN_REVIEW", "READY", "APPROVED"],
    to: "SUBSTITUTED",
    roles: ["missionFocalPoint", "organizationFocalPoint", "registrationOfficer"],
  },
  lapseUnsubmitted: { from: ["INVITED", "DRAFT", "AWAITING_ENDORSEMENT"], to: "LAPSED", roles: [] },
  lapseUndecided: {
    from: ["WAITLISTED", "SUBMITTED", "IN_REVIEW", "READY", "RETURNED"],
    to: "LAPSED",
    roles: [],
  },
  close: {
    from: ["APPROVED", "SUSPENDED", "REJECTED", "REVOKED", "WITHDRAWN", "SUBSTITUTED", "LAPSED"],
    to: "CLOSED",
    roles: [],
  },
  purge: { from: ["CLOSED"], to: "PURGED", roles: [] },
  mergeAway: {
    from: ["AWAITING_ENDORSEMENT", "WAITLISTED", "SUBMITTED", "RETURNED", "IN_REVIEW", "READY"],
    to: "WITHDRAWN",
    roles: ["registrationOfficer"],
  },
  splitAgain: { from: ["WITHDRAWN"], to: "SUBMITTED", roles: ["registrationOfficer"] },
  return: { from: ["SUBMITTED"], to: "RETURNED", roles: ["registrationOfficer", "mediaOfficer"] },
  startReview: { from: ["SUBMITTED"], to: "IN_REVIEW", roles: ["registrationOfficer", "mediaOfficer"] },
  fastTrack: { from: ["INVITED"], to: "IN_REVIEW", roles: ["protocolOfficer"] },
  returnOnQuery: { from: ["IN_REVIEW"], to: "RETURNED", roles: ["registrationOfficer"] },
  completeReview: { from: ["IN_REVIEW"], to: "READY", roles: [] },
  askForMore: { from: ["READY"], to: "RETURNED", roles: ["accreditationApprover"] },
  approve: { from: ["READY"], to: "APPROVED", roles: ["accreditationApprover"] },
  refuse: { from: ["READY"], to: "REJECTED", roles: ["accreditationApprover", "seniorApprover"] },
  appeal: {
    from: ["REJECTED", "REVOKED"],
    to: "UNDER_APPEAL",
    roles: ["missionFocalPoint", "organizationFocalPoint", "delegate"],
  },
  allowAppeal: { from: ["UNDER_APPEAL"], to: "IN_REVIEW", roles: ["appealAuthority"] },
  dismissRefused: { from: ["UNDER_APPEAL"], to: "REJECTED", roles: ["appealAuthority"] },
  dismissRevoked: { from: ["UNDER_APPEAL"], to: "REVOKED", roles: ["appealAuthority"] },
  hold: {
    from: ["APPROVED"],
    to: "SUSPENDED",
    roles: ["vettingOfficer", "accreditationApprover", "badgeDeskLead"],
  },
  reopenForIdentity: { from: ["APPROVED"], to: "IN_REVIEW", roles: ["registrationOfficer"] },
  liftHold: { from: ["SUSPENDED"], to: "APPROVED", roles: ["accreditationApprover"] },
  revoke: { from: ["APPROVED", "SUSPENDED"], to: "REVOKED", roles: ["accreditationApprover"] },
};

const CONFERENCE = "00000000-0000-7000-8000-000000000001";
const CATEGORY = "00000000-0000-7000-8000-000000000002";
const DELEGATION = "00000000-0000-7000-8000-000000000003";

function actorWith(role: Role): UserActor {
  const grant = { role, conferenceId: CONFERENCE, delegationId: null, categoryIds: [CATEGORY] };
  const own = { userId: "u", name: "U", email: "u@un.example", sessionId: "s", organizationId: null };
  return { kind: "user", ...own, grants: [grant], secondFactorDue: false };
}

const casesOf = (action: DelegateAction) =>
  DELEGATE_STATES.flatMap((state) => ROLE_NAMES.map((role) => ({ action, state, role })));

describe("every action × state × role", () => {
  test.each(DELEGATE_ACTIONS)("%s", (action) => {
    for (const { state, role } of casesOf(action)) {
      expect(startsFrom(action, state), `${action} from ${state}`).toBe(ALLOWED[action].from.includes(state));
      const held = roleDefinition(role).permissions.includes(transitionOf(action).permission);
      expect(held, `${action} by ${role}`).toBe(ALLOWED[action].roles.includes(role));
    }
    expect(transitionOf(action).to).toBe(ALLOWED[action].to);
  });

  test("the page of the workflow counts these cases", () => {
    expect(workflowDocument()).toContain(`\n${DELEGATE_ACTIONS.flatMap(casesOf).length} cases.\n`);
  });

  test("a guard that does not hold disables the button with its reason", () => {
    const file = {
      state: "SUBMITTED" as const,
      conferenceId: CONFERENCE,
      categoryId: CATEGORY,
      delegationId: DELEGATION,
      organizationId: null,
      earlier: {},
      emails: [],
    };
    const offer = (blocked: { duplicatesResolved?: string; queryAsked?: string }) =>
      availableActions(actorWith("registrationOfficer"), { ...file, blocked }).find(
        ({ action }) => action === "startReview",
      );
    expect(offer({ duplicatesResolved: "duplicatesOpen" })).toMatchObject({
      allowed: false,
      reason: "duplicatesOpen",
    });
    expect(offer({ queryAsked: "noQueryAsked" })).toMatchObject({ allowed: true, reason: null });
  });

  test("the buttons say what the table says", () => {
    for (const role of ROLE_NAMES) {
      for (const state of DELEGATE_STATES) {
        const offers = availableActions(actorWith(role), {
          state,
          conferenceId: CONFERENCE,
          categoryId: CATEGORY,
          delegationId: DELEGATION,
          organizationId: null,
          earlier: {},
          emails: [],
        });
        for (const action of REVIEW_ACTIONS) {
          const offer = offers.find((entry) => entry.action === action);
          expect(offer !== undefined, `${action} by ${role}`).toBe(ALLOWED[action].roles.includes(role));
          if (offer) expect(offer.allowed).toBe(ALLOWED[action].from.includes(state));
        }
      }
    }
  });
});
