import "server-only";
import { type FieldChanges, fieldChanges, personalChanges } from "@/lib/audit/mask";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { compareZone, zoneFindings } from "@/lib/delegates/compare-zone";
import { consentTextVersion, type DraftRow, draftFacts, draftValues } from "@/lib/delegates/draft";
import { openToChange, RETURNED_PARTS } from "@/lib/delegates/open-to-change";
import { closedSteps } from "@/lib/delegates/private-steps";
import { type Represented, representationProblems } from "@/lib/delegates/representation";
import type { SaveStepInput } from "@/lib/delegates/schema/registration";
import { type FormStep, parseFields, type StepValues } from "@/lib/delegates/schema/steps";
import { dateColumn, delegateColumns, personColumns } from "@/lib/delegates/step-columns";
import { judgeStep, type StepFacts } from "@/lib/delegates/step-rules";
import { changedValues, storableValues } from "@/lib/delegates/storable";
import { fillFreedPlaces } from "@/lib/delegates/transition";
import { clearNumber, numberColumns } from "@/lib/delegates/travel-document";
import { newId } from "@/lib/ids";
import { nameKeys } from "@/lib/matching/name-keys";
import { authorize, can } from "@/lib/policy/can";
import { takesPlace } from "@/lib/policy/delegate-states";
import { isEditableState, isPrefilled } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type SavedStep = {
  version: number;
  /** Fields that were not kept because they are wrong by themselves, and what the step still lacks. */
  problems: Record<string, string>;
};

async function saveDocument(tx: Tx, row: DraftRow, values: Partial<StepValues["document"]>): Promise<void> {
  const { number, issuedOn, expiresOn, ...rest } = values;
  const issuer = rest.issuer ?? row.travelDocument?.issuer ?? "";
  // The hash binds the number to its issuer, so that either change makes it anew.
  const clear = number ?? (rest.issuer ? clearNumber(row.travelDocument) : null);
  const data = {
    ...rest,
    issuedOn: dateColumn(issuedOn),
    expiresOn: dateColumn(expiresOn),
    ...(clear ? numberColumns(row.id, issuer, clear) : {}),
  };
  await tx.travelDocument.upsert({
    where: { delegateId: row.id },
    create: { delegateId: row.id, ...data },
    update: data,
  });
}

async function saveConsents(
  tx: Tx,
  ctx: Ctx,
  row: DraftRow,
  values: Partial<StepValues["consents"]>,
): Promise<void> {
  await tx.consent.createMany({
    data: Object.entries(values).map(([purpose, given]) => ({
      id: newId(),
      delegateId: row.id,
      purpose: purpose as keyof StepValues["consents"],
      given,
      textVersion: consentTextVersion(purpose, row.conference),
      language: ctx.locale,
      createdAt: ctx.now,
    })),
  });
}

/** Stores the changed fields of a step where they belong. @returns the columns of the delegate itself */
async function saveParts(tx: Tx, ctx: Ctx, row: DraftRow, step: FormStep, values: Record<string, unknown>) {
  switch (step) {
    case "identity": {
      const person = await tx.person.update({ where: { id: row.personId }, data: personColumns(values) });
      const names = [person.familyName, person.givenNames, person.patronymic, person.nativeName];
      return { ...delegateColumns(step, values), nameKeys: nameKeys(names) };
    }
    case "document":
      await saveDocument(tx, row, values);
      return {};
    case "consents":
      await saveConsents(tx, ctx, row, values);
      return {};
    case "needs":
      await tx.delegateNeeds.upsert({
        where: { delegateId: row.id },
        create: { delegateId: row.id, ...values },
        update: values,
      });
      return {};
    default:
      return delegateColumns(step, values);
  }
}

