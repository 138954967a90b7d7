import "server-only";
import { claimWork } from "@/lib/accreditation/claims/claim-work";
import { mineSql } from "@/lib/accreditation/own-reviews";
import type { QueueFilter } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { parseReference } from "@/lib/delegates/reference";
import { nameQueryKeys } from "@/lib/matching/name-keys";
import { grantsFor } from "@/lib/policy/can";
import { DELEGATE_STATES, isDecided } from "@/lib/policy/delegate-states";
import { roleDefinition } from "@/lib/policy/roles";
import { nobodyToRemind } from "@/lib/reminders/unreachable";

const DAY = 86_400_000;

/** Scope as SQL: staff see what was submitted, inside the categories or delegations of their grants. */
export function scopeSql(ctx: Ctx, conferenceId: string): Prisma.Sql {
  const parts = grantsFor(ctx.actor, "delegate.read", { conferenceId }).map((grant) => {
    const { reach } = roleDefinition(grant.role);
    if (reach === "conference") return Prisma.sql`TRUE`;
    if (reach === "category") return Prisma.sql`d."categoryId" = ANY(${grant.categoryIds}::uuid[])`;
    return grant.delegationId
      ? Prisma.sql`d."delegationId" = ${grant.delegationId}::uuid`
      : Prisma.sql`FALSE`;
  });
  return parts.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

/**
 * Where the people come from. A search by name is answered first and fenced off: left to itself the planner walks the
 * queue in order until enough names fit, which at 100,000 people reads thousands of rows.
 */
export function peopleSql(query: string | undefined): Prisma.Sql {
  const reference = query ? parseReference(query) : null;
  if (!query) return Prisma.sql`"Delegate"`;
  if (reference) return Prisma.sql`(SELECT * FROM "Delegate" WHERE "reference" = ${reference} OFFSET 0)`;
  const keys = nameQueryKeys(query);
  if (keys.length === 0) return Prisma.sql`(SELECT * FROM "Delegate" WHERE FALSE)`;
  const named = Prisma.join(
    keys.map((anyOf) => Prisma.sql`"nameKeys" && ${anyOf}::text[]`),
    " AND ",
  );
  return Prisma.sql`(SELECT * FROM "Delegate" WHERE ${named} OFFSET 0)`;
}

/** People on whose dossier somebody else does the reader's kind of work now. */
function claimedByOthersSql(ctx: Ctx, conferenceId: string): Prisma.Sql {
  const reader = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  return Prisma.sql`EXISTS (SELECT 1 FROM "ReviewClaim" k WHERE k."delegateId" = d."id"
    AND k."work" = ${claimWork(ctx.actor, conferenceId)}::"ClaimWork" AND k."expiresAt" > ${ctx.now} AND k."holderId" IS DISTINCT FROM ${reader}::uuid)`;
}

/** People whom the reader can take up: nobody else does the same work on them. */
export function freeSql(ctx: Ctx, conferenceId: string): Prisma.Sql {
  return Prisma.sql`NOT ${claimedByOthersSql(ctx, conferenceId)}`;
}

function claimSql(ctx: Ctx, conferenceId: string, claim: QueueFilter["claim"]): Prisma.Sql {
  if (claim !== "mine") return freeSql(ctx, conferenceId);
  const reader = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  return Prisma.sql`d."id" IN (SELECT k."delegateId" FROM "ReviewClaim" k
    WHERE k."holderId" = ${reader}::uuid AND k."expiresAt" > ${ctx.now})`;
}

const ENDED_STATES = DELEGATE_STATES.filter(isDecided);

/** What the filter leaves out: not from …, category is not …, state is not …; nobody is left out for having none. */
function leftOutSql(filter: QueueFilter): Prisma.Sql[] {
  const { notState, notDelegation, notCategory } = filter;
  return [
    ...(notState ? [Prisma.sql`d."state" <> ALL(${notState}::"DelegateState"[])`] : []),
    ...(notDelegation
      ? [Prisma.sql`(d."delegationId" IS NULL OR d."delegationId" <> ALL(${notDelegation}::uuid[]))`]
      : []),
    ...(notCategory
      ? [Prisma.sql`(d."categoryId" IS NULL OR d."categoryId" <> ALL(${notCategory}::uuid[]))`]
      : []),
  ];
}

/** The people of a filtered queue in the actor's scope, as a condition on `d`. */
export function filterSql(ctx: Ctx, conferenceId: string, filter: QueueFilter): Prisma.Sql {
  // Two inequalities rather than a list: the index of the queue is partial on the first of them.
  const state = filter.state
    ? Prisma.sql`d."state" = ${filter.state}::"DelegateState"`
    : Prisma.sql`d."state" <> 'DRAFT' AND d."state" <> 'INVITED'`;
  const since = filter.waiting ? new Date(ctx.now.getTime() - filter.waiting * DAY) : null;
  const parts = [
    Prisma.sql`d."conferenceId" = ${conferenceId}::uuid`,
    state,
    scopeSql(ctx, conferenceId),
    ...(filter.mine ? [mineSql(ctx.actor, conferenceId) ?? Prisma.sql`FALSE`] : []),
    ...(filter.claim ? [claimSql(ctx, conferenceId, filter.claim)] : []),
    ...(filter.delegation ? [Prisma.sql`d."delegationId" = ${filter.delegation}::uuid`] : []),
    ...(filter.category ? [Prisma.sql`d."categoryId" = ${filter.category}::uuid`] : []),
    ...leftOutSql(filter),
    ...(since ? [Prisma.sql`d."stateSince" <= ${since}`] : []),
    ...(filter.overdue
      ? [Prisma.sql`d."dueAt" < ${ctx.now} AND d."state" <> ALL(${ENDED_STATES}::"DelegateState"[])`]
      : []),
    ...(filter.unreachable ? [nobodyToRemind(ctx.now)] : []),
    ...(filter.sort === "due" ? [Prisma.sql`d."dueAt" IS NOT NULL`] : []),
  ];
  return Prisma.join(parts, " AND ");
}
