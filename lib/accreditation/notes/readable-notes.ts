import type { Actor } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import type { Place } from "@/lib/policy/can";
import { audiencesOf, isStaffOf, type NoteAudience } from "@/lib/policy/notes";

/**
 * The notes of a file at that place that the actor reads: those of the actor's circles and the actor's own. Null for
 * whoever does not work on the file: a person, a focal point, a desk.
 */
export function readableNotes(actor: Actor, place: Place): Prisma.DossierNoteWhereInput | null {
  if (actor.kind !== "user" || !isStaffOf(actor, place)) return null;
  return { OR: [{ audience: { in: audiencesOf(actor, place) } }, { authorId: actor.userId }] };
}

/** The same for one note that is at hand. */
export function readsNote(
  actor: Actor,
  place: Place,
  { audience, authorId }: { audience: NoteAudience; authorId: string },
): boolean {
  if (actor.kind !== "user" || !isStaffOf(actor, place)) return false;
  return authorId === actor.userId || audiencesOf(actor, place).includes(audience);
}
