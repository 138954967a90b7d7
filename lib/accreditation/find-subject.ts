import "server-only";
import { CLAIMED_WORK } from "@/lib/accreditation/claims/claimed-work";
import { CLAIM_PARTS, refuseUnlessFree } from "@/lib/accreditation/claims/refuse-unless-free";
import { earlierDuties, type FileHistory } from "@/lib/accreditation/earlier-duties";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Permission } from "@/lib/policy/permissions";
import { delegateScope } from "@/lib/policy/scope";
import { type Involvement, separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** What of a file says who did what, for `earlierDuties`. */
export const HISTORY_PARTS = {
  decisions: {
    select: {
      action: true,
      actorUserId: true,
      createdAt: true,
      signature: { select: { requestedBy: true } },
    },
  },
  escalations: { select: { askedBy: true, state: true } },
  reviewTasks: { where: { state: "DONE" }, select: { kind: true, closedBy: true } },
} as const;

const SUBJECT_PARTS = {
  person: true,
  conference: true,
  category: true,
  delegation: { include: { organization: true } },
  claims: CLAIM_PARTS,
  ...HISTORY_PARTS,
} as const;

function load(tx: Tx, ctx: Ctx, delegateId: string, permission: Permission) {
  return tx.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, permission)] },
    include: SUBJECT_PARTS,
  });
}

/** The delegates of that list inside the actor's scope, as `findSubject` finds each. */
export async function findSubjects(
  tx: Tx,
  ctx: Ctx,
  ids: readonly string[],
  permission: Permission,
): Promise<Map<string, Subject>> {
  const subjects = await tx.delegate.findMany({
    where: { AND: [{ id: { in: [...ids] } }, delegateScope(ctx, permission)] },
    include: SUBJECT_PARTS,
  });
  return new Map(subjects.map((subject) => [subject.id, subject]));
}

/** A delegate as commands of this domain need it. */
export type Subject = NonNullable<Awaited<ReturnType<typeof load>>>;

/** The facts by which separation of duties is judged. */
export function involvementOf(
  subject: FileHistory & {
    delegationId: string | null;
    delegation: { organizationId: string } | null;
    email: string | null;
    ownerEmail: string | null;
  },
): Involvement {
  return {
    earlier: earlierDuties(subject),
    organizationId: subject.delegation?.organizationId ?? null,
    delegationId: subject.delegationId,
    emails: [subject.email, subject.ownerEmail].flatMap((email) => email ?? []),
  };
}

/**
 * Fetches the delegate inside the actor's scope; what is outside does not exist.
 * @returns CONFLICT claimedBy, with the name, when somebody else has claimed that kind of work
 */
export async function findSubject(
  tx: Tx,
  ctx: Ctx,
  delegateId: string,
  permission: Permission,
): Promise<Result<Subject>> {
  // A portion was read with the permission of its act.
  const read = ctx.portion?.subjects.get(delegateId);
  const subject = read ?? (await load(tx, ctx, delegateId, permission));
  if (!subject) return refuse("NOT_FOUND", "registrationNotFound");
  const free = CLAIMED_WORK.includes(permission) ? refuseUnlessFree(ctx, subject) : ok();
  return free.ok ? ok(subject) : free;
}

/** FORBIDDEN with the reason when separation of duties stands against the actor. */
export function refuseUnlessSeparate(ctx: Ctx, duty: Permission, subject: Subject): Result<undefined> {
  const reason = separationReason(ctx.actor, duty, involvementOf(subject));
  return reason ? refusal({ code: "FORBIDDEN", message: reason }) : ok();
}
