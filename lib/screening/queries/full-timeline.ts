import "server-only";
import type { TimelineEntry } from "@/lib/accreditation/timeline/entry";
import { getTimeline, type Timeline } from "@/lib/accreditation/timeline/queries/timeline";
import type { TimelinePage } from "@/lib/accreditation/timeline/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize, can } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";
import { eventRows } from "@/lib/screening/event-rows";

/** What happened in the clearance file, in the form of the timeline. */
async function fileEntries(delegateId: string): Promise<TimelineEntry[]> {
  const events = await db.$transaction((tx) => eventRows(tx, delegateId));
  const users = await db.user.findMany({
    where: { id: { in: events.flatMap(({ actorUserId }) => actorUserId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return events.map(({ id, action, note, actorUserId, actingRole, createdAt }) => ({
    source: "clearance",
    id,
    at: createdAt.toISOString(),
    kind: action,
    by: actorUserId && (names.get(actorUserId) ?? null),
    role: actorUserId && actingRole,
    about: { note },
  }));
}

/**
 * The timeline of a dossier; for vetting officers of its conference with the events of the clearance file in place of
 * the words that others see. The file is read under its own role, so its events join the page here, not in SQL: each
 * stands on the page whose span of time holds it.
 * @returns NOT_FOUND registrationNotFound out of reach
 */
export async function getFullTimeline(
  ctx: Ctx,
  input: { delegateId: string } & TimelinePage,
): Promise<Result<Timeline>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const timeline = await getTimeline(ctx, input);
  if (!timeline.ok || !can(ctx.actor, "clearance.read")) return timeline;
  const { delegateId, after } = input;
  const own = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "clearance.read")] },
    select: { id: true },
  });
  if (!own) return timeline;
  const { entries, next } = timeline.value;
  const instantOf = (key: string) => Number(key.split("_")[0]);
  const from = next ? instantOf(next) : Number.NEGATIVE_INFINITY;
  const until = after ? instantOf(after) : Number.POSITIVE_INFINITY;
  const events = (await fileEntries(delegateId)).filter(({ at }) => {
    const instant = Date.parse(at);
    return instant >= from && instant < until;
  });
  const rest = entries.filter(({ source }) => source !== "clearance");
  // The sort is stable: what the file tells in order at one instant stays in order.
  const merged = [...events, ...rest].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return ok({ ...timeline.value, entries: merged });
}
