import { readableNotes } from "@/lib/accreditation/notes/readable-notes";
import type { Actor } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { can, type Place } from "@/lib/policy/can";
import { audiencesOf, isStaffOf } from "@/lib/policy/notes";
import { READS_REVIEWS, REVIEW_KINDS, REVIEW_PERMISSION } from "@/lib/policy/reviews";
import { SIGNATURE_KIND_NAMES, SIGNATURE_KINDS } from "@/lib/signatures/kinds";

/** A dossier and who reads it. */
export type TimelineReader = {
  actor: Actor;
  delegateId: string;
  place: Place & { conferenceId: string; delegationId: string | null };
};

/** Where an entry of the timeline comes from; each has words in the namespace `timeline`. */
export const TIMELINE_SOURCES = [
  "decision",
  "review",
  "query",
  "paper",
  "photo",
  "badge",
  "mail",
  "substitution",
  "merge",
  "signature",
  "note",
  "assignment",
  "access",
] as const;
export type TimelineSource = (typeof TIMELINE_SOURCES)[number];

const NOBODY = Prisma.sql`NULL::uuid`;

/** One source as a SELECT of the timeline's columns; `kind` says what happened, `about` holds what else may be shown. */
function entry(
  source: TimelineSource,
  {
    id,
    at,
    kind,
    by = NOBODY,
    role = Prisma.sql`NULL::text`,
    about,
  }: Record<"id" | "at" | "kind", Prisma.Sql> &
    Partial<Record<"by" | "role", Prisma.Sql>> & { about: Prisma.Sql },
  rest: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`SELECT ${source}::text AS "source", ${id}::uuid AS "id", ${at} AS "at", ${kind}::text AS "kind",
    ${by} AS "byUserId", ${role} AS "role", ${about} AS "about" ${rest}`;
}

const col = (name: string) => Prisma.raw(name);

