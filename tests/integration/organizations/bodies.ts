import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { moveDelegation } from "@/lib/delegates/commands/move-delegation";
import { newId } from "@/lib/ids";
import type { DelegationMove } from "@/lib/organizations/delegation-actions";
import { circulateBodies } from "@/lib/organizations/no-objection/commands/circulate-bodies";
import { recordApplication } from "@/lib/organizations/no-objection/commands/record-application";
import { recordObjection } from "@/lib/organizations/no-objection/commands/record-objection";
import { must, NOW } from "@/tests/integration/documents/fixture";

const DAY = 86_400_000;

/** The officer, so much later. */
export const later = (ctx: Ctx, ms: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + ms) });

/** An entry of the registry; a State by its ISO code. */
export async function organization(type: "NGO" | "MEMBER_STATE" | "MEDIA" = "NGO", name = "Body of Jurists") {
  const id = newId();
  const names = { en: name, ru: name, tg: name, fr: name, ar: name };
  await db.organization.create({
    data: {
      id,
      code: `B${id.slice(-9).toUpperCase()}`,
      type,
      name: names,
      countryIso3: type === "MEMBER_STATE" ? name : null,
    },
  });
  return id;
}

export const statements = {
  contactName: "Ada Kim",
  contactEmail: "office@body.example",
  language: "fr" as const,
  quota: 2,
  purpose: "Legal aid",
  competence: "Twenty years of work",
  relevance: "Item 4",
};

/** A body that applied. */
export async function applicant(officer: Ctx, conferenceId: string, name = "Body of Jurists") {
  const body = { name, acronym: "", type: "NGO" as const };
  return must(await recordApplication(officer, { conferenceId, body, ...statements })).id;
}

/** One move at the version that stands. */
export async function move(
  ctx: Ctx,
  id: string,
  action: DelegationMove,
  reason: string | null = "Letter 12/2026",
  disclosed: string | null = null,
) {
  const { version } = await db.delegation.findUniqueOrThrow({ where: { id } });
  return moveDelegation(ctx, { delegationId: id, version, action, reason, disclosed });
}

/** The day so many days after the fixture's present, at the venue. */
export const dayAfter = (days: number) => new Date(NOW.getTime() + days * DAY).toISOString().slice(0, 10);

/** Bodies on a list whose clock ends at 18:00 in Dushanbe after so many days. */
export async function circulated(officer: Ctx, conferenceId: string, names: string[], days = 30) {
  const delegations: { id: string; version: number }[] = [];
  for (const name of names) {
    const id = await applicant(officer, conferenceId, name);
    must(await move(officer, id, "findEligible"));
    delegations.push({ id, version: 2 });
  }
  const clock = { closesOn: dayAfter(days), closesAt: "18:00", acknowledged: true };
  const list = must(await circulateBodies(officer, { conferenceId, delegations, ...clock }));
  const row = await db.circulation.findUniqueOrThrow({ where: { id: list.id } });
  return { ...list, closesAt: row.closesAt, ids: delegations.map(({ id }) => id) };
}

/** A State's objection, received that day and time in Dushanbe. */
export async function object(
  ctx: Ctx,
  delegationId: string,
  organizationId: string,
  on: string,
  at: string,
  fileId: string | null = null,
) {
  const { version } = await db.delegation.findUniqueOrThrow({ where: { id: delegationId } });
  const received = { receivedOn: on, receivedAt: at };
  const said = { reason: "Its aims are not those of the Charter", reference: "NV 77" };
  return recordObjection(ctx, { delegationId, version, organizationId, fileId, ...said, ...received });
}
