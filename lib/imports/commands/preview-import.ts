import "server-only";
import type { Ctx } from "@/lib/context";
import { documentNumberHash } from "@/lib/crypto/field-encryption";
import { db } from "@/lib/db/client";
import { plainDateOf } from "@/lib/delegates/draft";
import { isTableKind, type TableKind } from "@/lib/imports/kinds";
import { type DelegateFacts, delegateRecognizer, planDelegate } from "@/lib/imports/plan-delegates";
import { delegationPlanner } from "@/lib/imports/plan-delegations";
import { nominationPlanner } from "@/lib/imports/plan-nominations";
import {
  type ImportPlace,
  knownCategories,
  knownDelegations,
  knownDocuments,
  knownRegistrations,
  knownRegistry,
  storedPersons,
} from "@/lib/imports/queries/known-records";
import { type ReadRow, readRow } from "@/lib/imports/read-row";
import type { RowPlan } from "@/lib/imports/reason";
import { openRow, sealRow } from "@/lib/imports/row-content";
import { storedColumnsSchema, storedNotesSchema } from "@/lib/imports/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";
import type { Cell } from "@/lib/tabular/table";

const ROWS_AT_ONCE = 200;

type Planned = RowPlan & { write: unknown };
type Planner = (rows: ReadRow[]) => Promise<Result<Planned[]>>;

async function delegateFacts(ctx: Ctx, place: ImportPlace): Promise<Result<DelegateFacts>> {
  const [delegations, categories, people] = [
    await knownDelegations(ctx, place),
    await knownCategories(ctx, place),
    await knownRegistrations(ctx, place),
  ];
  if (!delegations.ok) return delegations;
  if (!categories.ok) return categories;
  if (!people.ok) return people;
  const conference = await db.conference.findUniqueOrThrow({ where: { id: place.conferenceId } });
  return ok({
    delegations: delegations.value,
    ownId: place.delegationId,
    categories: categories.value,
    people: people.value,
    days: {
      startsOn: plainDateOf(conference.startsOn) ?? "",
      endsOn: plainDateOf(conference.endsOn) ?? "",
      today: ctx.now.toISOString().slice(0, 10),
    },
    hashOf: (issuer, number) => Buffer.from(documentNumberHash(issuer, number)).toString("hex"),
  });
}

/** What says of the rows of a kind what they would do, set beside the records as they are now. */
async function plannerOf(ctx: Ctx, kind: TableKind, place: ImportPlace): Promise<Result<Planner>> {
  if (kind === "DELEGATIONS") {
    const registry = await knownRegistry(ctx, place);
    if (!registry.ok) return registry;
    const plan = delegationPlanner(registry.value);
    return ok(async (rows) => ok(rows.map(plan)));
  }
  if (kind === "NOMINATIONS") {
    const [delegations, documents] = [await knownDelegations(ctx, place), await knownDocuments(ctx, place)];
    if (!delegations.ok) return delegations;
    if (!documents.ok) return documents;
    const known = { delegations: delegations.value, ownId: place.delegationId, documents: documents.value };
    const plan = nominationPlanner(known);
    return ok(async (rows) => ok(rows.map(plan)));
  }
  const facts = await delegateFacts(ctx, place);
  if (!facts.ok) return facts;
  const recognize = delegateRecognizer(facts.value);
  return ok(async (rows) => {
    const recognized = rows.map(recognize);
    const meant = recognized.flatMap(({ person, plan }) => (person && plan.write ? [person.id] : []));
    const stored = await storedPersons(ctx, meant);
    if (!stored.ok) return stored;
    return ok(
      recognized.map((row) => planDelegate(row, stored.value.get(row.person?.id ?? "") ?? null, facts.value)),
    );
  });
}

async function keepPlans(
  importId: string,
  rows: { number: number; cells: Cell[]; plan: Planned }[],
  isPeople: boolean,
) {
  const values = rows.map(({ number, cells, plan: { write, ...plan } }) => {
    const { contentCiphertext, contentKeyId } = sealRow(importId, number, { cells, write });
    return {
      ...plan,
      number,
      keyId: contentKeyId,
      content: Buffer.from(contentCiphertext).toString("base64"),
    };
  });
  await db.$executeRaw`
    UPDATE "ImportRow" r SET "outcome" = p."outcome"::"ImportOutcome", "reasons" = p."reasons",
      "label" = left(p."label", 240), "targetId" = p."targetId", "targetVersion" = p."targetVersion",
      "delegateId" = CASE WHEN ${isPeople} THEN p."targetId" END, "selected" = TRUE,
      "contentCiphertext" = decode(p."content", 'base64'), "contentKeyId" = p."keyId"
    FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS p("number" int, "outcome" text, "reasons" jsonb,
      "label" text, "targetId" uuid, "targetVersion" int, "content" text, "keyId" text)
    WHERE r."importId" = ${importId}::uuid AND r."rowNumber" = p."number"`;
}

/**
 * Says of every row of an import what would happen to it, and opens the preview. Changes no record but the import's
 * own, and may be repeated.
 */
export async function previewImport(
  ctx: Ctx,
  { importId }: { importId: string },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make");
  if (denied) return refusal(denied);
  const found = await db.import.findUniqueOrThrow({ where: { id: importId } });
  const { kind, state, columns, notes } = found;
  if (state !== "READING" || !isTableKind(kind)) return ok();
  const chosen = storedColumnsSchema.parse(columns);
  const { dateSystem } = storedNotesSchema.parse(notes);
  const planner = await plannerOf(ctx, kind, found);
  if (!planner.ok) return planner;
  const options = { dateSystem, ...(chosen.dateOrder ? { order: chosen.dateOrder } : {}) };
  let done = 0;
  for (let after = 0; ; ) {
    const page = await db.importRow.findMany({
      where: { importId, rowNumber: { gt: after } },
      orderBy: { rowNumber: "asc" },
      take: ROWS_AT_ONCE,
    });
    if (page.length === 0) break;
    const cellsOf = page.map((row) => openRow(row).cells);
    const rows = page.map(({ rowNumber }, at) =>
      readRow(kind, { number: rowNumber, cells: cellsOf[at] ?? [] }, chosen.fields, options),
    );
    const plans = await planner.value(rows);
    if (!plans.ok) return plans;
    const kept = plans.value.map((plan, at) => ({
      plan,
      number: page[at]?.rowNumber ?? 0,
      cells: cellsOf[at] ?? [],
    }));
    await keepPlans(importId, kept, kind === "DELEGATES");
    after = page.at(-1)?.rowNumber ?? after;
    done += page.length;
    await db.import.updateMany({ where: { id: importId, state: "READING" }, data: { done } });
  }
  await db.import.updateMany({ where: { id: importId, state: "READING" }, data: { state: "PREVIEW" } });
  return ok();
}
