import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { textIn } from "@/lib/i18n/localized-text";
import { importScope } from "@/lib/imports/find-import";
import type { ImportKind } from "@/lib/imports/kinds";
import { type ImportOutcome, type Reason, WRITTEN_OUTCOMES } from "@/lib/imports/reason";
import {
  type ImportFilter,
  importSchema,
  type ROW_STATES,
  type StoredColumns,
  type StoredNotes,
  storedColumnsSchema,
  storedCountsSchema,
  storedNotesSchema,
} from "@/lib/imports/schema";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { conferenceScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type ImportState = "READING" | "PREVIEW" | "COMMITTING" | "DONE" | "FAILED" | "DISCARDED";
export type RowState = (typeof ROW_STATES)[number];

export type ImportSummary = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  /** Its rows are removed. */
  expired: boolean;
  fileName: string;
  total: number;
  done: number;
  requestedBy: string;
  createdAt: string;
};

export type ImportRowView = {
  rowNumber: number;
  outcome: ImportOutcome;
  label: string;
  reasons: Reason[];
  selected: boolean;
  state: RowState;
  /** Why it was not written, a key of the namespace `errors`. */
  refusal: string | null;
};

export type ImportView = ImportSummary & {
  /** Key of `tables.problems`, or notAllowed. */
  failure: string | null;
  columns: StoredColumns | null;
  /** The workbook is kept, so that another sheet of it can be read. */
  hasFile: boolean;
  notes: StoredNotes;
  counts: Record<ImportOutcome, number>;
  states: Record<RowState, number>;
  /** Rows that a commit would write. */
  chosen: number;
  rows: ImportRowView[];
  page: number;
  pages: number;
};

/** Where a page of imports stands: the conference, and for focal points their delegation. */
export type ImportDesk = {
  conference: { id: string; slug: string; shortTitle: string; timeZone: string; city: string };
  delegation: { id: string; name: string } | null;
};

export const ROWS_PER_PAGE = 50;
const LISTED = 50;

/** What stands in an address may be anything. */
const isId = (text: string) => importSchema.shape.importId.safeParse(text).success;

type Row = Prisma.ImportGetPayload<{ include: { user: { select: { name: true } } } }>;

const summaryOf = ({
  id,
  kind,
  state,
  fileName,
  total,
  done,
  expiredAt,
  user,
  createdAt,
}: Row): ImportSummary => ({
  id,
  kind,
  state,
  fileName,
  total,
  done,
  expired: expiredAt !== null,
  requestedBy: user.name,
  createdAt: createdAt.toISOString(),
});

/**
 * The conference or the delegation for which the actor imports, by its address.
 * @returns NOT_FOUND conferenceNotFound or delegationNotFound where the actor imports nothing
 */
export async function getImportDesk(
  ctx: Ctx,
  where: { slug: string } | { delegationId: string },
): Promise<Result<ImportDesk>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  if ("delegationId" in where && !isId(where.delegationId)) return refuse("NOT_FOUND", "delegationNotFound");
  const delegation =
    "delegationId" in where
      ? await db.delegation.findFirst({
          where: { id: where.delegationId, ...delegationScope(ctx, "import.make") },
          include: { organization: true, conference: true },
        })
      : null;
  if (!delegation && "delegationId" in where) return refuse("NOT_FOUND", "delegationNotFound");
  const conference =
    "slug" in where
      ? await db.conference.findFirst({
          where: { AND: [{ slug: where.slug }, conferenceScope(ctx, "import.make")] },
        })
      : delegation?.conference;
  if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
  const { id, slug, shortTitle, timeZone, city } = conference;
  if ("slug" in where) {
    // Whoever speaks for one delegation imports on its own page.
    const wide = authorize(ctx, "import.make", { conferenceId: id, delegationId: null });
    if (wide) return refuse("NOT_FOUND", "conferenceNotFound");
  }
  return ok({
    conference: {
      id,
      slug,
      timeZone,
      shortTitle: textIn(shortTitle, ctx.locale),
      city: textIn(city, ctx.locale),
    },
    delegation: delegation
      ? { id: delegation.id, name: organizationName(delegation.organization, ctx.locale) }
      : null,
  });
}

