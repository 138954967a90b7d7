import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { contains } from "@/lib/db/contains";
import type { Prisma } from "@/lib/db/generated/client";
import {
  HELD_ROLE_PARTS,
  type HeldRole,
  heldRoles,
  ORGANIZATION_FACTS,
  type OrganizationFacts,
} from "@/lib/identity/held-roles";
import type { UserFilter } from "@/lib/identity/schema";
import { authorize } from "@/lib/policy/can";
import { userScope, wholeUserScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** INVITED: no password chosen yet. */
export type UserState = "INVITED" | "ACTIVE" | "SUSPENDED";

export type UserRow = {
  id: string;
  name: string;
  email: string;
  state: UserState;
  organization: OrganizationFacts | null;
  roles: HeldRole[];
  hasSecondFactor: boolean;
};

export type UserPage = {
  rows: UserRow[];
  /** Id for the filter's `after` of the next page; null on the last. */
  next: string | null;
};

const PAGE = 50;

const PARTS = {
  organization: { select: ORGANIZATION_FACTS },
  grants: { where: { revokedAt: null }, orderBy: { id: "asc" }, include: HELD_ROLE_PARTS },
} as const satisfies Prisma.UserInclude;

type StoredUser = Prisma.UserGetPayload<{ include: typeof PARTS }>;

function stateOf(user: StoredUser): UserState {
  if (user.suspendedAt) return "SUSPENDED";
  return user.passwordHash ? "ACTIVE" : "INVITED";
}

function toRow(ctx: Ctx, user: StoredUser): UserRow {
  const { id, name, email, organization } = user;
  const hasSecondFactor = user.secondFactorSince !== null;
  const roles = heldRoles(user.grants, ctx.locale);
  return { id, name, email, state: stateOf(user), organization, roles, hasSecondFactor };
}

/** Accounts that the actor may see, by name, fifty to a page; `q` is sought in name and address. */
export async function listUsers(ctx: Ctx, { q, after }: UserFilter): Promise<Result<UserPage>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  const found: Prisma.UserWhereInput = q ? { OR: [{ name: contains(q) }, { email: contains(q) }] } : {};
  const rows = await db.user.findMany({
    where: { AND: [userScope(ctx, "user.manage"), found] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    take: PAGE + 1,
    include: PARTS,
  });
  const page = rows.slice(0, PAGE);
  const next = rows.length > PAGE ? (page.at(-1)?.id ?? null) : null;
  return ok({ rows: page.map((user) => toRow(ctx, user)), next });
}

export type UserDetail = UserRow & {
  isOwn: boolean;
  /** All roles lie within the actor's conferences, so that the actor may suspend the account. */
  isWhole: boolean;
  openSessions: number;
  createdAt: string;
};

/** One account in full; NOT_FOUND when it is out of reach. */
export async function getUser(ctx: Ctx, userId: string): Promise<Result<UserDetail>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  const where = { AND: [{ id: userId }, userScope(ctx, "user.manage")] };
  const user = await db.user.findFirst({ where, include: PARTS });
  if (!user) return refuse("NOT_FOUND", "userNotFound");
  const whole = { AND: [{ id: userId }, wholeUserScope(ctx, "user.manage")] };
  const [inReach, openSessions] = await Promise.all([
    db.user.count({ where: whole }),
    db.session.count({ where: { userId, revokedAt: null, expiresAt: { gt: ctx.now } } }),
  ]);
  return ok({
    ...toRow(ctx, user),
    isOwn: ctx.actor.kind === "user" && ctx.actor.userId === userId,
    isWhole: inReach === 1,
    openSessions,
    createdAt: user.createdAt.toISOString(),
  });
}
