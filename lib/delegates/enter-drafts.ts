import "server-only";
import { randomBytes } from "node:crypto";
import { type FieldChanges, fieldChanges, personalChanges } from "@/lib/audit/mask";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { insertRows } from "@/lib/db/insert-rows";
import type { NewDraft } from "@/lib/delegates/create-draft";
import { makeReference } from "@/lib/delegates/reference";
import type { FormStep, StepValues } from "@/lib/delegates/schema/steps";
import { dateColumn, delegateColumns, personColumns } from "@/lib/delegates/step-columns";
import { storableValues } from "@/lib/delegates/storable";
import { numberColumns } from "@/lib/delegates/travel-document";
import { newId } from "@/lib/ids";
import { nameKeys } from "@/lib/matching/name-keys";

/** Fields of each step, parsed by its schema. Consents are given by the person alone. */
export type EnteredSteps = { [Step in Exclude<FormStep, "consents">]?: Partial<StepValues[Step]> };

export type DraftToEnter = { draft: Omit<NewDraft, "conference">; steps: EnteredSteps };

/** `changes`: what was entered, masked, for the audit trail. */
export type EnteredDraft = { id: string; reference: string; changes: FieldChanges };

/** So many references that nobody has, no two alike. */
async function freeReferences(tx: Tx, conferenceCode: string, count: number): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const drawn = Array.from({ length: count - free.size }, () =>
      makeReference(conferenceCode, randomBytes(6)),
    );
    const where = { reference: { in: drawn } };
    const held = await tx.delegate.findMany({ where, select: { reference: true } });
    const taken = new Set(held.map(({ reference }) => reference));
    for (const reference of drawn) if (!taken.has(reference)) free.add(reference);
  }
  return [...free];
}

type Rows = {
  person: Prisma.PersonCreateManyInput;
  delegate: Prisma.DelegateCreateManyInput;
  document: Prisma.TravelDocumentCreateManyInput | null;
  needs: Prisma.DelegateNeedsCreateManyInput | null;
  entered: EnteredDraft;
};

/** The rows of one draft. */
function rowsOf({ draft, steps }: DraftToEnter, conferenceId: string, reference: string, now: Date): Rows {
  const [id, personId] = [newId(), newId()];
  const {
    representation = {},
    identity = {},
    document,
    function: functional = {},
    contact = {},
    needs,
  } = steps;
  const kept = storableValues("identity", {}, identity) as Partial<StepValues["identity"]>;
  const person = { ...(personColumns(kept) as object), id: personId, createdAt: now } as Rows["person"];
  const delegate = {
    id,
    personId,
    conferenceId,
    reference,
    ...draft,
    stateSince: now,
    createdAt: now,
    updatedAt: now,
    ...(delegateColumns("representation", representation) as object),
    ...(delegateColumns("identity", kept) as object),
    ...(delegateColumns("function", functional) as object),
    ...(delegateColumns("contact", contact) as object),
    nameKeys: nameKeys([
      person.familyName ?? null,
      person.givenNames ?? null,
      person.patronymic ?? null,
      person.nativeName ?? null,
    ]),
  };
  const { number, issuedOn, expiresOn, ...rest } = document ?? {};
  const changes = {
    ...fieldChanges({}, representation ?? {}),
    ...personalChanges({}, { ...identity, ...document, ...functional, ...contact }),
  };
  return {
    person,
    delegate,
    document: document
      ? {
          delegateId: id,
          ...rest,
          issuedOn: dateColumn(issuedOn) ?? null,
          expiresOn: dateColumn(expiresOn) ?? null,
          ...(number ? numberColumns(id, rest.issuer ?? "", number) : {}),
        }
      : null,
    needs: needs ? { delegateId: id, ...needs } : null,
    entered: {
      id,
      reference,
      changes: needs ? { ...changes, needs: { before: null, after: "[apart]" } } : changes,
    },
  };
}

/**
 * New drafts with all that is known of the people, in the caller's transaction, with one statement for each table: for
 * tables of many, where one draft after another would ask the database ten times as often. The caller has judged
 * delegations and categories.
 * @returns the drafts in the order in which they were given
 */
export async function enterDrafts(
  tx: Tx,
  ctx: Ctx,
  conference: NewDraft["conference"],
  drafts: readonly DraftToEnter[],
): Promise<EnteredDraft[]> {
  const references = await freeReferences(tx, conference.code, drafts.length);
  const rows = drafts.map((draft, at) => rowsOf(draft, conference.id, references[at] ?? "", ctx.now));
  await insertRows(
    tx,
    "Person",
    rows.map(({ person }) => person),
  );
  await insertRows(
    tx,
    "Delegate",
    rows.map(({ delegate }) => delegate),
  );
  await insertRows(
    tx,
    "TravelDocument",
    rows.flatMap(({ document }) => document ?? []),
  );
  await insertRows(
    tx,
    "DelegateNeeds",
    rows.flatMap(({ needs }) => needs ?? []),
  );
  return rows.map(({ entered }) => entered);
}
