import "server-only";
import { actorsOfConference } from "@/lib/accreditation/colleagues";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize, type Place } from "@/lib/policy/can";
import { audiencesOf, isStaffOf, type NoteAudience } from "@/lib/policy/notes";
import { ok, type Result, refusal } from "@/lib/result";

/** Somebody who works on the files of a conference, with what they may be told. */
export type Colleague = { id: string; name: string; roles: string[]; audiences: NoteAudience[] };

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
