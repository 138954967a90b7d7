import type { Permission } from "@/lib/policy/permissions";

/** How far a role reaches where it is held: the whole conference, named categories, one delegation, or oneself. */
export type Reach = "conference" | "category" | "delegation" | "own";

export type RoleDefinition = {
  reach: Reach;
  /** Must sign in with a second factor before any permission counts. */
  secondFactor: boolean;
  permissions: readonly Permission[];
};

/**
 * The one table of who may do what (role matrix of UN accreditation practice). What a role must never have is
 * proved by tests/unit/policy/roles.test.ts.
 */
export const ROLES = {
  hostFocalPoint: {
    reach: "conference",
    secondFactor: true,
    permissions: ["organization.read", "list.read"],
  },
  missionFocalPoint: {
    reach: "delegation",
    secondFactor: true,
    permissions: [
      "organization.read",
      "nomination.record",
      "registration.create",
      "registration.edit",
      "registration.submit",
      "registration.withdraw",
      "registration.substitute",
      "registration.appeal",
      "registration.endorse",
      "import.make",
      "delegate.read",
      "passport.masked",
      "list.read",
    ],
  },
  organizationFocalPoint: {
    reach: "delegation",
    secondFactor: true,
    permissions: [
      "organization.read",
      "nomination.record",
      "registration.create",
      "registration.edit",
      "registration.submit",
      "registration.withdraw",
      "registration.substitute",
      "registration.appeal",
      "registration.endorse",
      "import.make",
      "delegate.read",
      "list.read",
    ],
  },
  delegate: {
    reach: "own",
    secondFactor: false,
    permissions: [
      "registration.create",
      "registration.edit",
      "registration.submit",
      "registration.withdraw",
      "registration.appeal",
    ],
  },
  registrationOfficer: {
    reach: "conference",
    secondFactor: true,
    permissions: [
      "organization.read",
      "organization.manage",
      "nomination.record",
      "nomination.verify",
      "registration.create",
      "registration.edit",
      "registration.withdraw",
      "registration.substitute",
      "import.make",
      "duplicate.decide",
      "delegate.read",
      "review.start",
      "delegate.return",
      "query.settle",
      "identityChange.accept",
      "dossier.assign",
      "note.write",
      "record.print",
      "passport.masked",
      "passport.reveal",
      "list.read",
      "statistics.read",
      "export.personal",
    ],
  },
  substantiveReviewer: {
    reach: "category",
    secondFactor: true,
    permissions: ["delegate.read", "review.substance", "note.write"],
  },
  vettingOfficer: {
    reach: "conference",
    secondFactor: true,
    permissions: [
      "delegate.read",
      "clearance.read",
      "clearance.decide",
      "note.write",
      "passport.masked",
      "passport.reveal",
      "delegate.hold",
      "gateLog.read",
    ],
  },
  protocolOfficer: {
    reach: "conference",
    secondFactor: true,
    permissions: [
      "organization.read",
      "delegate.read",
      "review.protocol",
      "review.fastTrack",
      "clearance.waive",
      "note.write",
      "registration.create",
      "list.read",
    ],
  },
  accreditationApprover: {
    reach: "conference",
    secondFactor: true,
    permissions: [
      "organization.read",
      "delegate.read",
      "delegate.approve",
      "delegate.refuse",
      "delegate.askForMore",
      "delegate.hold",
      "delegate.liftHold",
      "delegate.revoke",
      "clearance.waive",
      "dossier.assign",
      "note.write",
      "record.print",
      "list.read",
      "statistics.read",
      "export.personal",
    ],
  },
  seniorApprover: {
    reach: "conference",
    secondFactor: true,
    permissions: ["organization.read", "delegate.read", "delegate.refuse", "refusal.settle", "list.read"],
  },
  appealAuthority: {
    reach: "conference",
    secondFactor: true,
    permissions: ["delegate.read", "appeal.decide", "note.write"],
  },
  badgeDeskOperator: {
    reach: "conference",
    secondFactor: true,
    permissions: ["badge.find", "badge.print", "badge.handOver", "passport.check", "gate.verify"],
  },
  badgeDeskLead: {
    reach: "conference",
    secondFactor: true,
    permissions: [
      "badge.find",
      "badge.print",
      "badge.handOver",
      "badge.reprint",
      "passport.check",
      "gate.verify",
      "gateLog.read",
      "delegate.hold",
    ],
  },
  gateGuard: {
    reach: "conference",
    secondFactor: false,
    permissions: ["gate.verify"],
  },
  mediaOfficer: {
    reach: "category",
    secondFactor: true,
    permissions: [
      "delegate.read",
      "review.media",
      "review.start",
      "delegate.return",
      "note.write",
      "list.read",
    ],
  },
  logisticsOfficer: {
    reach: "conference",
    secondFactor: true,
    permissions: ["needs.read", "list.read", "statistics.read"],
  },
  administrator: {
    reach: "conference",
    secondFactor: true,
    permissions: ["organization.read", "conference.manage", "user.manage", "role.grant", "job.manage"],
  },
  auditor: {
    reach: "conference",
    secondFactor: true,
    permissions: ["audit.read", "statistics.read"],
  },
  dataProtectionOfficer: {
    reach: "conference",
    secondFactor: true,
    permissions: ["audit.read", "retention.manage", "record.print", "gateLog.read"],
  },
} as const satisfies Record<string, RoleDefinition>;

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as Role[];

/** The definition of a role, typed alike for all. */
export function roleDefinition(role: Role): RoleDefinition {
  return ROLES[role];
}

/** Whether the word, from a database row or a form, names a role. */
export function isRole(word: string): word is Role {
  return Object.hasOwn(ROLES, word);
}
