import "server-only";
import { assignDossier } from "@/lib/accreditation/assignment/commands/assign-dossier";
import type { BulkTerms } from "@/lib/accreditation/bulk/schema";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { askForMore } from "@/lib/accreditation/commands/ask-for-more";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { findSubject } from "@/lib/accreditation/find-subject";
import { zonesOfCategory } from "@/lib/accreditation/zones-of-category";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { type Result, refuse } from "@/lib/result";

/** One of those on whom an act is done, with the version that the preview showed. */
export type PersonOfAct = { delegateId: string; version: number };

/** Approves somebody in the category that was asked for, with all its zones. */
async function approveAsAsked(tx: Tx, ctx: Ctx, person: PersonOfAct) {
  const found = await findSubject(tx, ctx, person.delegateId, "delegate.approve");
  if (!found.ok) return found;
  const { categoryId } = found.value;
  const zoneCodes = categoryId ? await zonesOfCategory(tx, ctx, categoryId) : [];
  if (!categoryId || zoneCodes.length === 0) return refuse("INVALID", "categoryMissing");
  return approveDelegate(ctx, { ...person, categoryId, zoneCodes });
}

/** The command of the single act, in the caller's transaction: there is no other way to do it. */
export function actOnPerson(
  tx: Tx,
  ctx: Ctx,
  terms: BulkTerms,
  { delegateId, version }: PersonOfAct,
): Promise<Result<unknown>> {
  const person = { delegateId, version };
  switch (terms.kind) {
    case "APPROVE":
      return approveAsAsked(tx, ctx, person);
    case "RETURN":
      return returnDelegate(ctx, { ...person, items: terms.items, dueOn: terms.dueOn });
    case "ASK_FOR_MORE":
      return askForMore(ctx, { ...person, items: terms.items, dueOn: terms.dueOn });
    case "ASSIGN":
      return assignDossier(ctx, { ...person, assigneeId: terms.assigneeId });
  }
}
