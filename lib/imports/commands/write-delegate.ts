import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { plainDateOf } from "@/lib/delegates/draft";
import { enterDraft } from "@/lib/delegates/enter-draft";
import { fillDraft } from "@/lib/delegates/fill-draft";
import { representationProblems } from "@/lib/delegates/representation";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { localeOf } from "@/lib/i18n/load-messages";
import { parseSteps } from "@/lib/imports/delegate-steps";
import type { DelegateWrite } from "@/lib/imports/plan-delegates";
import { isOnePerson, nameKeyOf } from "@/lib/imports/recognize-person";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** A row to be written, with the record that it was seen to mean. */
export type RowToWrite<Write> = {
  importId: string;
  conferenceId: string;
  rowNumber: number;
  targetId: string | null;
  targetVersion: number | null;
  write: Write;
};

/** A UUID made of the row, so that a row written twice makes one registration. */
function requestKeyOf({ importId, rowNumber }: RowToWrite<unknown>): string {
  const hex = createHash("sha256").update(`${importId}:${rowNumber}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Inside = Ctx & { tx: NonNullable<Ctx["tx"]> };

/** Whether somebody registered the person since the preview. Two imports of one person wait for each other here. */
async function isTaken(
  { tx }: Inside,
  { conferenceId, write: { identity } }: RowToWrite<DelegateWrite>,
): Promise<boolean> {
  const { delegationId, familyName, givenNames, numberHash } = identity;
  const keys = [
    nameKeyOf(delegationId, familyName, givenNames),
    ...(numberHash ? [`${conferenceId} ${numberHash}`] : []),
  ];
  for (const key of keys.toSorted())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 1))`;
  if (numberHash) {
    const hash = new Uint8Array(Buffer.from(numberHash, "hex"));
    const state = { notIn: ["WITHDRAWN" as const, "SUBSTITUTED" as const] };
    const where = { conferenceId, state, travelDocument: { numberHash: hash } };
    const holder = await tx.delegate.findFirst({ where: { ...where, delegationId }, select: { id: true } });
    if (holder) return true;
  }
  const named = await tx.delegate.findMany({
    where: {
      delegationId,
      state: { notIn: ["WITHDRAWN", "SUBSTITUTED"] },
      person: { familyName: { equals: familyName ?? "", mode: "insensitive" } },
    },
    select: { person: true, travelDocument: true },
  });
  return named.some(({ person, travelDocument }) => {
    const sameName =
      nameKeyOf(delegationId, person.familyName, person.givenNames) ===
      nameKeyOf(delegationId, familyName, givenNames);
    const hash = travelDocument?.numberHash ? Buffer.from(travelDocument.numberHash).toString("hex") : null;
    return sameName && isOnePerson({ birthDate: plainDateOf(person.birthDate), numberHash: hash }, identity);
  });
}

async function enter(
  ctx: Inside,
  row: RowToWrite<DelegateWrite>,
  userId: string,
): Promise<Result<{ id: string }>> {
  const { tx } = ctx;
  const { conferenceId, write, importId } = row;
  const { delegationId } = write;
  if (await isTaken(ctx, row)) return refuse("CONFLICT", "importRowTaken");
  const { steps } = parseSteps(write.steps);
  const problems = await representationProblems(tx, conferenceId, steps.representation ?? {});
  if (Object.keys(problems).length > 0) return refuse("CONFLICT", "importRowStale");
  const conference = await tx.conference.findUniqueOrThrow({ where: { id: conferenceId } });
  const locale = localeOf(String(steps.contact?.locale ?? write.locale));
  const { id, reference, changes } = await enterDraft(
    tx,
    ctx,
    {
      conference,
      requestKey: requestKeyOf(row),
      delegationId,
      ownerEmail: null,
      createdByUserId: userId,
      locale,
    },
    steps,
  );
  await recordAudit(tx, ctx, {
    action: "registration.added",
    conferenceId,
    subjectType: "delegate",
    subjectId: id,
    changes,
    details: { reference, delegationId, importId, row: row.rowNumber },
  });
  return ok({ id });
}

/**
 * Writes one row of a table of people: a new draft in its delegation, or changed fields of the registration that the
 * preview showed, if nobody has changed it since.
 * @returns the registration; NOT_FOUND delegationNotFound out of reach, CONFLICT importRowTaken for a person who was
 *   registered meanwhile, staleVersion or importRowStale for what was changed meanwhile
 */
export async function writeDelegate(
  ctx: Ctx,
  row: RowToWrite<DelegateWrite>,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "registration.create", {
    conferenceId: row.conferenceId,
    delegationId: row.write.delegationId,
  });
  if (denied) return refusal(denied);
  const { conferenceId, targetId, targetVersion, write } = row;
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { id: write.delegationId, conferenceId, ...delegationScope(ctx, "registration.create") };
    if (!(await tx.delegation.findFirst({ where, select: { id: true } })))
      return refuse("NOT_FOUND", "delegationNotFound");
    if (targetId === null) return enter(ctx, row, actor.userId);
    const steps = Object.entries(write.steps) as [FormStep, Record<string, unknown>][];
    const filled = await fillDraft(ctx, targetId, steps, targetVersion ?? 0);
    if (!filled.ok) return filled;
    const { delegationId, categoryId } = filled.value.problems;
    return delegationId || categoryId ? refuse("CONFLICT", "importRowStale") : ok({ id: targetId });
  });
}
