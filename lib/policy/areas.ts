import type { Actor } from "@/lib/context";
import { can } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import { SIGNATURE_PERMISSIONS } from "@/lib/signatures/kinds";

/** A part of the product with its own entry page. */
export type Area = {
  /** Key in the messages `navigation.areas` and `identity.home.area`. */
  name:
    | "review"
    | "signatures"
    | "numbers"
    | "organizations"
    | "delegations"
    | "desk"
    | "verify"
    | "users"
    | "nominations"
    | "categories"
    | "reviews"
    | "ranks"
    | "reminders"
    | "closing"
    | "retention"
    | "jobs"
    | "mailbox";
  path: string;
  /** Any one of them opens it; none: open to everybody in the demo. */
  permissions: readonly Permission[];
  /** Exists only where DEMO is set. */
  demo?: true;
};

/** Where each permission leads; the home page shows the areas that somebody may enter, in this order. */
export const AREAS: readonly Area[] = [
  {
    name: "review",
    path: "/review",
    permissions: [
      "review.start",
      "delegate.return",
      "delegate.approve",
      "delegate.refuse",
      "review.substance",
      "review.protocol",
      "review.media",
      "clearance.read",
      "refusal.settle",
      "appeal.decide",
    ],
  },
  {
    name: "signatures",
    path: "/signatures",
    permissions: SIGNATURE_PERMISSIONS,
  },
  { name: "numbers", path: "/numbers", permissions: ["statistics.read"] },
  { name: "organizations", path: "/organizations", permissions: ["organization.manage"] },
  { name: "delegations", path: "/delegations", permissions: ["registration.endorse"] },
  { name: "desk", path: "/desk", permissions: ["badge.find"] },
  { name: "verify", path: "/verify", permissions: ["gate.verify"] },
  { name: "users", path: "/admin/users", permissions: ["user.manage"] },
  { name: "nominations", path: "/admin/nominations", permissions: ["conference.manage"] },
  { name: "categories", path: "/admin/categories", permissions: ["conference.manage"] },
  { name: "reviews", path: "/admin/reviews", permissions: ["conference.manage"] },
  { name: "ranks", path: "/admin/ranks", permissions: ["conference.manage"] },
  { name: "reminders", path: "/admin/reminders", permissions: ["conference.manage"] },
  { name: "closing", path: "/admin/closing", permissions: ["conference.manage"] },
  { name: "retention", path: "/retention", permissions: ["retention.manage"] },
  { name: "jobs", path: "/admin/jobs", permissions: ["job.manage"] },
  { name: "mailbox", path: "/demo/mailbox", permissions: [], demo: true },
];

/** Whether a permission leads anywhere: the screens of some roles follow later. */
export function hasArea(permissions: readonly Permission[]): boolean {
  return AREAS.some((area) => area.permissions.some((permission) => permissions.includes(permission)));
}

/** The areas that the actor may enter. Each checks again for itself: this only saves people closed doors. */
export function areasFor(actor: Actor, { demo }: { demo: boolean }): Area[] {
  return AREAS.filter(
    (area) =>
      (!area.demo || demo) &&
      (area.permissions.length === 0 || area.permissions.some((permission) => can(actor, permission))),
  );
}
