import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { DRAFT_PARTS, draftValues } from "@/lib/delegates/draft";
import { keepSnapshot } from "@/lib/delegates/keep-snapshot";
import type { MergeColumns, MergeRow } from "@/lib/delegates/merge-columns";
import { presentContent } from "@/lib/delegates/snapshot";
import { clearNumber } from "@/lib/delegates/travel-document";
import { nameKeys } from "@/lib/matching/name-keys";
import type { DelegateState } from "@/lib/policy/delegate-states";

/** Before a decision an officer reads the last snapshot; what is decided or with the person is left as it was sent. */
const UNDER_REVIEW: ReadonlySet<DelegateState> = new Set<DelegateState>([
  "AWAITING_ENDORSEMENT",
  "WAITLISTED",
  "SUBMITTED",
  "IN_REVIEW",
  "READY",
]);

/**
 * Writes the columns that a merge takes over, or gives back, into the registration that is kept, raises its version and
 * keeps what it says now as a snapshot, so that the dossier shows the difference.
 * @returns how many rows were written; 0 when somebody was faster
 */
export async function takeFields(
  tx: Tx,
  ctx: Ctx,
  kept: MergeRow,
  { person, delegate }: MergeColumns,
): Promise<number> {
  const named = await tx.person.update({
    where: { id: kept.personId },
    data: person as Prisma.PersonUncheckedUpdateInput,
  });
  const names = [named.familyName, named.givenNames, named.patronymic, named.nativeName];
  const { count } = await tx.delegate.updateMany({
    where: { id: kept.id, version: kept.version, state: kept.state },
    data: {
      ...(delegate as Prisma.DelegateUncheckedUpdateManyInput),
      nameKeys: nameKeys(names),
      version: kept.version + 1,
    },
  });
  if (count > 0 && UNDER_REVIEW.has(kept.state)) {
    const row = await tx.delegate.findUniqueOrThrow({ where: { id: kept.id }, include: DRAFT_PARTS });
    const values = draftValues(row, clearNumber(row.travelDocument));
    await keepSnapshot(tx, ctx, kept.id, presentContent(row, values));
  }
  return count;
}

/** Puts a photo of one registration into another; what was there before stays with its own. */
export async function movePhoto(tx: Tx, photoId: string, fromId: string, toId: string): Promise<void> {
  // A photo in use belongs to who uses it, so it is laid down before it changes hands.
  await tx.delegate.update({ where: { id: fromId }, data: { photoId: null } });
  await tx.photo.update({ where: { id: photoId }, data: { delegateId: toId } });
  await tx.delegate.update({ where: { id: toId }, data: { photoId } });
}
