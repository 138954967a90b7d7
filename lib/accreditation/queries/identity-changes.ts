import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { IdentityChanges } from "@/lib/delegates/identity-critical";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize, can } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { takesIdentityChange } from "@/lib/policy/delegate-workflow";
import { conferenceScope, delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type IdentityChangeToSettle = {
  id: string;
  delegateId: string;
  /** Accepted with the version that is shown. */
  version: number;
  reference: string;
  name: string;
  delegation: string;
  state: DelegateState;
  /** Numbers stand masked; for readers without a right to passport data the document is left out. */
  changes: IdentityChanges;
  photo: { before: string | null; after: string } | null;
  /** A badge in the person's hand is held, one that is only printed is void. */
  badge: "inHand" | "printed" | "none";
  reason: string;
  requestedAt: string;
  /** Null: the person. */
  requestedBy: string | null;
  /** Why this reader cannot settle it, a key of the namespace `errors`. */
  obstacle: string | null;
};

export type IdentityChangeList = { timeZone: string; city: string; changes: IdentityChangeToSettle[] };

const LISTED = 100;

/** What the registration officer has to settle: requests to change the identity of accredited people, oldest first. */
export async function listIdentityChanges(ctx: Ctx, slug: string): Promise<Result<IdentityChangeList>> {
  const denied = authorize(ctx, "identityChange.accept");
  if (denied) return refusal(denied);
  const conference = await db.conference.findFirst({
    where: { AND: [{ slug }, conferenceScope(ctx, "identityChange.accept")] },
  });
  if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
  const rows = await db.identityChange.findMany({
    where: {
      state: "OPEN",
      delegate: { AND: [{ conferenceId: conference.id }, delegateScope(ctx, "identityChange.accept")] },
    },
    orderBy: { requestedAt: "asc" },
    take: LISTED,
    include: {
      delegate: {
        include: {
          person: true,
          delegation: { include: { organization: true } },
          badges: {
            where: { state: { in: ["QUEUED", "PRINTED", "ISSUED", "HELD"] } },
            select: { state: true },
          },
        },
      },
    },
  });
  const users = await db.user.findMany({
    where: { id: { in: rows.flatMap((row) => (row.requestedKind === "user" ? row.requestedBy : [])) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : "";
  const showsDocument = can(ctx.actor, "passport.masked", { conferenceId: conference.id });
  const changes = rows.map(({ delegate, ...row }): IdentityChangeToSettle => {
    const { "photo.photo": photo, ...rest } = row.changes as IdentityChanges;
    const shown = Object.entries(rest).filter(([field]) => showsDocument || !field.startsWith("document."));
    const [badge] = delegate.badges;
    const own = row.requestedBy === userId ? "ownIdentityChange" : null;
    return {
      id: row.id,
      delegateId: delegate.id,
      version: delegate.version,
      reference: delegate.reference,
      name: displayName(delegate.person),
      delegation: delegate.delegation ? organizationName(delegate.delegation.organization, ctx.locale) : "",
      state: delegate.state,
      changes: Object.fromEntries(shown),
      photo: photo ? { before: delegate.photoId, after: String(photo.after) } : null,
      badge: !badge ? "none" : badge.state === "ISSUED" || badge.state === "HELD" ? "inHand" : "printed",
      reason: row.reason,
      requestedAt: row.requestedAt.toISOString(),
      requestedBy: row.requestedKind === "user" ? (nameOf.get(row.requestedBy) ?? "") : null,
      obstacle: own ?? (takesIdentityChange(delegate.state) ? null : "notFromThisState"),
    };
  });
  return ok({ timeZone: conference.timeZone, city: textIn(conference.city, ctx.locale), changes });
}
