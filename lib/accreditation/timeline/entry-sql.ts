import type { Actor } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import type { Place } from "@/lib/policy/can";

/** A dossier and who reads it. */
export type TimelineReader = {
  actor: Actor;
  delegateId: string;
  place: Place & { conferenceId: string; delegationId: string | null };
};

/** Where an entry of the timeline comes from; each has words in the namespace `timeline`. */
export type TimelineSource =
  | "decision"
  | "review"
  | "query"
  | "paper"
  | "photo"
  | "badge"
  | "mail"
  | "substitution"
  | "merge"
  | "signature"
  | "note"
  | "assignment"
  | "clearance"
  | "access"
  | "gate";

const NOBODY = Prisma.sql`NULL::uuid`;

/** One source as a SELECT of the timeline's columns; `kind` says what happened, `about` holds what else may be shown. */
export function entry(
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

/** A column of a source by its name in the statement. */
export const col = (name: string) => Prisma.raw(name);
