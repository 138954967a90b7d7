import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";
import { type PurgePayload, purgePayloadSchema } from "@/lib/retention/schema";

/** What exactly happens when a purge is signed, and where it can be followed. */
export type PurgeToSign = PurgePayload & { slug: string };

type Asked = { id: string; conference: { id: string } | null; payload: unknown };

/** The purges of some requests in numbers, by request; those of conferences out of reach are left out. */
export async function describePurges(
  ctx: Ctx,
  requests: readonly Asked[],
): Promise<Result<Map<string, PurgeToSign>>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  const ids = requests.flatMap(({ conference }) => conference?.id ?? []);
  const places = await db.conference.findMany({
    where: { AND: [{ id: { in: ids } }, conferenceScope(ctx, "retention.manage")] },
    select: { id: true, slug: true },
  });
  const slugs = new Map(places.map(({ id, slug }) => [id, slug]));
  const views = requests.flatMap(({ id, conference, payload }): [string, PurgeToSign][] => {
    const slug = slugs.get(conference?.id ?? "");
    return slug ? [[id, { ...purgePayloadSchema.parse(payload), slug }]] : [];
  });
  return ok(new Map(views));
}
