import type { BulkKind } from "@/lib/accreditation/bulk/schema";
import { BULK_KINDS } from "@/lib/accreditation/bulk/schema";
import type { Actor } from "@/lib/context";
import { can } from "@/lib/policy/can";
import { transitionOf } from "@/lib/policy/delegate-workflow";
import type { Permission } from "@/lib/policy/permissions";

/** Who may do the single act may do it to many, and nobody else. */
export const PERMISSION_OF_KIND: Record<BulkKind, Permission> = {
  APPROVE: transitionOf("approve").permission,
  RETURN: transitionOf("return").permission,
  ASK_FOR_MORE: transitionOf("askForMore").permission,
  ASSIGN: "dossier.assign",
};

/** The kinds of acts on many that are open to the actor in a conference. */
export function bulkKindsFor(actor: Actor, conferenceId: string): BulkKind[] {
  return BULK_KINDS.filter((kind) => can(actor, PERMISSION_OF_KIND[kind], { conferenceId }));
}
