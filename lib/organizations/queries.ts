import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { MessageState } from "@/lib/db/generated/enums";
import { compareIn } from "@/lib/i18n/collation";
import { CODE_ATTEMPTS } from "@/lib/identity/invitation-code";
import { type AppointmentStanding, appointmentStanding } from "@/lib/organizations/appointment-period";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** The delegations whose dossiers the actor may read, for filters, in the order of the language. */
export async function listDelegationChoices(
  ctx: Ctx,
  conferenceId: string,
): Promise<Result<{ value: string; label: string }[]>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const rows = await db.delegation.findMany({
    where: { AND: [{ conferenceId }, delegationScope(ctx, "delegate.read")] },
    include: { organization: true },
  });
  return ok(
    rows
      .map(({ id, organization }) => ({ value: id, label: organizationName(organization, ctx.locale) }))
      .sort((a, b) => compareIn(ctx.locale, a.label, b.label)),
  );
}

export type FocalPointRow = {
  id: string;
  name: string;
  email: string;
  isDeputy: boolean;
  startsOn: string;
  endsOn: string | null;
  proofReference: string | null;
  proofFile: { id: string; pages: number } | null;
  /** ahead: not begun; ended: by date or by an officer. */
  standing: AppointmentStanding;
  /** How the invitation stands; null once the account has its password. */
  invitation: {
    /** locked: the tries for the code are used up; expired also where no link was ever sent. */
    state: "open" | "expired" | "locked";
    sentAt: string | null;
    mail: MessageState | null;
  } | null;
};

const DELEGATION_PARTS = {
  conference: { select: { timeZone: true } },
  focalPoints: { include: { user: true, proofFile: true }, orderBy: { createdAt: "desc" } },
} as const satisfies Prisma.DelegationInclude;

/** The last invitation of each of these accounts, and what became of its mail. */
async function invitationsOf(ctx: Ctx, users: { id: string; email: string }[]) {
  const [links, mails] = await Promise.all([
    db.accessLink.findMany({
      where: { userId: { in: users.map(({ id }) => id) }, purpose: "INVITE_USER" },
      orderBy: { createdAt: "asc" },
    }),
    db.message.findMany({
      where: {
        recipient: { in: users.map(({ email }) => email) },
        name: { in: ["user-invited", "focal-point-invited"] },
      },
      select: { recipient: true, state: true },
      orderBy: { createdAt: "asc" },
    }),
  ]);
  // The last of each comes last and so stays.
  const linkOf = new Map(links.map((link) => [link.userId, link]));
  const mailOf = new Map(mails.map(({ recipient, state }) => [recipient, state]));
  return ({ id, email }: { id: string; email: string }): FocalPointRow["invitation"] => {
    const link = linkOf.get(id);
    const open = link && link.usedAt === null && link.expiresAt > ctx.now;
    const locked = open && link.codeAttempts >= CODE_ATTEMPTS;
    return {
      state: locked ? "locked" : open ? "open" : "expired",
      sentAt: link?.createdAt.toISOString() ?? null,
      mail: mailOf.get(email) ?? null,
    };
  };
}

/** The focal points of a delegation, those in force first, for officers. NOT_FOUND out of reach. */
export async function listFocalPoints(ctx: Ctx, delegationId: string): Promise<Result<FocalPointRow[]>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const delegation = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, delegationScope(ctx, "organization.manage")] },
    include: DELEGATION_PARTS,
  });
  if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
  const { timeZone } = delegation.conference;
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const waiting = delegation.focalPoints.flatMap(({ user }) => (user.passwordHash ? [] : [user]));
  const invitationOf = await invitationsOf(ctx, waiting);
  const rows = delegation.focalPoints.map((row): FocalPointRow => {
    const [startsOn, endsOn] = [day(row.startsOn), row.endsOn && day(row.endsOn)];
    const { proofFile, user } = row;
    return {
      id: row.id,
      name: user.name,
      email: user.email,
      isDeputy: row.isDeputy,
      startsOn,
      endsOn,
      proofReference: row.proofReference,
      proofFile: proofFile && { id: proofFile.id, pages: proofFile.pageCount ?? 1 },
      standing: appointmentStanding({ startsOn, endsOn, revoked: row.revokedAt !== null }, ctx.now, timeZone),
      invitation: user.passwordHash ? null : invitationOf(user),
    };
  });
  return ok(rows.toSorted((a, b) => Number(a.standing === "ended") - Number(b.standing === "ended")));
}
