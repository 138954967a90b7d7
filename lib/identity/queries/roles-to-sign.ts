import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { ORGANIZATION_FACTS, type OrganizationFacts } from "@/lib/identity/held-roles";
import { grantRoleSchema } from "@/lib/identity/schema";
import { authorize } from "@/lib/policy/can";
import type { Role } from "@/lib/policy/roles";
import { userScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/** What exactly happens when a role is signed. */
export type RoleToSign = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** Short title; null for all conferences. */
  conference: string | null;
  /** Of the delegation to which the role is narrowed. */
  organization: OrganizationFacts | null;
  /** "MD Media" */
  categories: string[];
  /** Why this reader cannot sign it, a key of the namespace `errors`. */
  reason: string | null;
};

type Asked = { id: string; payload: unknown };

async function describeOne(ctx: Ctx, payload: unknown): Promise<RoleToSign | undefined> {
  const { userId, role, conferenceId, delegationId, categoryIds } = grantRoleSchema.parse(payload);
  const [user, conference, delegation, categories] = await Promise.all([
    db.user.findFirst({ where: { AND: [{ id: userId }, userScope(ctx, "role.grant")] } }),
    conferenceId ? db.conference.findUnique({ where: { id: conferenceId } }) : null,
    delegationId
      ? db.delegation.findUnique({
          where: { id: delegationId },
          select: { organization: { select: ORGANIZATION_FACTS } },
        })
      : null,
    db.category.findMany({ where: { id: { in: categoryIds } }, orderBy: { position: "asc" } }),
  ]);
  if (!user) return undefined;
  const own = ctx.actor.kind === "user" && ctx.actor.userId === userId;
  return {
    userId,
    name: user.name,
    email: user.email,
    role,
    conference: conference && textIn(conference.shortTitle, ctx.locale),
    organization: delegation?.organization ?? null,
    categories: categories.map(({ code, name }) => `${code} ${textIn(name, ctx.locale)}`),
    reason: own ? "ownAccount" : null,
  };
}

/** The roles of some requests in words, by request; those of accounts out of the reader's reach are left out. */
export async function describeRoles(
  ctx: Ctx,
  requests: readonly Asked[],
): Promise<Result<Map<string, RoleToSign>>> {
  const denied = authorize(ctx, "role.grant");
  if (denied) return refusal(denied);
  const views = new Map<string, RoleToSign>();
  for (const { id, payload } of requests) {
    const view = await describeOne(ctx, payload);
    if (view) views.set(id, view);
  }
  return ok(views);
}

/** The roles that wait for a second signature for one account. */
export async function rolesAskedFor(ctx: Ctx, userId: string): Promise<Result<RoleToSign[]>> {
  const denied = authorize(ctx, "role.grant");
  if (denied) return refusal(denied);
  const requests = await db.signatureRequest.findMany({
    where: {
      kind: "ROLE_GRANT",
      state: "OPEN",
      expiresAt: { gt: ctx.now },
      payload: { path: ["userId"], equals: userId },
    },
    orderBy: { requestedAt: "asc" },
  });
  const described = await describeRoles(ctx, requests);
  return described.ok ? ok([...described.value.values()]) : described;
}
