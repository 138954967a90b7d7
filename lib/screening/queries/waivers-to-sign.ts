import "server-only";
import { HISTORY_PARTS, involvementOf } from "@/lib/accreditation/find-subject";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal } from "@/lib/result";
import { type Waiver, waiverSchema } from "@/lib/screening/waiver";

/** What exactly happens when a waiver is signed. */
export type WaiverToSign = Waiver & {
  delegateId: string;
  slug: string;
  name: string;
  nativeName: string | null;
  reference: string;
  delegation: string;
  rank: string | null;
  /** Why this reader cannot sign it now, a key of the namespace `errors`. */
  reason: string | null;
};

type Asked = { id: string; subjectId: string; payload: unknown };

/** The waivers of some requests in words, by request; those whose person the reader may not reach are left out. */
export async function describeWaivers(
  ctx: Ctx,
  requests: readonly Asked[],
): Promise<Result<Map<string, WaiverToSign>>> {
  const denied = authorize(ctx, "clearance.waive");
  if (denied) return refusal(denied);
  const ids = requests.map(({ subjectId }) => subjectId);
  const rows = await db.delegate.findMany({
    where: { AND: [{ id: { in: ids } }, delegateScope(ctx, "clearance.waive")] },
    include: {
      person: true,
      conference: true,
      delegation: { include: { organization: true } },
      ...HISTORY_PARTS,
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const views = requests.flatMap(({ id, subjectId, payload }): [string, WaiverToSign][] => {
    const row = byId.get(subjectId);
    if (!row) return [];
    const separate = separationReason(ctx.actor, "clearance.waive", involvementOf(row));
    const settled = row.clearance === "PENDING" ? null : "clearanceNotWaivable";
    return [
      [
        id,
        {
          ...waiverSchema.parse(payload),
          delegateId: row.id,
          slug: row.conference.slug,
          name: displayName(row.person),
          nativeName: row.person.nativeName,
          reference: row.reference,
          delegation: row.delegation ? organizationName(row.delegation.organization, ctx.locale) : "",
          rank: row.rank,
          reason: separate ?? settled,
        },
      ],
    ];
  });
  return ok(new Map(views));
}
