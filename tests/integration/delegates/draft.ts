import { randomUUID } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { startRegistration } from "@/lib/delegates/commands/start-registration";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { inviteState, must, registrant } from "@/tests/integration/documents/fixture";
import { completeDraft } from "@/tests/unit/delegates/drafts";

export type Draft = { id: string; version: number; owner: Ctx };

/** The ids that a registrant of that conference may choose, and one of another kind. */
export async function choices(conferenceId: string) {
  const delegationId = await inviteState(conferenceId);
  const categories = await db.category.findMany({ where: { conferenceId } });
  const idOf = (code: string) => categories.find((category) => category.code === code)?.id ?? "";
  return { delegationId, idOf };
}

/** An open draft of a registrant of its own. */
export async function openDraft(
  conferenceId: string,
  email = `${randomUUID()}@delegate.example`,
): Promise<Draft> {
  const owner = registrant(conferenceId, email);
  const { id, version } = must(await startRegistration(owner, { conferenceId, requestKey: randomUUID() }));
  return { id, version, owner };
}

/** Saves one step and gives the draft with its new version and what was wrong. */
export async function fill(draft: Draft, step: FormStep, values: Record<string, unknown>, mrz?: string) {
  const { owner, id: delegateId, version } = draft;
  const saved = must(await saveStep(owner, { delegateId, version, step, values, ...(mrz ? { mrz } : {}) }));
  return { ...draft, ...saved };
}

/** A draft with every form filled in, but no photo. */
export async function fullDraft(conferenceId: string): Promise<Draft> {
  const { delegationId, idOf } = await choices(conferenceId);
  const values = completeDraft();
  values.representation = { delegationId, categoryId: idOf("DL"), delegationRole: "EXPERT" };
  let draft = await openDraft(conferenceId);
  for (const [step, fields] of Object.entries(values)) draft = await fill(draft, step as FormStep, fields);
  return draft;
}

/** Audit entries of a delegate, the oldest first. */
export const auditOf = (id: string) =>
  db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { sequence: "asc" } });
