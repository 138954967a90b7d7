import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Conference } from "@/lib/db/generated/client";
import { textIn } from "@/lib/i18n/localized-text";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { RETENTION_CLASSES, type RetentionDays, retentionDaysSchema } from "@/lib/retention/classes";
import { retentionDue } from "@/lib/retention/due-dates";
import { listPurge } from "@/lib/retention/list-purge";
import { type ClassCount, countByClass, filesOf, keysOf, listHash } from "@/lib/retention/purge-list";

export type RetentionPlace = { id: string; slug: string; title: string; timeZone: string; city: string };

/** One class at one conference: from when it goes, and what would go now. */
export type ClassDue = ClassCount & { due: string };

/** One line of the dry run: a person by reference alone, since nobody needs the name for it; null: the print sheets. */
export type DryRunRow = { reference: string | null; classes: ClassCount["name"][]; files: number };

export type OpenHold = {
  id: string;
  /** Null: the whole conference. */
  reference: string | null;
  reason: string;
  placedAt: string;
  placedBy: string;
};

export type PurgeSummary = {
  id: string;
  createdAt: string;
  state: "WAITING" | "GIVEN_UP" | "RUNNING" | "DONE";
};

export type RetentionView = RetentionPlace & {
  days: RetentionDays;
  classes: ClassDue[];
  /** Nothing is written: what a purge would take now. */
  dryRun: { people: number; held: number; hash: string; rows: DryRunRow[] };
  holds: OpenHold[];
  purges: PurgeSummary[];
};

const placeOf = (row: Conference, ctx: Ctx): RetentionPlace => ({
  id: row.id,
  slug: row.slug,
  title: textIn(row.shortTitle, ctx.locale),
  timeZone: row.timeZone,
  city: textIn(row.city, ctx.locale),
});

/** The conferences whose data the actor answers for, the latest first. */
export async function listRetentionPlaces(ctx: Ctx): Promise<Result<RetentionPlace[]>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  const rows = await db.conference.findMany({
    where: conferenceScope(ctx, "retention.manage"),
    orderBy: { endsOn: "desc" },
  });
  return ok(rows.map((row) => placeOf(row, ctx)));
}

async function dryRunOf(conference: Conference, now: Date) {
  const { rows, held } = await listPurge(db, conference, now);
  const ids = rows.flatMap(({ delegateId }) => delegateId ?? []);
  const people = await db.delegate.findMany({
    where: { id: { in: ids } },
    select: { id: true, reference: true },
  });
  const reference = new Map(people.map((row) => [row.id, row.reference]));
  return {
    counts: countByClass(rows.map((row) => ({ ...row, files: filesOf(row) }))),
    view: {
      people: ids.length,
      held,
      hash: Buffer.from(listHash(rows)).toString("hex"),
      rows: rows.map(({ delegateId, classes, ...row }) => ({
        reference: delegateId && (reference.get(delegateId) ?? null),
        classes,
        files: keysOf(row).length,
      })),
    },
  };
}

async function holdsOf(conferenceId: string): Promise<OpenHold[]> {
  const holds = await db.legalHold.findMany({
    where: { conferenceId, liftedAt: null },
    include: { delegate: { select: { reference: true } } },
    orderBy: { placedAt: "asc" },
  });
  const users = await db.user.findMany({
    where: { id: { in: holds.map(({ placedBy }) => placedBy) } },
    select: { id: true, name: true },
  });
  const name = new Map(users.map((user) => [user.id, user.name]));
  return holds.map(({ id, delegate, reason, placedAt, placedBy }) => ({
    id,
    reference: delegate?.reference ?? null,
    reason,
    placedAt: placedAt.toISOString(),
    placedBy: name.get(placedBy) ?? "–",
  }));
}

async function purgesOf(conferenceId: string): Promise<PurgeSummary[]> {
  const purges = await db.purge.findMany({
    where: { conferenceId },
    include: { signature: { select: { state: true } } },
    orderBy: { createdAt: "desc" },
    take: 20,
  });
  return purges.map(({ id, createdAt, startedAt, finishedAt, signature }) => ({
    id,
    createdAt: createdAt.toISOString(),
    state: finishedAt ? "DONE" : startedAt ? "RUNNING" : signature.state === "OPEN" ? "WAITING" : "GIVEN_UP",
  }));
}

/**
 * The schedule of a conference, what a purge would take now, the holds and the purges so far. Writes nothing.
 * @returns NOT_FOUND conferenceNotFound outside the actor's conferences
 */
export async function getRetention(ctx: Ctx, slug: string): Promise<Result<RetentionView>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  const where = { AND: [{ slug }, conferenceScope(ctx, "retention.manage")] };
  const conference = await db.conference.findFirst({ where });
  if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
  const { counts, view } = await dryRunOf(conference, ctx.now);
  const classes = RETENTION_CLASSES.map((name): ClassDue => {
    const due = retentionDue(name, conference);
    const count = counts.find((one) => one.name === name) ?? { name, people: 0, records: 0, files: 0 };
    return { ...count, due: due.toISOString() };
  });
  return ok({
    ...placeOf(conference, ctx),
    days: retentionDaysSchema.parse(conference.retentionDays),
    classes,
    dryRun: view,
    holds: await holdsOf(conference.id),
    purges: await purgesOf(conference.id),
  });
}
