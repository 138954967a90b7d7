import type { Permission } from "@/lib/policy/permissions";

/** Areas of the product that have screens, each with the permission that opens it; names are keys of `navigation.areas`. */
export const AREAS = [
  { name: "review", permission: "delegate.read", path: "/review" },
  { name: "delegations", permission: "registration.endorse", path: "/delegations" },
  { name: "desk", permission: "badge.find", path: "/desk" },
  { name: "verify", permission: "gate.verify", path: "/verify" },
  { name: "jobs", permission: "job.manage", path: "/admin/jobs" },
] as const satisfies readonly { name: string; permission: Permission; path: string }[];