/** What was sent, field by field and as a whole step, and by the conference's own delegations and categories. */
async function judge(
  tx: Tx,
  ctx: Ctx,
  row: DraftRow,
  step: FormStep,
  before: Record<string, unknown>,
  sent: Record<string, unknown>,
  facts: StepFacts,
) {
  const { values, problems } = parseFields(step, sent);
  const whole = judgeStep(step, { ...before, ...values }, facts).problems;
  for (const [field, problem] of Object.entries(whole)) problems[field] ??= problem;
  if (step !== "representation") return { values, problems };
  const chosen = { ...before, ...values } as Represented;
  const wrong = await representationProblems(tx, row.conferenceId, chosen);
  // Staff and focal points move people within their reach only; a registrant chooses freely and is endorsed.
  const place = { conferenceId: row.conferenceId, delegationId: chosen.delegationId as string };
  if (ctx.actor.kind === "user" && chosen.delegationId && !can(ctx.actor, "registration.edit", place)) {
    wrong.delegationId = "chooseOne";
  }
  const kept = Object.entries(values).filter(([field]) => !wrong[field]);
  return { values: Object.fromEntries(kept), problems: { ...problems, ...wrong } };
}

/** Differences between a pasted zone and the draft, stored without the zone and without the number. */
function mrzColumn(text: string, row: DraftRow, values: Record<string, unknown>, today: string) {
  const { identity, document } = draftValues(row, clearNumber(row.travelDocument));
  const check = compareZone(text, identity, { ...document, ...values }, today);
  return zoneFindings(check) as unknown as Prisma.InputJsonObject;
}

/** What the trail says of a saved step: whom the person represents in full, everything else by the name of the field. */
function auditedChanges(
  step: FormStep,
  before: Record<string, unknown>,
  changed: Record<string, unknown>,
): FieldChanges {
  if (step === "needs") return { needs: { before: "[apart]", after: "[apart]" } };
  return step === "representation" ? fieldChanges(before, changed) : personalChanges(before, changed);
}

/**
 * Saves what is right in one step of a draft; what is wrong by itself is reported and not kept, the rest is not lost.
 * @returns the new version and the problems; FORBIDDEN stepOfThePerson for a step that the actor may not see (see
 *   private-steps.ts); CONFLICT staleVersion when another device was faster (the caller keeps
 *   both texts on screen), notEditable when the registration is under review, notReturned for a field that is closed
 *   while the registration is returned for others
 */
export async function saveStep(ctx: Ctx, input: SaveStepInput): Promise<Result<SavedStep>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  const step = input.step as FormStep;
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { id: input.delegateId, ...delegateScope(ctx, "registration.edit") };
    const row = await tx.delegate.findFirst({ where, include: RETURNED_PARTS });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (closedSteps(ctx.actor, row).includes(step)) return refuse("FORBIDDEN", "stepOfThePerson");
    const prefills = ctx.actor.kind === "user" && isPrefilled(row.state);
    if (!isEditableState(row.state) && !prefills) return refuse("CONFLICT", "notEditable");
    if (row.version !== input.version) return refuse("CONFLICT", "staleVersion");
    const facts = draftFacts(row, ctx.now);
    const before: Record<string, unknown> = draftValues(row, clearNumber(row.travelDocument))[step];
    const { values, problems } = await judge(tx, ctx, row, step, before, input.values, facts);
    const changed = changedValues(before, storableValues(step, before, values));
    const mrz = step === "document" && input.mrz ? mrzColumn(input.mrz, row, values, facts.today) : undefined;
    const open = openToChange(row, ctx.now);
    const isClosed = (field: string) => !open.has(`${step}.${field}`);
    if (Object.keys(changed).some(isClosed) || (mrz && isClosed("number"))) {
      return refuse("CONFLICT", "notReturned");
    }
    if (Object.keys(changed).length === 0 && !mrz) return ok({ version: row.version, problems });
    const version = row.version + 1;
    const columns = await saveParts(tx, ctx, row, step, changed);
    if (mrz)
      await tx.travelDocument.updateMany({ where: { delegateId: row.id }, data: { mrzFindings: mrz } });
    const { count } = await tx.delegate.updateMany({
      where: { id: row.id, version: row.version, state: row.state },
      data: { ...columns, version },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    if (step === "representation" && row.delegationId && takesPlace(row.state)) {
      const filled = await fillFreedPlaces(tx, ctx, row.delegationId, { by: "moved", decisionId: null });
      if (!filled.ok) return filled;
    }
    await recordAudit(tx, ctx, {
      action: "registration.saved",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: row.id,
      changes: auditedChanges(step, before, changed),
      details: { step },
    });
    return ok({ version, problems });
  });
}
