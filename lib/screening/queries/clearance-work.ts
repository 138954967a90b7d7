import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import type { ClearanceState } from "@/lib/policy/clearance-workflow";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { conferenceScope, delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { openFileRows } from "@/lib/screening/file-rows";

/** What a vetting officer can do with it now: their own, free to take, a colleague's, or waiting for somebody else. */
export type WorkGroup = "mine" | "free" | "others" | "waiting";

export type ClearanceWorkItem = {
  delegateId: string;
  reference: string;
  name: string;
  nativeName: string | null;
  delegation: string;
  clearance: ClearanceState;
  state: DelegateState;
  dueAt: string | null;
  late: boolean;
  takenBy: string | null;
  group: WorkGroup;
};

export type ClearanceWork = {
  conferenceId: string;
  timeZone: string;
  city: string;
  items: ClearanceWorkItem[];
};

/** Registrations that have ended: nobody waits for their clearance. */
const ENDED: readonly DelegateState[] = [
  "REJECTED",
  "REVOKED",
  "WITHDRAWN",
  "SUBSTITUTED",
  "LAPSED",
  "CLOSED",
  "PURGED",
];

function groupOf(
  file: { state: string; takenBy: string | null; planned: boolean },
  userId: string,
): WorkGroup {
  if (file.state === "QUERY" || file.planned) return "waiting";
  if (file.takenBy === null) return "free";
  return file.takenBy === userId ? "mine" : "others";
}

/** The open clearance files of a conference for its vetting officers, the most urgent first. */
export async function getClearanceWork(ctx: Ctx, slug: string): Promise<Result<ClearanceWork>> {
  const denied = authorize(ctx, "clearance.read");
  if (denied) return refusal(denied);
  const conference = await db.conference.findFirst({
    where: { AND: [{ slug }, conferenceScope(ctx, "clearance.read")] },
  });
  if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : "";
  const files = await db.$transaction((tx) => openFileRows(tx, conference.id));
  const rows = await db.delegate.findMany({
    where: {
      AND: [
        { conferenceId: conference.id, id: { in: files.map(({ delegateId }) => delegateId) } },
        { state: { notIn: [...ENDED] } },
        delegateScope(ctx, "clearance.read"),
      ],
    },
    include: {
      person: true,
      delegation: { include: { organization: true } },
      reviewTasks: { where: { kind: "CLEARANCE", state: "PLANNED" }, select: { id: true } },
    },
  });
  const takers = await db.user.findMany({
    where: { id: { in: files.flatMap(({ takenBy }) => takenBy ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(takers.map(({ id, name }) => [id, name]));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const items = files.flatMap((file): ClearanceWorkItem[] => {
    const row = rowOf.get(file.delegateId);
    if (!row) return [];
    const planned = row.reviewTasks.length > 0 || row.state === "RETURNED" || row.state === "SUBMITTED";
    return [
      {
        delegateId: row.id,
        reference: row.reference,
        name: displayName(row.person),
        nativeName: row.person.nativeName,
        delegation: row.delegation ? organizationName(row.delegation.organization, ctx.locale) : "",
        clearance: file.state,
        state: row.state,
        dueAt: file.dueAt?.toISOString() ?? null,
        late: file.dueAt !== null && file.dueAt < ctx.now,
        takenBy: file.takenBy && (nameOf.get(file.takenBy) ?? null),
        group: groupOf({ ...file, planned }, userId),
      },
    ];
  });
  const { id, timeZone } = conference;
  return ok({ conferenceId: id, timeZone, city: textIn(conference.city, ctx.locale), items });
}
