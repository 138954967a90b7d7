import "server-only";
import { fieldChanges } from "@/lib/audit/mask";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { compareZone, zoneFindings } from "@/lib/delegates/compare-zone";
import { missingOfStep } from "@/lib/delegates/completeness";
import { consentsInForce, DRAFT_PARTS, type DraftRow, draftFacts, draftValues } from "@/lib/delegates/draft";
import { nameKeys } from "@/lib/delegates/name-keys";
import { representationProblems } from "@/lib/delegates/representation";
import type { SaveStepInput } from "@/lib/delegates/schema/registration";
import { type FormStep, parsePartially, type StepValues } from "@/lib/delegates/schema/steps";
import { delegateColumns, personColumns } from "@/lib/delegates/step-columns";
import { clearNumber, numberColumns } from "@/lib/delegates/travel-document";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type SavedStep = {
  version: number;
  /** Fields that were not kept because they are wrong by themselves, and what the step still lacks. */
  problems: Record<string, string>;
};

/** States in which the registrant may change the form. */
const EDITABLE = new Set(["DRAFT", "RETURNED"]);

async function saveDocument(tx: Tx, row: DraftRow, values: Partial<StepValues["document"]>): Promise<void> {
  const { number, issuedOn, expiresOn, ...rest } = values;
  const issuer = rest.issuer ?? row.travelDocument?.issuer ?? "";
  const clear = number ?? clearNumber(row.travelDocument);
  const data = {
    ...rest,
    ...(issuedOn === undefined ? {} : { issuedOn: issuedOn === null ? null : new Date(issuedOn) }),
    ...(expiresOn === undefined ? {} : { expiresOn: new Date(expiresOn) }),
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
  const inForce = consentsInForce(row.consents);
  const changed = Object.entries(values).filter(([purpose, given]) => (inForce[purpose] ?? false) !== given);
  const { privacyNoticeVersion, codeOfConductVersion } = row.conference;
  await tx.consent.createMany({
    data: changed.map(([purpose, given]) => ({
      id: newId(),
      delegateId: row.id,
      purpose: purpose as keyof StepValues["consents"],
      given,
      textVersion: purpose === "CODE_OF_CONDUCT" ? codeOfConductVersion : privacyNoticeVersion,
      language: ctx.locale,
      createdAt: ctx.now,
    })),
  });
}

async function saveParts(tx: Tx, ctx: Ctx, row: DraftRow, step: FormStep, values: Record<string, unknown>) {
  if (step === "identity") {
    const person = await tx.person.update({ where: { id: row.personId }, data: personColumns(values) });
    return {
      nameKeys: nameKeys([person.familyName, person.givenNames, person.patronymic, person.nativeName]),
    };
  }
  if (step === "document") await saveDocument(tx, row, values);
  if (step === "consents") await saveConsents(tx, ctx, row, values);
  if (step === "needs") {
    await tx.delegateNeeds.upsert({
      where: { delegateId: row.id },
      create: { delegateId: row.id, ...values },
      update: values,
    });
  }
  return {};
}

/** Differences between a pasted zone and the draft, stored without the zone and without the number. */
function mrzColumn(text: string, row: DraftRow, values: Record<string, unknown>, today: string) {
  const { identity, document } = draftValues(row, clearNumber(row.travelDocument));
  return zoneFindings(compareZone(text, identity, { ...document, ...values }, today));
}

/**
 * Saves what is right in one step of a draft; what is wrong by itself is reported and not kept, the rest is not lost.
 * @returns the new version and the problems; CONFLICT staleVersion when another device was faster (the caller keeps
 *   both texts on screen), CONFLICT notEditable when the registration is under review
 */
export async function saveStep(ctx: Ctx, input: SaveStepInput): Promise<Result<SavedStep>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  const step = input.step as FormStep;
  const { values, problems } = parsePartially(step, input.values);
  return inTransaction(ctx, async (tx) => {
    const where = { id: input.delegateId, ...delegateScope(ctx, "registration.edit") };
    const row = await tx.delegate.findFirst({ where, include: DRAFT_PARTS });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (!EDITABLE.has(row.state)) return refuse("CONFLICT", "notEditable");
    if (row.version !== input.version) return refuse("CONFLICT", "staleVersion");
    const before = draftValues(row, clearNumber(row.travelDocument))[step] as Record<string, unknown>;
    if (step === "representation") {
      const wrong = await representationProblems(tx, row.conferenceId, { ...before, ...(values as object) });
      for (const [field, problem] of Object.entries(wrong)) {
        problems[field] = problem;
        delete (values as Record<string, unknown>)[field];
      }
    }
    const version = row.version + 1;
    const columns = await saveParts(tx, ctx, row, step, values);
    const own = step === "representation" || step === "identity" || step === "function" || step === "contact";
    const { count } = await tx.delegate.updateMany({
      where: { id: row.id, version: row.version, state: row.state },
      data: { ...(own ? delegateColumns(step, values) : {}), ...columns, version },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    const facts = draftFacts(row, ctx.now);
    if (step === "document" && input.mrz) {
      const mrzFindings = mrzColumn(input.mrz, row, values, facts.today) as unknown as Prisma.InputJsonObject;
      await tx.travelDocument.update({ where: { delegateId: row.id }, data: { mrzFindings } });
    }
    const after = { ...before, ...values };
    for (const { field, problem } of missingOfStep(step, after, facts)) problems[field] ??= problem;
    await recordAudit(tx, ctx, {
      action: "registration.saved",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: row.id,
      changes:
        step === "needs" ? { needs: { before: "[apart]", after: "[apart]" } } : fieldChanges(before, values),
      details: { step },
    });
    return ok({ version, problems });
  });
}
