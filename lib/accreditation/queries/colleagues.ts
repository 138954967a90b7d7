import "server-only";
import type { Ctx, UserActor } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { grantsInForce } from "@/lib/identity/grants-in-force";
import { grantHolds } from "@/lib/identity/session";
import { authorize, type Place } from "@/lib/policy/can";
import { audiencesOf, isStaffOf, type NoteAudience } from "@/lib/policy/notes";
import { ok, type Result, refusal } from "@/lib/result";

/** Somebody who works on the files of a conference, with what they may be told. */
export type Colleague = { id: string; name: string; roles: string[]; audiences: NoteAudience[] };

/** Accounts with a role in the conference, as actors with the roles that count now. For rules, not for screens. */
export async function actorsOfConference(tx: Tx, now: Date, conferenceId: string): Promise<UserActor[]> {
  const here = { OR: [{ conferenceId }, { conferenceId: null }] };
  const users = await tx.user.findMany({
    where: { suspendedAt: null, grants: { some: { AND: [grantHolds(now), here] } } },
    include: { grants: { where: grantHolds(now) } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return users.map(({ id, name, email, organizationId, grants }) => ({
    kind: "user",
    userId: id,
    name,
    email,
    sessionId: id,
    organizationId,
    ...grantsInForce(grants, { enrolled: true, shown: true }),
  }));
}

/**
 * The staff of the files at that place: a conference, or one dossier of it by its category and delegation. The reader
 * must be staff there too.
 */
export async function listColleagues(
  ctx: Ctx,
  place: Place & { conferenceId: string },
): Promise<Result<Colleague[]>> {
  const denied = authorize(ctx, "delegate.read", place);
  if (denied) return refusal(denied);
  if (!isStaffOf(ctx.actor, place)) return ok([]);
  const actors = await actorsOfConference(db, ctx.now, place.conferenceId);
  return ok(
    actors
      .filter((actor) => isStaffOf(actor, place))
      .map((actor) => ({
        id: actor.userId,
        name: actor.name,
        roles: [...new Set(actor.grants.map(({ role }) => role))],
        audiences: audiencesOf(actor, place),
      })),
  );
}
