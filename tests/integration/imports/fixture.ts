import { randomUUID } from "node:crypto";
import { createConference } from "@/lib/conferences/commands/create-conference";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { commitImport } from "@/lib/imports/commands/commit-import";
import { startImport } from "@/lib/imports/commands/start-import";
import { readImport, writeImport } from "@/lib/imports/jobs";
import type { ImportKind } from "@/lib/imports/kinds";
import type { Role } from "@/lib/policy/roles";
import { DUSHANBE } from "@/prisma/seed/conference";
import { contextOf, must, NOW, system } from "@/tests/integration/documents/fixture";

let founded = 0;

/** A conference of its own, with the demo's categories and zones. */
export async function foundConference(): Promise<string> {
  founded += 1;
  const own = { slug: `imports-${founded}`, code: `IMP${founded}`, credentialNumber: 700 + founded };
  return must(await createConference(system(), { ...DUSHANBE, ...own })).id;
}

/** Somebody with an account and one role, as jobs find them as well. */
export async function member(
  role: Role,
  conferenceId: string,
  delegationId: string | null = null,
  now = NOW,
): Promise<Ctx> {
  const userId = newId();
  const email = `${userId}@staff.example`;
  await db.user.create({ data: { id: userId, email, name: role } });
  await db.roleGrant.create({
    data: { id: newId(), userId, role, conferenceId, delegationId, categoryIds: [] },
  });
  return contextOf(
    {
      kind: "user",
      userId,
      name: role,
      email,
      sessionId: randomUUID(),
      organizationId: null,
      grants: [{ role, conferenceId, delegationId, categoryIds: [] }],
      secondFactorDue: false,
    },
    now,
  );
}

export const userOf = ({ actor }: Ctx): string => (actor.kind === "user" ? actor.userId : "");

type Place = { conferenceId: string } | { delegationId: string };

/** Sends a file and has it read, as the worker does. @returns the import's id */
export async function previewed(
  ctx: Ctx,
  kind: ImportKind,
  place: Place,
  file: string | Uint8Array,
): Promise<string> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const importId = randomUUID();
  must(await startImport(ctx, { importId, kind, ...place, name: "table.csv", bytes }));
  await readImport(system(), { importId, userId: userOf(ctx) });
  return importId;
}

/** Writes all rows of a preview, as the worker does. */
export async function committed(ctx: Ctx, importId: string): Promise<string> {
  must(await commitImport(ctx, { importId }));
  await writeImport(system(), { importId, userId: userOf(ctx) });
  return importId;
}

/** Preview and commit in one. */
export const imported = async (ctx: Ctx, kind: ImportKind, place: Place, file: string | Uint8Array) =>
  committed(ctx, await previewed(ctx, kind, place, file));

/** Rows by outcome or by state, with how many there are. */
export async function countBy(importId: string, by: "outcome" | "state"): Promise<Record<string, number>> {
  const rows = await db.importRow.findMany({ where: { importId } });
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[by]] = (counts[row[by]] ?? 0) + 1;
  return counts;
}

/** Number, outcome and last words of the reasons of each row. */
export async function toldRows(importId: string) {
  const rows = await db.importRow.findMany({ where: { importId }, orderBy: { rowNumber: "asc" } });
  return rows.map(({ rowNumber, outcome, reasons }) => [
    rowNumber,
    outcome,
    ...(reasons as { field: string | null; text: string }[]).map(
      ({ field, text }) => `${field} ${text.split(".").at(-1)}`,
    ),
  ]);
}

/** Everything that an import may have written. */
export async function written(conferenceId: string) {
  const delegates = await db.delegate.findMany({
    where: { conferenceId },
    include: {
      person: true,
      travelDocument: { select: { type: true, issuer: true, expiresOn: true } },
      needs: true,
    },
    orderBy: { id: "asc" },
  });
  const delegations = await db.delegation.findMany({ where: { conferenceId }, orderBy: { id: "asc" } });
  const documents = await db.nominationDocument.findMany({
    where: { delegation: { conferenceId } },
    include: { lines: { orderBy: { lineNumber: "asc" } } },
    orderBy: { id: "asc" },
  });
  const organizations = await db.organization.findMany({ orderBy: { id: "asc" } });
  return { delegates, delegations, documents, organizations };
}
