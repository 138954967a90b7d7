import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { AccessLinkPurpose } from "@/lib/db/generated/enums";
import { hashToken, isToken } from "@/lib/identity/tokens";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result } from "@/lib/result";

export type LinkState = {
  /** It can still be used. */
  open: boolean;
  /** Address part of its conference, to ask for a new one there; null when unknown. */
  conferenceSlug: string | null;
};

/** Whether a single-use link can still be used; looking does not use it. Unknown links are closed ones. */
export async function getLinkState(
  ctx: Ctx,
  token: string,
  purposes: readonly AccessLinkPurpose[],
): Promise<Result<LinkState>> {
  allowEveryone("whoever holds the link may know whether it still works");
  if (!isToken(token)) return ok({ open: false, conferenceSlug: null });
  const link = await db.accessLink.findFirst({
    where: { tokenHash: hashToken(token), purpose: { in: [...purposes] } },
  });
  if (!link) return ok({ open: false, conferenceSlug: null });
  const conference = link.conferenceId
    ? await db.conference.findUnique({ where: { id: link.conferenceId }, select: { slug: true } })
    : null;
  const open = link.usedAt === null && link.expiresAt > ctx.now;
  return ok({ open, conferenceSlug: conference?.slug ?? null });
}
