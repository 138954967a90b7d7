import "server-only";
import { type ExportedPerson, exportCells, exportHeader } from "@/lib/accreditation/export-columns";
import { filterSql, peopleSql } from "@/lib/accreditation/queue-sql";
import { type QueueFilter, queueFilterSchema } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { newStorageKey } from "@/lib/documents/storage";
import { directionOf } from "@/lib/i18n/config";
import { localeOf } from "@/lib/i18n/load-messages";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";
import { streamCsv, streamXlsx } from "@/lib/tabular/stream-table";

/** People read at once: the file grows by so many, and the progress too. */
const PAGE = 1_000;

const MEDIA_TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

type Asked = { id: string; conferenceId: string; delegationId: string | null; filter: QueueFilter };

/** Whom the export is of: a delegation's people with their drafts, as its focal point sees them, or those of the queue. */
function whoSql(ctx: Ctx, { conferenceId, delegationId, filter }: Asked): Prisma.Sql {
  if (delegationId === null) return filterSql(ctx, conferenceId, filter);
  return Prisma.sql`d."conferenceId" = ${conferenceId}::uuid AND d."delegationId" = ${delegationId}::uuid`;
}

type PageRow = ExportedPerson & { id: string };

/** The people, a page at a time, in the order in which they were entered; those out of reach by now are left out. */
async function* peopleOf(ctx: Ctx, asked: Asked): AsyncGenerator<PageRow[]> {
  const [people, who] = [peopleSql(asked.filter.q), whoSql(ctx, asked)];
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await db.$queryRaw<PageRow[]>`
      SELECT d."id", d."reference", o."code" AS "delegationCode", c."code" AS "categoryCode",
        d."delegationRole"::text AS "delegationRole", p."familyName", p."givenNames", p."patronymic", p."nativeName",
        p."nativeLanguage", d."functionalTitle", d."state"::text AS "state", d."stateSince"
      FROM (SELECT d.* FROM ${people} d WHERE ${who} AND d."id" > ${after}::uuid ORDER BY d."id" LIMIT ${PAGE}) d
      JOIN "Person" p ON p."id" = d."personId" LEFT JOIN "Category" c ON c."id" = d."categoryId"
      LEFT JOIN "Delegation" g ON g."id" = d."delegationId" LEFT JOIN "Organization" o ON o."id" = g."organizationId"
      ORDER BY d."id"`;
    const last = rows.at(-1);
    if (!last) return;
    const ids = rows.map(({ id }) => id);
    const reached = await db.delegate.findMany({
      where: { AND: [{ id: { in: ids } }, delegateScope(ctx, "delegate.read")] },
      select: { id: true },
    });
    const reach = new Set(reached.map(({ id }) => id));
    yield rows.filter(({ id }) => reach.has(id));
    after = last.id;
  }
}

/**
 * Writes the people of an export into its file, a page at a time. Killed and run again it begins anew; the file of the
 * run that ends first counts.
 * @returns FORBIDDEN where whoever asked may no longer read these people
 */
export async function makeExport(ctx: Ctx, { exportId }: { exportId: string }): Promise<Result<undefined>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const found = await db.export.findUniqueOrThrow({
    where: { id: exportId },
    include: { conference: { select: { code: true, timeZone: true } } },
  });
  const { conferenceId, delegationId, conference } = found;
  const outside = authorize(ctx, "delegate.read", { conferenceId, delegationId });
  if (outside) return refusal(outside);
  const asked = { id: exportId, conferenceId, delegationId, filter: queueFilterSchema.parse(found.filter) };
  const [count] = await db.$queryRaw<{ total: bigint }[]>`
    SELECT count(*) AS "total" FROM ${peopleSql(asked.filter.q)} d WHERE ${whoSql(ctx, asked)}`;
  const total = Number(count?.total ?? 0);
  await db.export.updateMany({ where: { id: exportId, state: "WAITING" }, data: { total, done: 0 } });
  const locale = localeOf(found.locale);
  const cells = exportCells(locale, conference.timeZone);
  let done = 0;
  async function* pages() {
    for await (const people of peopleOf(ctx, asked)) {
      yield people.map(cells);
      done += people.length;
      await db.export.updateMany({
        where: { id: exportId, state: "WAITING" },
        data: { done: Math.min(done, total) },
      });
    }
  }
  const format = found.format === "csv" ? "csv" : "xlsx";
  const table = {
    sheetName: conference.code,
    header: exportHeader(locale),
    pages: pages(),
    rightToLeft: directionOf(locale) === "rtl",
  };
  const storageKey = newStorageKey("documents");
  const stored = await fileStore().put(storageKey, format === "csv" ? streamCsv(table) : streamXlsx(table));
  const kept = await inTransaction(ctx, async (tx, ctx) => {
    const fileId = newId();
    await tx.file.create({
      data: {
        id: fileId,
        conferenceId,
        purpose: "EXPORT",
        storageKey,
        mediaType: MEDIA_TYPES[format],
        byteSize: stored.byteSize,
        sha256: new Uint8Array(stored.sha256),
        name: `${conference.code}-people-${ctx.now.toISOString().slice(0, 10)}.${format}`,
        createdAt: ctx.now,
      },
    });
    const { count: finished } = await tx.export.updateMany({
      where: { id: exportId, state: "WAITING" },
      data: { state: "DONE", total: done, done, fileId, finishedAt: ctx.now },
    });
    if (finished === 0) {
      await tx.file.delete({ where: { id: fileId } });
      return ok(false);
    }
    await recordAudit(tx, ctx, {
      action: "export.made",
      conferenceId,
      subjectType: "export",
      subjectId: exportId,
      details: { rows: done, format, delegationId, filter: Object.keys(asked.filter) },
    });
    return ok(true);
  });
  if (!kept.ok || !kept.value) await fileStore().delete(storageKey);
  return kept.ok ? ok() : kept;
}
