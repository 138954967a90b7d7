import "server-only";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DelegateState } from "@/lib/policy/delegate-states";
import type { RetentionClass } from "@/lib/retention/classes";
import { dueClasses, type RetentionDates } from "@/lib/retention/due-dates";
import { type ListedRow, listedRow, type Stored } from "@/lib/retention/purge-list";

type Row = {
  id: string;
  version: number;
  state: DelegateState;
  submitted: boolean;
  needs: number;
  document: number;
  photo: number;
  clearance: number;
  registration: number;
  pictures: string[];
  papers: string[];
};

const count = (sql: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM ${sql})`;
const whether = (sql: Prisma.Sql) => Prisma.sql`(${sql})::int`;

/** The versions handed in that still hold something under that path. */
const versionsWith = (condition: Prisma.Sql) =>
  count(Prisma.sql`"DelegateSnapshot" s WHERE s."delegateId" = d."id" AND ${condition}`);

const NEEDS = Prisma.sql`${count(Prisma.sql`"DelegateNeeds" n WHERE n."delegateId" = d."id"`)}
  + ${whether(Prisma.sql`d."emergencyName" IS NOT NULL OR d."emergencyPhone" IS NOT NULL`)}
  + ${versionsWith(Prisma.sql`s."content" -> 'values' -> 'contact' ?| '{emergencyName,emergencyPhone}'::text[]`)}`;
const DOCUMENT = Prisma.sql`${count(Prisma.sql`"TravelDocument" t WHERE t."delegateId" = d."id"`)}
  + ${whether(Prisma.sql`p."birthDate" IS NOT NULL`)}
  + ${count(Prisma.sql`"IdentityChange" i WHERE i."delegateId" = d."id"`)}
  + ${versionsWith(Prisma.sql`s."content" ? 'numberHash'`)}
  + ${count(Prisma.sql`"BadgeEvent" e JOIN "Badge" b ON b."id" = e."badgeId"
      WHERE b."delegateId" = d."id" AND e."details" ? 'lastFour'`)}`;
const PHOTO = count(Prisma.sql`"Photo" f WHERE f."delegateId" = d."id"`);
const CLEARANCE = count(Prisma.sql`"ReviewTask" r WHERE r."delegateId" = d."id" AND r."kind" = 'CLEARANCE'`);
const REGISTRATION = Prisma.sql`${whether(Prisma.sql`num_nonnulls(p."familyName", p."givenNames", p."nativeName", d."email", d."phone", d."ownerEmail") > 0`)}
  + ${versionsWith(Prisma.sql`TRUE`)}
  + ${count(Prisma.sql`"DossierNote" n WHERE n."delegateId" = d."id"`)}
  + ${count(Prisma.sql`"Message" m WHERE m."delegateId" = d."id"`)}
  + ${count(Prisma.sql`"Badge" b WHERE b."delegateId" = d."id"`)}
  + ${count(Prisma.sql`"DelegateMerge" g WHERE d."id" IN (g."keptId", g."givenId")`)}
  + ${count(Prisma.sql`"Appeal" a JOIN "AppealDocument" c ON c."appealId" = a."id" WHERE a."delegateId" = d."id"`)}
  + ${count(Prisma.sql`"ImportRow" w WHERE w."delegateId" = d."id" OR w."targetId" = d."id"`)}`;
const PICTURES = Prisma.sql`ARRAY(SELECT f."storageKey" FROM "Photo" o JOIN "File" f ON f."id" IN (o."masterFileId", o."badgeFileId")
  WHERE o."delegateId" = d."id" ORDER BY f."storageKey")`;
/** The documents of the appeal. */
const PAPERS = Prisma.sql`ARRAY(SELECT f."storageKey" FROM "Appeal" a JOIN "AppealDocument" c ON c."appealId" = a."id"
  JOIN "File" f ON f."id" = c."fileId" WHERE a."delegateId" = d."id" ORDER BY f."storageKey")`;

function storedOf(row: Row): Stored {
  const { id, version, state, submitted, needs, document, photo, clearance, registration } = row;
  const { pictures, papers } = row;
  const records: Partial<Record<RetentionClass, number>> = submitted
    ? { NEEDS: needs, DOCUMENT: document, PHOTO: photo, CLEARANCE: clearance, REGISTRATION: registration }
    : { DRAFT: needs + document + photo + registration };
  const keys = submitted ? { PHOTO: pictures, REGISTRATION: papers } : { DRAFT: [...pictures, ...papers] };
  return { delegateId: id, version, state, wasSubmitted: submitted, records, keys };
}

async function sheetsOf(tx: Tx, conferenceId: string): Promise<Stored> {
  const parts = await tx.badgeBatchPart.findMany({
    where: { batch: { conferenceId } },
    select: { file: { select: { storageKey: true } } },
  });
  const keys = parts.map(({ file }) => file.storageKey).toSorted();
  const records = { PHOTO: keys.length };
  return { delegateId: null, version: 0, state: null, wasSubmitted: false, records, keys: { PHOTO: keys } };
}

/** What would be purged, and how many are left alone because of a hold. */
export type PurgeList = { rows: ListedRow[]; held: number };

/**
 * Lists what is due at that instant, without writing anything: people in the order of their ids, then the print sheets.
 * Nobody under a hold is on it; the sheets show many people, so that any hold keeps them.
 * @param only one person, or null for the sheets alone; everybody without it. The caller has authorized.
 */
export async function listPurge(
  tx: Tx,
  conference: RetentionDates & { id: string },
  at: Date,
  only?: string | null,
): Promise<PurgeList> {
  const due = dueClasses(conference, at);
  if (due.length === 0) return { rows: [], held: 0 };
  const holds = await tx.legalHold.findMany({
    where: { conferenceId: conference.id, liftedAt: null },
    select: { delegateId: true },
  });
  const people =
    only === null
      ? []
      : await tx.$queryRaw<Row[]>`
        SELECT d."id", d."version", d."state", d."submittedAt" IS NOT NULL AS "submitted", ${NEEDS} AS "needs",
          ${DOCUMENT} AS "document", ${PHOTO} AS "photo", ${CLEARANCE} AS "clearance", ${REGISTRATION} AS "registration",
          ${PICTURES} AS "pictures", ${PAPERS} AS "papers"
        FROM "Delegate" d JOIN "Person" p ON p."id" = d."personId"
        WHERE d."conferenceId" = ${conference.id}::uuid AND d."state" <> 'PURGED'
          AND ${only ? Prisma.sql`d."id" = ${only}::uuid` : Prisma.sql`TRUE`}
        ORDER BY d."id"`;
  const stored = people.map(storedOf);
  if (!only) stored.push(await sheetsOf(tx, conference.id));
  const held = new Set(holds.map(({ delegateId }) => delegateId));
  const isHeld = ({ delegateId }: ListedRow) =>
    held.has(null) || (delegateId === null ? held.size > 0 : held.has(delegateId));
  const listed = stored.flatMap((row) => listedRow(row, due) ?? []);
  const rows = listed.filter((row) => !isHeld(row));
  return { rows, held: listed.length - rows.length };
}