/** Decisions are seen by everybody who sees the dossier; internal notes by those who review or decide. */
function decisions({ actor, delegateId, place }: TimelineReader): Prisma.Sql {
  const readsNotes = READS_REVIEWS.some((permission) => can(actor, permission, place));
  return entry(
    "decision",
    {
      id: col('d."id"'),
      at: col('d."createdAt"'),
      kind: col('d."action"'),
      by: col('d."actorUserId"'),
      role: col('d."actingRole"'),
      about: Prisma.sql`jsonb_build_object('reasonCode', d."reasonCode", 'textForPerson', d."textForPerson",
        'internalNote', CASE WHEN ${readsNotes}::boolean THEN d."internalNote" END, 'category', d."categoryCode",
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
  return [
    entry(
      "review",
      {
        id: col('t."id"'),
        at: col('t."closedAt"'),
        kind: col('t."kind"'),
        by: col('t."closedBy"'),
        role: col('t."role"'),
        about: Prisma.sql`jsonb_build_object('finding', CASE WHEN ${reads} THEN t."finding"::text END,
          'note', CASE WHEN ${reads} THEN t."note" END)`,
      },
      Prisma.sql`FROM "ReviewTask" t
        WHERE t."delegateId" = ${delegateId}::uuid AND t."state" = 'DONE' AND t."closedAt" IS NOT NULL`,
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

/** What the desk does is seen by the desk and by those who may print the whole record. */
function badges({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  if (!can(actor, "badge.find", place) && !can(actor, "record.print", place)) return [];
  return [
    entry(
      "badge",
      {
        id: col('e."id"'),
        at: col('e."createdAt"'),
        kind: col('e."kind"'),
        by: col('e."actorUserId"'),
        role: col('e."actingRole"'),
        about: Prisma.sql`jsonb_build_object('serial', b."serial", 'reason', e."reason")`,
      },
      Prisma.sql`FROM "BadgeEvent" e JOIN "Badge" b ON b."id" = e."badgeId" WHERE b."delegateId" = ${delegateId}::uuid`,
    ),
  ];
}

/** Which mails went out by their subject, never their text or address; who stands in for whom; merges. For those who decide or review. */
function correspondence({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  if (!READS_REVIEWS.some((permission) => can(actor, permission, place))) return [];
  const other = Prisma.sql`jsonb_build_object('reference', o."reference")`;
  return [
    entry(
      "mail",
      {
        id: col('m."id"'),
        at: Prisma.sql`coalesce(m."sentAt", m."createdAt")`,
        kind: col('m."state"'),
        about: Prisma.sql`jsonb_build_object('subject', m."subject")`,
      },
      Prisma.sql`FROM "Message" m WHERE m."delegateId" = ${delegateId}::uuid`,
    ),
    entry(
      "substitution",
      {
        id: col('s."id"'),
        at: Prisma.sql`coalesce(s."completedAt", s."cancelledAt", s."requestedAt")`,
        kind: Prisma.sql`CASE WHEN s."completedAt" IS NOT NULL THEN 'completed'
          WHEN s."cancelledAt" IS NOT NULL THEN 'cancelled' ELSE 'requested' END`,
        by: col('s."requestedBy"'),
        about: other,
      },
      Prisma.sql`FROM "Substitution" s JOIN "Delegate" o
        ON o."id" = CASE WHEN s."leavingId" = ${delegateId}::uuid THEN s."replacementId" ELSE s."leavingId" END
        WHERE ${delegateId}::uuid IN (s."leavingId", s."replacementId")`,
    ),
    entry(
      "merge",
      {
        id: col('g."id"'),
        at: Prisma.sql`coalesce(g."undoneAt", g."mergedAt")`,
        kind: Prisma.sql`CASE WHEN g."undoneAt" IS NOT NULL THEN 'undone'
          WHEN g."keptId" = ${delegateId}::uuid THEN 'kept' ELSE 'given' END`,
        by: Prisma.sql`coalesce(g."undoneBy", g."mergedBy")`,
        about: other,
      },
      Prisma.sql`FROM "DelegateMerge" g JOIN "Delegate" o
        ON o."id" = CASE WHEN g."keptId" = ${delegateId}::uuid THEN g."givenId" ELSE g."keptId" END
        WHERE ${delegateId}::uuid IN (g."keptId", g."givenId")`,
    ),
  ];
}

/** What two people signed, as on their own screen; the record names revocations to all who may print it. */
function signatures({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  const kinds = SIGNATURE_KIND_NAMES.filter((kind) => {
    const { asks, signs } = SIGNATURE_KINDS[kind];
    return (
      can(actor, asks, place) ||
      can(actor, signs, place) ||
      (kind === "REVOCATION" && can(actor, "record.print", place))
    );
  });
  if (kinds.length === 0) return [];
  const from = Prisma.sql`FROM "SignatureRequest" r WHERE r."subjectId" = ${delegateId}::uuid
    AND r."kind"::text = ANY(${kinds}::text[])`;
  const about = Prisma.sql`jsonb_build_object('act', r."kind")`;
  return [
    entry(
      "signature",
      {
        id: col('r."id"'),
        at: col('r."requestedAt"'),
        kind: Prisma.sql`'OPEN'`,
        by: col('r."requestedBy"'),
        about,
      },
      from,
    ),
    entry(
      "signature",
      {
        id: col('r."id"'),
        at: col('r."settledAt"'),
        kind: col('r."state"'),
        by: col('r."settledBy"'),
        about,
      },
      Prisma.sql`${from} AND r."settledAt" IS NOT NULL`,
    ),
  ];
}

/** Notes of the reader's circles, the reader's own, and assignments: for those who work on the file. */
function colleagues({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  if (actor.kind !== "user" || !readableNotes(actor, place)) return [];
  const circles = audiencesOf(actor, place);
  return [
    entry(
      "note",
      {
        id: col('n."id"'),
        at: col('n."createdAt"'),
        kind: col('n."audience"'),
        by: col('n."authorId"'),
        about: Prisma.sql`jsonb_build_object('text', n."text")`,
      },
      Prisma.sql`FROM "DossierNote" n WHERE n."delegateId" = ${delegateId}::uuid
        AND (n."audience"::text = ANY(${circles}::text[]) OR n."authorId" = ${actor.userId}::uuid)`,
    ),
    entry(
      "assignment",
      {
        id: col('a."id"'),
        at: Prisma.sql`coalesce(a."endedAt", a."assignedAt")`,
        kind: Prisma.sql`CASE WHEN a."endedAt" IS NULL THEN 'assigned' ELSE 'ended' END`,
        by: Prisma.sql`coalesce(a."endedBy", a."assignedBy")`,
        about: Prisma.sql`jsonb_build_object('name', u."name")`,
      },
      Prisma.sql`FROM "Assignment" a JOIN "User" u ON u."id" = a."assigneeId"
        WHERE a."delegateId" = ${delegateId}::uuid`,
    ),
  ];
}

/** Entries of the audit trail by which the record says who looked at what. */
export const ACCESS_ACTIONS = ["passport.revealed", "passport.checked", "record.printed"] as const;

/** Who looked at the document or printed the record: for those who may print it themselves. */
function accesses({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  if (!can(actor, "record.print", place)) return [];
  return [
    entry(
      "access",
      {
        id: col('e."id"'),
        at: col('e."at"'),
        kind: col('e."action"'),
        by: Prisma.sql`CASE WHEN e."actorKind" = 'user' THEN e."actorId"::uuid END`,
        about: Prisma.sql`jsonb_build_object('reason', e."details"->>'reason')`,
      },
      Prisma.sql`FROM "AuditEntry" e WHERE e."subjectType" = 'delegate' AND e."subjectId" = ${delegateId}
        AND e."chain" = ${place.conferenceId} AND e."action" = ANY(${[...ACCESS_ACTIONS]}::text[])`,
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
    ...accesses(reader),
  ];
  return Prisma.join(parts, " UNION ALL ");
}