/** The last imports of the conference, or of one delegation, newest first. */
export async function listImports(
  ctx: Ctx,
  { conferenceId, delegationId }: { conferenceId: string; delegationId: string | null },
): Promise<Result<ImportSummary[]>> {
  const denied = authorize(ctx, "import.make", { conferenceId, delegationId });
  if (denied) return refusal(denied);
  const rows = await db.import.findMany({
    where: { AND: [importScope(ctx)], conferenceId, ...(delegationId ? { delegationId } : {}) },
    include: { user: { select: { name: true } } },
    orderBy: { createdAt: "desc" },
    take: LISTED,
  });
  return ok(rows.map(summaryOf));
}

/** Rows by outcome and by state: those that are there, or those that were when they were removed. */
async function countsOf({ id: importId, counts: kept }: { id: string; counts: unknown }) {
  const rows = storedCountsSchema.parse(
    kept ??
      (await db.importRow.groupBy({ by: ["outcome", "state"], where: { importId }, _count: true })).map(
        ({ _count, ...row }) => ({ ...row, count: _count }),
      ),
  );
  const counts = { NEW: 0, UPDATE: 0, UNCHANGED: 0, DUPLICATE: 0, INVALID: 0 };
  const states = { PENDING: 0, WRITTEN: 0, SKIPPED: 0, FAILED: 0 };
  for (const { outcome, state, count } of rows) {
    counts[outcome] += count;
    states[state] += count;
  }
  return { counts, states };
}

/**
 * One import with a page of its rows.
 * @param desk the conference and delegation under whose address it is asked for
 * @returns NOT_FOUND importNotFound out of reach or of another desk
 */
export async function getImport(
  ctx: Ctx,
  { importId, desk, filter }: { importId: string; desk: ImportDesk; filter: ImportFilter },
): Promise<Result<ImportView>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  if (!isId(importId)) return refuse("NOT_FOUND", "importNotFound");
  const place = {
    conferenceId: desk.conference.id,
    ...(desk.delegation ? { delegationId: desk.delegation.id } : {}),
  };
  const found = await db.import.findFirst({
    where: { AND: [{ id: importId, ...place }, importScope(ctx)] },
    include: { user: { select: { name: true } } },
  });
  if (!found) return refuse("NOT_FOUND", "importNotFound");
  const { outcome, page } = filter;
  const which = outcome === "FAILED" ? { state: "FAILED" as const } : outcome ? { outcome } : {};
  const isRead = found.state !== "READING";
  const shown = { importId, ...which };
  const [{ counts, states }, chosen, count, rows] = await Promise.all([
    countsOf(found),
    db.importRow.count({ where: { importId, selected: true, outcome: { in: [...WRITTEN_OUTCOMES] } } }),
    db.importRow.count({ where: shown }),
    db.importRow.findMany({
      where: shown,
      orderBy: { rowNumber: "asc" },
      skip: (page - 1) * ROWS_PER_PAGE,
      take: isRead ? ROWS_PER_PAGE : 0,
    }),
  ]);
  const stored = storedColumnsSchema.safeParse(found.columns);
  return ok({
    ...summaryOf(found),
    failure: found.failure,
    hasFile: found.fileId !== null,
    columns: stored.success ? stored.data : null,
    notes: storedNotesSchema.parse(found.notes ?? {}),
    counts,
    states,
    chosen,
    page,
    pages: Math.max(1, Math.ceil(count / ROWS_PER_PAGE)),
    rows: rows.map(({ rowNumber, outcome: planned, label, reasons, selected, state, result }) => ({
      rowNumber,
      outcome: planned,
      label,
      reasons: reasons as unknown as Reason[],
      selected,
      state,
      refusal: (result as { refusal?: string } | null)?.refusal ?? null,
    })),
  });
}
