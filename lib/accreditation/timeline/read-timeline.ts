import "server-only";
import type { TimelineEntry } from "@/lib/accreditation/timeline/entry";
import type { TimelineReader } from "@/lib/accreditation/timeline/entry-sql";
import { timelineSql } from "@/lib/accreditation/timeline/sources";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export const TIMELINE_PAGE = 50;

type Row = Omit<TimelineEntry, "at" | "by"> & { at: Date; name: string | null };

function afterSql(after: string | undefined): Prisma.Sql {
  const [instant, id, source, ...kinds] = after?.split("_") ?? [];
  const kind = kinds.join("_");
  if (!instant || !id || !source || !kind) return Prisma.sql`TRUE`;
  return Prisma.sql`(x."at", x."id"::text, x."source", x."kind")
    < (${new Date(Number(instant))}, ${id}, ${source}, ${kind})`;
}

/** A page of what the reader may know of a file, the latest first, and the key of the next page; null at the end. */
export async function readTimeline(
  tx: Tx,
  reader: TimelineReader,
  after?: string,
): Promise<{ entries: TimelineEntry[]; next: string | null }> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT x."source", x."id", x."at", x."kind", x."role", x."about", u."name"
    FROM (${timelineSql(reader)}) x LEFT JOIN "User" u ON u."id" = x."byUserId"
    WHERE ${afterSql(after)}
    ORDER BY x."at" DESC, x."id"::text DESC, x."source" DESC, x."kind" DESC LIMIT ${TIMELINE_PAGE + 1}`;
  const shown = rows.slice(0, TIMELINE_PAGE);
  const last = shown.at(-1);
  return {
    entries: shown.map(({ at, name, ...entry }) => ({ ...entry, at: at.toISOString(), by: name })),
    next:
      rows.length > TIMELINE_PAGE && last
        ? `${last.at.getTime()}_${last.id}_${last.source}_${last.kind}`
        : null,
  };
}
