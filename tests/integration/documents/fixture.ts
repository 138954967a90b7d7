import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { createConference } from "@/lib/conferences/commands/create-conference";
import { type Actor, type Ctx, systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { startRegistration } from "@/lib/delegates/commands/start-registration";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import type { DelegateState } from "@/lib/policy/delegate-states";
import type { Role } from "@/lib/policy/roles";
import type { Result } from "@/lib/result";
import { DUSHANBE } from "@/prisma/seed/conference";

/** An instant at which registration is open. */
export const NOW = new Date(new Date(DUSHANBE.registrationOpensAt).getTime() + 86_400_000);

/** The value, or a test failure that names the refusal. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function contextOf(actor: Actor, now = NOW): Ctx {
  return { actor, locale: "en", requestId: randomUUID(), now, address: "192.0.2.1" };
}

export const system = (now = NOW): Ctx => systemContext("test", now, randomUUID());

let founded = 0;

/** A conference of its own, with the demo's categories and zones. */
export async function foundConference(): Promise<string> {
  founded += 1;
  const own = { slug: `documents-${founded}`, code: `DOC${founded}`, credentialNumber: 900 + founded };
  return must(await createConference(system(), { ...DUSHANBE, ...own })).id;
}

export function registrant(conferenceId: string, email: string): Ctx {
  return contextOf({ kind: "registrant", email, conferenceId, sessionId: randomUUID() });
}

/** Somebody of the staff who holds one role in one conference. */
export function staff(role: Role, conferenceId: string, delegationId: string | null = null): Ctx {
  return contextOf({
    kind: "user",
    userId: randomUUID(),
    name: role,
    email: `${role}@staff.example`,
    sessionId: randomUUID(),
    organizationId: null,
    grants: [{ role, conferenceId, delegationId, categoryIds: [] }],
    secondFactorDue: false,
  });
}

/** An open draft of that registrant. */
export async function startDraft(ctx: Ctx, conferenceId: string): Promise<{ id: string; version: number }> {
  return must(await startRegistration(ctx, { conferenceId, requestKey: randomUUID() }));
}

/** A State's delegation to the conference. */
export async function inviteState(conferenceId: string): Promise<string> {
  const [organizationId, delegationId] = [newId(), newId()];
  const name = { en: "Testland", ru: "Т", tg: "Т", fr: "T", ar: "ت" };
  const code = `T${randomUUID().slice(0, 6).toUpperCase()}`;
  const type = "MEMBER_STATE";
  await db.organization.create({ data: { id: organizationId, code, type, name, countryIso3: "TJK" } });
  await db.delegation.create({
    data: { id: delegationId, conferenceId, organizationId, state: "ACTIVE", language: "en", quota: 5 },
  });
  return delegationId;
}

/** Puts a draft into another state, past the commands, with what the database asks of a submitted one. */
export async function moveTo(id: string, state: DelegateState, delegationId: string): Promise<void> {
  const { conferenceId } = await db.delegate.findUniqueOrThrow({ where: { id } });
  const category = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
  const data = {
    delegationId,
    categoryId: category.id,
    delegationRole: "EXPERT",
    functionalTitle: "Judge",
  } as const;
  await db.delegate.update({
    where: { id },
    data: {
      ...data,
      email: "x@y.example",
      submittedAt: NOW,
      state,
      waitingSince: state === "WAITLISTED" ? NOW : null,
    },
  });
}

/** Everything that a refused upload must leave as it was. */
export async function worldState() {
  const [files, photos, audit, delegates] = await Promise.all([
    db.file.count(),
    db.photo.count(),
    db.auditEntry.count(),
    db.delegate.findMany({
      select: { id: true, version: true, photoId: true, state: true },
      orderBy: { id: "asc" },
    }),
  ]);
  return { files, photos, audit, delegates, objects: objectsOnDisk() };
}

/** Names of all files in the store, whole or unfinished. */
export function objectsOnDisk(): string[] {
  return readdirSync(env.FILES_DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}
