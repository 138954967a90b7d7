import { randomUUID } from "node:crypto";
import { generateSync } from "otplib";
import { afterAll } from "vitest";
import { verifyAllChains } from "@/lib/audit/verify";
import { createConference } from "@/lib/conferences/commands/create-conference";
import { type Actor, type Ctx, systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { enrolSecondFactor } from "@/lib/identity/commands/enrol-second-factor";
import { prepareSecondFactor } from "@/lib/identity/commands/prepare-second-factor";
import { hashPassword } from "@/lib/identity/password";
import { closeRateLimits } from "@/lib/identity/rate-limit";
import { actorOfToken, lockUser, openSession } from "@/lib/identity/session";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/policy/roles";
import type { Result } from "@/lib/result";
import { DUSHANBE } from "@/prisma/seed/conference";

// The limiter has connections of its own, which would keep the file's database in use.
afterAll(closeRateLimits);

/** An instant at which registration is open. */
export const NOW = new Date(new Date(DUSHANBE.registrationOpensAt).getTime() + 86_400_000);
export const PASSWORD = "sieben blaue Ziegel am Ufer";
export const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

export const later = (milliseconds: number, from = NOW) => new Date(from.getTime() + milliseconds);

/** The value, or a test failure that names the refusal. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

let addresses = 0;

/** A request from an address of its own, so that no test uses up the limit of another. */
export function contextOf(actor: Actor, now = NOW): Ctx {
  addresses += 1;
  const address = `198.51.${addresses >> 8}.${addresses & 255}`;
  return { actor, locale: "en", requestId: randomUUID(), now, address };
}

export const nobody = (now = NOW): Ctx => contextOf({ kind: "anonymous" }, now);
export const system = (now = NOW): Ctx => systemContext("test", now, randomUUID());

let founded = 0;

/** A conference of its own; `number` is its place among those of this file. */
export async function foundConference(): Promise<string> {
  founded += 1;
  const own = { slug: `identity-${founded}`, code: `IDT${founded}`, credentialNumber: 500 + founded };
  return must(await createConference(system(), { ...DUSHANBE, ...own })).id;
}

export type Person = { id: string; email: string; name: string };

type Wanted = { role?: Role; conferenceId?: string | null; password?: string | null; name?: string };

let passwordHash: string | undefined;

/** An account with one role, put straight into the database. */
export async function makeUser(wanted: Wanted = {}): Promise<Person> {
  const { role, conferenceId = null, password = PASSWORD, name = "Test Person" } = wanted;
  const [id, email] = [newId(), `${randomUUID().slice(0, 8)}@staff.example`];
  passwordHash ??= await hashPassword(PASSWORD);
  const stored = password === PASSWORD ? passwordHash : password && (await hashPassword(password));
  await db.user.create({ data: { id, email, name, passwordHash: stored, createdAt: NOW } });
  if (role) await db.roleGrant.create({ data: { id: newId(), userId: id, role, conferenceId } });
  return { id, email, name };
}

/** The context of whoever holds this token, looked up as at every request. */
export async function holding(token: string, now = NOW): Promise<Ctx> {
  return contextOf(await actorOfToken(token, now), now);
}

/** The session that a right password opens, without the cost of hashing it. */
export async function signedIn(person: Person, now = NOW): Promise<{ ctx: Ctx; token: string }> {
  const ctx = nobody(now);
  const token = await db.$transaction(async (tx) => {
    await lockUser(tx, person.id);
    return openSession(tx, ctx, { kind: "USER", userId: person.id, secondFactorAt: null }, BROWSER);
  });
  return { ctx: await holding(token, now), token };
}

/** The application on the person's phone. */
export const codeFor = (secret: string, now: Date) =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });

/** Signs in, sets up a second factor, and gives what the person then holds. */
export async function enrolled(person: Person, now = NOW) {
  const first = await signedIn(person, now);
  const { secret } = must(await prepareSecondFactor(first.ctx));
  const { codes, token } = must(await enrolSecondFactor(first.ctx, { code: codeFor(secret, now) }, BROWSER));
  return { ctx: await holding(token, now), token, codes, secret };
}

/** Somebody who acts with one role, without going through a sign-in. */
export function acting(person: Person, role: Role, conferenceId: string | null, now = NOW): Ctx {
  const grants = [{ role, conferenceId, delegationId: null, categoryIds: [] }];
  const { id: userId, name, email } = person;
  const session = { sessionId: randomUUID(), organizationId: null, secondFactorDue: false };
  return contextOf({ kind: "user", userId, name, email, grants, ...session }, now);
}

/** What a refused request must leave as it was. */
export async function worldState() {
  const [users, grants, sessions, links, codes, messages, audit, jobs] = await Promise.all([
    db.user.findMany({ orderBy: { id: "asc" } }),
    db.roleGrant.findMany({ orderBy: { id: "asc" } }),
    db.session.findMany({ orderBy: { id: "asc" } }),
    db.accessLink.findMany({ orderBy: { id: "asc" } }),
    db.recoveryCode.findMany({ orderBy: { id: "asc" } }),
    db.message.count(),
    db.auditEntry.count(),
    db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM graphile_worker.jobs`,
  ]);
  return { users, grants, sessions, links, codes, messages, audit, jobs };
}

/** Names of the broken chains; empty when the audit trail is whole. */
export async function brokenChains(): Promise<string[]> {
  return (await verifyAllChains()).flatMap((verdict) => (verdict.intact ? [] : [verdict.chain]));
}

/** The last audit entry about a subject. */
export function lastAudit(subjectId: string) {
  return db.auditEntry.findFirst({ where: { subjectId }, orderBy: [{ at: "desc" }, { sequence: "desc" }] });
}

/** The links in the mails to an address, newest first. */
export async function mailedLinks(recipient: string): Promise<string[]> {
  const mails = await db.message.findMany({ where: { recipient }, orderBy: { id: "desc" } });
  return mails.flatMap((mail) => mail.text?.match(/http:\/\/localhost:3000\/\S+/g)?.[0] ?? []);
}

export const tokenOf = (link: string | undefined) => link?.split("/").at(-1) ?? "";
