import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { AccessLinkPurpose } from "@/lib/db/generated/enums";
import { CODE_ATTEMPTS } from "@/lib/identity/invitation-code";
import { hashToken, isToken } from "@/lib/identity/tokens";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result } from "@/lib/result";

export type LinkState = {
  /** It can still be used. */
  open: boolean;
  /** It needs the code that came by another way. */
  needsCode: boolean;
  /** The tries for the code are used up: only a new invitation helps. */
  locked: boolean;
  /** When it was opened; null: never. */
  usedAt: string | null;
  /** Address part of its conference, to ask for a new one there; null when unknown. */
  conferenceSlug: string | null;
};

const CLOSED: LinkState = {
  open: false,
  needsCode: false,
  locked: false,
  usedAt: null,
  conferenceSlug: null,
};

/** Whether a single-use link can still be used; looking does not use it. Unknown links are closed ones. */
export async function getLinkState(
  ctx: Ctx,
  token: string,
  purposes: readonly AccessLinkPurpose[],
): Promise<Result<LinkState>> {
  allowEveryone("whoever holds the link may know whether it still works");
  if (!isToken(token)) return ok(CLOSED);
  const link = await db.accessLink.findFirst({
    where: { tokenHash: hashToken(token), purpose: { in: [...purposes] } },
  });
  if (!link) return ok(CLOSED);
  const conference = link.conferenceId
    ? await db.conference.findUnique({ where: { id: link.conferenceId }, select: { slug: true } })
    : null;
  const open = link.usedAt === null && link.expiresAt > ctx.now;
  const needsCode = link.codeHash !== null;
  const locked = needsCode && link.codeAttempts >= CODE_ATTEMPTS;
  const usedAt = link.usedAt?.toISOString() ?? null;
  return ok({ open, needsCode, locked, usedAt, conferenceSlug: conference?.slug ?? null });
}
