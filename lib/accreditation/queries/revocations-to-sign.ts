import "server-only";
import { HISTORY_PARTS, involvementOf } from "@/lib/accreditation/find-subject";
import { type Revocation, revocationSchema } from "@/lib/accreditation/revocation";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal } from "@/lib/result";

/** What exactly happens when a revocation is signed. */
export type RevocationToSign = Revocation & {
  delegateId: string;
  /** Signed with the version that is shown. */
  version: number;
  slug: string;
  name: string;
  nativeName: string | null;
  reference: string;
  delegation: string;
  category: string;
  state: DelegateState;
  /** Language in which the person is told. */
  locale: string;
  /** Whether a badge is printed or in the person's hand. */
  hasBadge: boolean;
  /** Why this reader cannot sign it now, a key of the namespace `errors`; null when nothing stands against it. */
  reason: string | null;
};

type Asked = { id: string; subjectId: string; payload: unknown };

/**
 * The revocations of some requests in words, by request; those whose person the reader may not reach are left out.
 */
export async function describeRevocations(
  ctx: Ctx,
  requests: readonly Asked[],
): Promise<Result<Map<string, RevocationToSign>>> {
  const denied = authorize(ctx, "delegate.revoke");
  if (denied) return refusal(denied);
  const ids = requests.map(({ subjectId }) => subjectId);
  const rows = await db.delegate.findMany({
    where: { AND: [{ id: { in: ids } }, delegateScope(ctx, "delegate.revoke")] },
    include: {
      person: true,
      conference: true,
      category: true,
      delegation: { include: { organization: true } },
      badges: { where: { state: { in: ["PRINTED", "ISSUED", "HELD"] } }, select: { id: true } },
      ...HISTORY_PARTS,
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ok(
    new Map(
      requests.flatMap(({ id, subjectId, payload }): [string, RevocationToSign][] => {
        const row = byId.get(subjectId);
        if (!row) return [];
        const separate = separationReason(ctx.actor, "delegate.revoke", involvementOf(row));
        const gone = startsFrom("revoke", row.state) ? null : "notFromThisState";
        const view: RevocationToSign = {
          ...revocationSchema.parse(payload),
          delegateId: row.id,
          version: row.version,
          slug: row.conference.slug,
          name: displayName(row.person),
          nativeName: row.person.nativeName,
          reference: row.reference,
          delegation: row.delegation ? organizationName(row.delegation.organization, ctx.locale) : "",
          category: row.category ? textIn(row.category.name, ctx.locale) : "",
          state: row.state,
          locale: row.locale,
          hasBadge: row.badges.length > 0,
          reason: separate ?? gone,
        };
        return [[id, view]];
      }),
    ),
  );
}
