import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import { can } from "@/lib/policy/can";
import { PERMISSIONS, type Permission } from "@/lib/policy/permissions";
import { ROLE_NAMES, ROLES, type Role, roleDefinition } from "@/lib/policy/roles";

/** The role matrix written out once more by hand: whoever changes lib/policy/roles.ts must say it twice. */
const EXPECTED: Record<Role, string> = {
  hostFocalPoint: "organization.read list.read",
  missionFocalPoint: `organization.read nomination.record registration.create registration.edit registration.submit
    registration.withdraw registration.substitute registration.appeal registration.endorse import.make delegate.read
    passport.masked list.read`,
  organizationFocalPoint: `organization.read nomination.record registration.create registration.edit
    registration.submit registration.withdraw registration.substitute registration.appeal registration.endorse import.make
    delegate.read list.read`,
  delegate:
    "registration.create registration.edit registration.submit registration.withdraw registration.appeal",
  registrationOfficer: `organization.read organization.manage nomination.record nomination.verify registration.create
    registration.edit registration.withdraw registration.substitute import.make duplicate.decide delegate.read review.start delegate.return query.settle identityChange.accept dossier.assign note.write record.print passport.masked passport.reveal
    list.read statistics.read export.personal`,
  substantiveReviewer: "delegate.read review.substance note.write",
  vettingOfficer: `delegate.read clearance.read clearance.decide note.write passport.masked passport.reveal delegate.hold gateLog.read`,
  protocolOfficer:
    "organization.read delegate.read review.protocol review.fastTrack clearance.waive note.write registration.create list.read",
  accreditationApprover: `organization.read delegate.read delegate.approve delegate.refuse delegate.askForMore delegate.hold
    delegate.liftHold delegate.revoke clearance.waive dossier.assign note.write record.print list.read statistics.read export.personal`,
  seniorApprover: "organization.read delegate.read delegate.refuse refusal.settle list.read",
  appealAuthority: "delegate.read appeal.decide note.write",
  badgeDeskOperator: "badge.find badge.print badge.handOver passport.check gate.verify",
  badgeDeskLead: `badge.find badge.print badge.handOver badge.reprint passport.check gate.verify gateLog.read delegate.hold`,
  gateGuard: "gate.verify",
  mediaOfficer: "delegate.read review.media review.start delegate.return note.write list.read",
  logisticsOfficer: "needs.read list.read statistics.read",
  administrator: "organization.read conference.manage user.manage role.grant job.manage",
  auditor: "audit.read statistics.read",
  dataProtectionOfficer: "audit.read retention.manage record.print gateLog.read",
};

/** Domain reference 1.2, column "must never have". */
const VETTING = ["clearance.read", "clearance.decide"];
const DECIDING = ["delegate.approve", "delegate.refuse", "appeal.decide"];
const PASSPORT = ["passport.masked", "passport.reveal", "passport.check"];
const NEEDS = ["needs.read"];
const BADGES = ["badge.find", "badge.print", "badge.handOver", "badge.reprint"];
const EXPORT = ["export.personal"];
const AUDIT = ["audit.read"];
/** Movements of people: security and data protection; the secretariat sees figures. */
const MOVEMENTS = ["gateLog.read"];
const GATE_ONLY = PERMISSIONS.filter((permission) => permission !== "gate.verify");
const NEVER: Record<Role, readonly string[]> = {
  hostFocalPoint: [...VETTING, ...DECIDING, ...NEEDS, ...AUDIT],
  missionFocalPoint: [...VETTING, ...DECIDING],
  organizationFocalPoint: [...VETTING, ...DECIDING],
  delegate: PERMISSIONS.filter((permission) => !permission.startsWith("registration.")),
  registrationOfficer: [...DECIDING, ...VETTING, ...MOVEMENTS],
  substantiveReviewer: [...PASSPORT, ...NEEDS, ...VETTING],
  vettingOfficer: [...DECIDING, ...BADGES, "delegate.revoke"],
  protocolOfficer: VETTING,
  accreditationApprover: [...VETTING, ...BADGES, ...MOVEMENTS, "appeal.decide"],
  seniorApprover: [...VETTING, ...BADGES, "delegate.approve", "delegate.revoke", "appeal.decide"],
  appealAuthority: ["delegate.approve", "delegate.refuse", "refusal.settle"],
  badgeDeskOperator: [...DECIDING, ...VETTING, ...EXPORT, ...NEEDS, ...MOVEMENTS],
  badgeDeskLead: [...DECIDING, ...VETTING],
  gateGuard: GATE_ONLY,
  mediaOfficer: [...VETTING, ...PASSPORT],
  logisticsOfficer: [...VETTING, ...PASSPORT],
  administrator: [...VETTING, ...PASSPORT, ...DECIDING, ...MOVEMENTS],
  auditor: [...PASSPORT, ...NEEDS, ...VETTING, ...MOVEMENTS],
  dataProtectionOfficer: [...DECIDING, ...BADGES],
};

const CONFERENCE = "0190a000-0000-7000-8000-000000000001";
const DELEGATION = "0190a000-0000-7000-8000-000000000002";
const CATEGORY = "0190a000-0000-7000-8000-000000000003";

function holderOf(role: Role): Actor {
  const grant = { role, conferenceId: CONFERENCE, delegationId: DELEGATION, categoryIds: [CATEGORY] };
  const person = { userId: "u", name: "n", email: "e@x.example", sessionId: "s", organizationId: null };
  return { kind: "user", ...person, grants: [grant], secondFactorDue: false };
}

describe.each(ROLE_NAMES)("%s", (role) => {
  const expected = EXPECTED[role].split(/\s+/);

  test.each(PERMISSIONS)("%s as the table says", (permission) => {
    expect(can(holderOf(role), permission)).toBe(expected.includes(permission));
    const here = { conferenceId: CONFERENCE, delegationId: DELEGATION, categoryId: CATEGORY };
    expect(can(holderOf(role), permission, here)).toBe(expected.includes(permission));
    expect(can(holderOf(role), permission, { ...here, conferenceId: "another" })).toBe(false);
  });

  test("has nothing that it must never have", () => {
    const held: readonly Permission[] = roleDefinition(role).permissions;
    expect(held.filter((permission) => NEVER[role].includes(permission))).toEqual([]);
  });

  test("every permission of the expected table exists", () => {
    expect(expected.filter((word) => !(PERMISSIONS as readonly string[]).includes(word))).toEqual([]);
  });
});

test("nobody holds a permission of creating and of deciding alike", () => {
  for (const role of ROLE_NAMES) {
    const held: readonly string[] = ROLES[role].permissions;
    const creates = held.some((permission) => /^registration\.(create|edit)$/.test(permission));
    expect(creates && DECIDING.some((permission) => held.includes(permission))).toBe(false);
  }
});

test("only roles without people's data may do without a second factor", () => {
  expect(ROLE_NAMES.filter((role) => !ROLES[role].secondFactor)).toEqual(["delegate", "gateGuard"]);
});

test("reach is as the domain reference says", () => {
  const byReach = (reach: string) => ROLE_NAMES.filter((role) => ROLES[role].reach === reach);
  expect(byReach("own")).toEqual(["delegate"]);
  expect(byReach("delegation")).toEqual(["missionFocalPoint", "organizationFocalPoint"]);
  expect(byReach("category")).toEqual(["substantiveReviewer", "mediaOfficer"]);
});
