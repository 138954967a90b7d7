import "server-only";
import type { Tx } from "@/lib/db/client";
import { grantHolds } from "@/lib/identity/session";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";
import { SIGNATURE_KINDS, type SignatureKind } from "@/lib/signatures/kinds";

/**
 * The accounts that may sign: those with the kind's permission in that conference, or in all, the one who asked left
 * out. Where no conference bounds the act, only who holds the role everywhere may sign.
 */
export function signatories(
  tx: Tx,
  request: { kind: SignatureKind; conferenceId: string | null; requestedBy: string },
  now: Date,
) {
  const { kind, conferenceId, requestedBy } = request;
  const { signs } = SIGNATURE_KINDS[kind];
  const roles = ROLE_NAMES.filter((role) => roleDefinition(role).permissions.includes(signs));
  const holds = grantHolds(now);
  const where = { OR: [{ conferenceId: null }, ...(conferenceId ? [{ conferenceId }] : [])] };
  return tx.user.findMany({
    where: {
      id: { not: requestedBy },
      suspendedAt: null,
      grants: { some: { AND: [holds, where, { role: { in: roles } }] } },
    },
    select: { id: true, email: true, name: true, locale: true },
    orderBy: { id: "asc" },
  });
}
