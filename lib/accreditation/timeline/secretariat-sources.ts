import { readableNotes } from "@/lib/accreditation/notes/readable-notes";
import { col, entry, type TimelineReader } from "@/lib/accreditation/timeline/entry-sql";
import { Prisma } from "@/lib/db/generated/client";
import { can } from "@/lib/policy/can";
import { audiencesOf } from "@/lib/policy/notes";
import { READS_REVIEWS } from "@/lib/policy/reviews";
import { SIGNATURE_KIND_NAMES, SIGNATURE_KINDS } from "@/lib/signatures/kinds";

/** What the desk does is seen by the desk and by those who may print the whole record. */
export function badges({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
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
export function correspondence({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
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
export function signatures({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
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
export function colleagues({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
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
const ACCESS_ACTIONS = ["passport.revealed", "passport.checked", "record.printed"] as const;

/** Who looked at the document or printed the record: for those who may print it themselves. */
export function accesses({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
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

/** Where the badge was shown and what the guard was answered: movements, for those who read the gate log alone. */
export function gates({ actor, delegateId, place }: TimelineReader): Prisma.Sql[] {
  if (!can(actor, "gateLog.read", place)) return [];
  return [
    entry(
      "gate",
      {
        id: col('k."id"'),
        at: col('k."at"'),
        kind: col('k."outcome"'),
        by: col('k."checkedBy"'),
        role: col('k."actingRole"'),
        about: Prisma.sql`jsonb_build_object('serial', b."serial", 'place', k."place")`,
      },
      Prisma.sql`FROM "BadgeCheck" k JOIN "Badge" b ON b."id" = k."badgeId" WHERE b."delegateId" = ${delegateId}::uuid`,
    ),
  ];
}
