import type { Actor } from "@/lib/context";
import { displayName, type PersonName } from "@/lib/i18n/names";
import type { Place } from "@/lib/policy/can";
import { readsInternalNotes } from "@/lib/policy/notes";

/** A decision as the dossier tells it. */
export type PastDecision = {
  id: string;
  action: string;
  at: string;
  by: string;
  role: string;
  reasonCode: string | null;
  textForPerson: string | null;
  internalNote: string | null;
  items: { reasonCode: string; note: string | null }[];
  /** Of who was put on the waiting list after review. */
  line: { rank: number; cap: number } | null;
};

/** The decisions of a file with who took them, as stored. */
type DecidedFile = {
  person: PersonName;
  decisions: readonly (Pick<
    PastDecision,
    "id" | "action" | "reasonCode" | "textForPerson" | "internalNote"
  > & {
    createdAt: Date;
    actorUserId: string | null;
    actorKind: string;
    actingRole: string;
    returnItems: readonly { reasonCode: string; note: string | null }[];
    rank: number | null;
    cap: number | null;
  })[];
};

/** What was decided on a file, with the names of users by id; internal notes as `readsInternalNotes` says. */
export function decisionHistory(
  reader: Actor,
  place: Place,
  { person, decisions }: DecidedFile,
  names: ReadonlyMap<string, string>,
): PastDecision[] {
  const notes = readsInternalNotes(reader, place);
  const userId = reader.kind === "user" ? reader.userId : undefined;
  return decisions.map((decision) => ({
    id: decision.id,
    action: decision.action,
    at: decision.createdAt.toISOString(),
    by: decision.actorUserId
      ? (names.get(decision.actorUserId) ?? "")
      : decision.actorKind === "system"
        ? ""
        : displayName(person),
    role: decision.actingRole,
    reasonCode: decision.reasonCode,
    textForPerson: decision.textForPerson,
    internalNote:
      notes === "all" || (notes === "own" && decision.actorUserId === userId) ? decision.internalNote : null,
    items: decision.returnItems.map(({ reasonCode, note }) => ({ reasonCode, note })),
    line: decision.rank && decision.cap ? { rank: decision.rank, cap: decision.cap } : null,
  }));
}
