import "server-only";
import { type FieldChanges, fieldChanges } from "@/lib/audit/mask";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { createDraft, type NewDraft } from "@/lib/delegates/create-draft";
import type { FormStep, StepValues } from "@/lib/delegates/schema/steps";
import { dateColumn, delegateColumns, personColumns } from "@/lib/delegates/step-columns";
import { storableValues } from "@/lib/delegates/storable";
import { numberColumns } from "@/lib/delegates/travel-document";
import { nameKeys } from "@/lib/matching/name-keys";

/** Fields of each step, parsed by its schema. Consents are given by the person alone. */
export type EnteredSteps = { [Step in Exclude<FormStep, "consents">]?: Partial<StepValues[Step]> };

/**
 * A new draft with all that is known of the person, in the caller's transaction: for tables of many, where saving step
 * by step would ask the database ten times as often. The caller has judged delegation and category.
 * @returns the draft, and what was entered, masked, for the audit trail
 */
export async function enterDraft(
  tx: Tx,
  ctx: Ctx,
  draft: NewDraft,
  entered: EnteredSteps,
): Promise<{ id: string; reference: string; changes: FieldChanges }> {
  const { id, personId, reference } = await createDraft(tx, ctx, draft);
  const {
    representation = {},
    identity = {},
    document,
    function: functional = {},
    contact = {},
    needs,
  } = entered;
  const kept = storableValues("identity", {}, identity) as Partial<StepValues["identity"]>;
  const person = await tx.person.update({ where: { id: personId }, data: personColumns(kept) });
  await tx.delegate.update({
    where: { id },
    data: {
      ...(delegateColumns("representation", representation) as object),
      ...(delegateColumns("identity", kept) as object),
      ...(delegateColumns("function", functional) as object),
      ...(delegateColumns("contact", contact) as object),
      nameKeys: nameKeys([person.familyName, person.givenNames, person.patronymic, person.nativeName]),
    },
  });
  if (document) {
    const { number, issuedOn, expiresOn, ...rest } = document;
    const dates = { issuedOn: dateColumn(issuedOn) ?? null, expiresOn: dateColumn(expiresOn) ?? null };
    const numbered = number ? numberColumns(id, rest.issuer ?? "", number) : {};
    await tx.travelDocument.create({ data: { delegateId: id, ...rest, ...dates, ...numbered } });
  }
  if (needs) await tx.delegateNeeds.create({ data: { delegateId: id, ...needs } });
  const known = { ...representation, ...identity, ...document, ...functional, ...contact };
  const changes = fieldChanges({}, known);
  return {
    id,
    reference,
    changes: needs ? { ...changes, needs: { before: null, after: "[apart]" } } : changes,
  };
}
