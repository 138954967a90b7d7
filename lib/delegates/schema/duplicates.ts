import { z } from "zod";
import { MERGE_FIELD_NAMES } from "@/lib/delegates/merge-fields";
import { personProse } from "@/lib/i18n/text-hygiene";

const version = z.int().min(1);

export const settleDuplicateSchema = z.strictObject({ pairId: z.uuid(), note: personProse(500) });
export type SettleDuplicateInput = z.infer<typeof settleDuplicateSchema>;

export const mergeDelegatesSchema = z.strictObject({
  pairId: z.uuid(),
  /** The registration that stays; the other one of the pair is given away. */
  keptId: z.uuid(),
  keptVersion: version,
  givenVersion: version,
  /** Taken over from the one given away; of all else the kept one's own stays. */
  take: z.array(z.enum(MERGE_FIELD_NAMES)).max(MERGE_FIELD_NAMES.length),
});
export type MergeDelegatesInput = z.infer<typeof mergeDelegatesSchema>;

export const undoMergeSchema = z.strictObject({ mergeId: z.uuid() });
export type UndoMergeInput = z.infer<typeof undoMergeSchema>;
