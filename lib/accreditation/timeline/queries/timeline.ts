import "server-only";
import type { TimelinePage } from "@/lib/accreditation/timeline/schema";
import { type TimelineSource, timelineSql } from "@/lib/accreditation/timeline/sources";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { displayName } from "@/lib/i18n/names";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type TimelineItem = { reasonCode: string; note: string | null };

/** What else is shown of an entry; which of it there is depends on the source. */
export type TimelineAbout = {
  reasonCode?: string | null;
  textForPerson?: string | null;
  internalNote?: string | null;
  category?: string | null;
  items?: TimelineItem[];
  finding?: string | null;
  note?: string | null;
  text?: string | null;
  answer?: string | null;
  reference?: string;
  document?: string;
  serial?: number;
  reason?: string | null;
  subject?: string;
  name?: string;
};

export type TimelineEntry = {
  source: TimelineSource;
  id: string;
  at: string;
  kind: string;
  /** Null: the person, or the system. */
  by: string | null;
  role: string | null;
  about: TimelineAbout;
};

export type Timeline = {
  delegateId: string;
  name: string;
  reference: string;
  conferenceCode: string;
  entries: TimelineEntry[];
  /** Key of the last entry, for the next page; null at the end. */
  next: string | null;
};

export const TIMELINE_PAGE = 50;

type Row = Omit<TimelineEntry, "at" | "by"> & { at: Date; name: string | null };

function afterSql(after: string | undefined): Prisma.Sql {
  const [instant, id, source] = after?.split("_") ?? [];
  if (!instant || !id || !source) return Prisma.sql`TRUE`;
  return Prisma.sql`(x."at", x."id"::text, x."source") < (${new Date(Number(instant))}, ${id}, ${source})`;
}

/**
 * Everything that happened with a dossier that the reader may know, the latest first, a page at a time.
 * @returns NOT_FOUND registrationNotFound out of reach
 */
export async function getTimeline(
  ctx: Ctx,
  { delegateId, after }: { delegateId: string } & TimelinePage,
): Promise<Result<Timeline>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId, state: { not: "DRAFT" } }, delegateScope(ctx, "delegate.read")] },
    include: { person: true, conference: { select: { code: true } } },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const { conferenceId, delegationId, categoryId, reference } = row;
  const events = timelineSql({
    actor: ctx.actor,
    delegateId,
    place: { conferenceId, delegationId, categoryId },
  });
  const rows = await db.$queryRaw<Row[]>`
    SELECT x."source", x."id", x."at", x."kind", x."role", x."about", u."name"
    FROM (${events}) x LEFT JOIN "User" u ON u."id" = x."byUserId"
    WHERE ${afterSql(after)}
    ORDER BY x."at" DESC, x."id"::text DESC, x."source" DESC LIMIT ${TIMELINE_PAGE + 1}`;
  const shown = rows.slice(0, TIMELINE_PAGE);
  const last = shown.at(-1);
  return ok({
    delegateId,
    name: displayName(row.person),
    reference,
    conferenceCode: row.conference.code,
    entries: shown.map(({ at, name, ...entry }) => ({ ...entry, at: at.toISOString(), by: name })),
    next: rows.length > TIMELINE_PAGE && last ? `${last.at.getTime()}_${last.id}_${last.source}` : null,
  });
}
