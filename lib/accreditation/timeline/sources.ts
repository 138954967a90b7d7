import { col, entry, type TimelineReader } from "@/lib/accreditation/timeline/entry-sql";
import {
  accesses,
  badges,
  colleagues,
  correspondence,
  gates,
  signatures,
} from "@/lib/accreditation/timeline/secretariat-sources";
import { Prisma } from "@/lib/db/generated/client";
import { can } from "@/lib/policy/can";
import { isStaffOf, readsInternalNotes } from "@/lib/policy/notes";
import { READS_REVIEWS, REVIEW_KINDS, REVIEW_PERMISSION } from "@/lib/policy/reviews";

/** Decisions are seen by everybody who sees the dossier; internal notes as `readsInternalNotes` says. */
function decisions({ actor, delegateId, place }: TimelineReader): Prisma.Sql {
  const reads = readsInternalNotes(actor, place);
  const own = reads === "own" && actor.kind === "user" ? actor.userId : null;
  return entry(
    "decision",
    {
      id: col('d."id"'),
      at: col('d."createdAt"'),
      kind: col('d."action"'),
      by: col('d."actorUserId"'),
      role: col('d."actingRole"'),
      about: Prisma.sql`jsonb_build_object('reasonCode', d."reasonCode", 'textForPerson', d."textForPerson",
        'internalNote', CASE WHEN ${reads === "all"}::boolean OR d."actorUserId" = ${own}::uuid THEN d."internalNote" END, 'category', d."categoryCode",
        'items', (SELECT coalesce(jsonb_agg(jsonb_build_object('reasonCode', i."reasonCode", 'note', i."note")
          ORDER BY i."position"), '[]') FROM "ReturnItem" i WHERE i."decisionId" = d."id"))`,
    },
    Prisma.sql`FROM "Decision" d WHERE d."delegateId" = ${delegateId}::uuid`,
  );
}

/** Reviews and queries as on the dossier: all of it for those who decide, for a reviewer the own kind alone. */
function reviews({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  const readsAll = READS_REVIEWS.some((permission) => can(actor, permission, place));
  const own = REVIEW_KINDS.filter((kind) => can(actor, REVIEW_PERMISSION[kind], place));
  if (!readsAll && own.length === 0) return [];
  const reads = Prisma.sql`(${readsAll}::boolean OR t."kind"::text = ANY(${own}::text[]))`;
  // Who cleared somebody is known to vetting officers alone.
  const named = Prisma.sql`(t."kind" <> 'CLEARANCE' OR ${own.includes("CLEARANCE")}::boolean)`;
  const hasOwn = Prisma.sql`(${readsAll}::boolean OR EXISTS (SELECT 1 FROM "ReviewTask" o
    WHERE o."delegateId" = ${delegateId}::uuid AND o."kind"::text = ANY(${own}::text[])))`;
  return [
    entry(
      "review",
      {
        id: col('t."id"'),
        at: col('t."closedAt"'),
        kind: col('t."kind"'),
        by: Prisma.sql`CASE WHEN ${named} THEN t."closedBy" END`,
        role: col('t."role"'),
        about: Prisma.sql`jsonb_build_object('finding', CASE WHEN ${reads} THEN t."finding"::text END,
          'note', CASE WHEN ${reads} THEN t."note" END)`,
      },
      Prisma.sql`FROM "ReviewTask" t
        WHERE t."delegateId" = ${delegateId}::uuid AND t."state" = 'DONE' AND t."closedAt" IS NOT NULL AND ${hasOwn}`,
    ),
    entry(
      "query",
      {
        id: col('q."id"'),
        at: col('q."askedAt"'),
        kind: col('q."state"'),
        by: col('q."askedBy"'),
        about: Prisma.sql`jsonb_build_object('reasonCode', q."reasonCode", 'text', q."text", 'answer', q."answer")`,
      },
      Prisma.sql`FROM "ReviewQuery" q JOIN "ReviewTask" t ON t."id" = q."taskId"
        WHERE q."delegateId" = ${delegateId}::uuid AND ${reads}`,
    ),
  ];
}

/** Papers by the permissions of the delegation's own screen or of the record, and the photos that the dossier shows. */
function papers({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  const readsPapers = (["nomination.record", "nomination.verify", "record.print"] as const).some(
    (permission) => can(actor, permission, place),
  );
  const photo = entry(
    "photo",
    {
      id: col('p."id"'),
      at: col('p."createdAt"'),
      kind: Prisma.sql`CASE WHEN p."passes" THEN 'passes' ELSE 'needsLook' END`,
      about: Prisma.sql`'{}'::jsonb`,
    },
    Prisma.sql`FROM "Photo" p WHERE p."delegateId" = ${delegateId}::uuid`,
  );
  if (!readsPapers || !place.delegationId) return [photo];
  const from = Prisma.sql`FROM "NominationDocument" n WHERE n."delegationId" = ${place.delegationId}::uuid`;
  const about = Prisma.sql`jsonb_build_object('reference', n."reference", 'document', n."kind")`;
  return [
    photo,
    entry(
      "paper",
      {
        id: col('n."id"'),
        at: col('n."receivedAt"'),
        kind: Prisma.sql`'RECEIVED'`,
        by: col('n."recordedBy"'),
        about,
      },
      from,
    ),
    entry(
      "paper",
      {
        id: col('n."id"'),
        at: col('n."verifiedAt"'),
        kind: Prisma.sql`'VERIFIED'`,
        by: col('n."verifiedBy"'),
        about,
      },
      Prisma.sql`${from} AND n."verifiedAt" IS NOT NULL AND n."state" IN ('VERIFIED', 'SUPERSEDED')`,
    ),
  ];
}

/**
 * The word of the clearance file and since when: for those who work on the dossier or print the record. Who settled it
 * and why stays in the file; what a vetting officer reads of that is added by `getFullTimeline`.
 */
function clearanceWords({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  if (!isStaffOf(actor, place) && !can(actor, "record.print", place)) return [];
  return [
    entry(
      "clearance",
      {
        id: col('e."id"'),
        at: col('e."at"'),
        kind: Prisma.sql`CASE WHEN e."action" = 'clearance.expired' THEN 'PENDING' ELSE e."details"->>'outcome' END`,
        about: Prisma.sql`'{}'::jsonb`,
      },
      Prisma.sql`FROM "AuditEntry" e WHERE e."subjectType" = 'delegate' AND e."subjectId" = ${delegateId}
        AND e."chain" = ${place.conferenceId} AND e."action" IN ('clearance.settled', 'clearance.expired')`,
    ),
  ];
}

/**
 * Everything that happened with a dossier as one relation, each source with the scope of its own screen, so that nobody
 * sees more here than there.
 */
export function timelineSql(reader: TimelineReader): Prisma.Sql {
  const parts = [
    decisions(reader),
    ...reviews(reader),
    ...(isStaffOf(reader.actor, reader.place) || can(reader.actor, "record.print", reader.place)
      ? papers(reader)
      : []),
    ...badges(reader),
    ...correspondence(reader),
    ...signatures(reader),
    ...colleagues(reader),
    ...clearanceWords(reader),
    ...accesses(reader),
    ...gates(reader),
  ];
  return Prisma.join(parts, " UNION ALL ");
}
