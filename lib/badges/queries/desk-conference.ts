import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type DeskConference = { id: string; slug: string; shortTitle: string; timeZone: string; city: string };

/** The conference of a desk by its address; NOT_FOUND conferenceNotFound where the actor has no desk. */
export async function getDeskConference(ctx: Ctx, slug: string): Promise<Result<DeskConference>> {
  const denied = authorize(ctx, "badge.find");
  if (denied) return refusal(denied);
  const row = await db.conference.findFirst({
    where: { AND: [conferenceScope(ctx, "badge.find"), { slug }] },
  });
  if (!row) return refuse("NOT_FOUND", "conferenceNotFound");
  const { id, timeZone } = row;
  return ok({
    id,
    slug,
    timeZone,
    shortTitle: textIn(row.shortTitle, ctx.locale),
    city: textIn(row.city, ctx.locale),
  });
}
