import "server-only";
import { type DeskActions, deskActions } from "@/lib/badges/desk-actions";
import { nameLines, photoRequired, saysMore } from "@/lib/badges/face";
import { loadProofStandings, type ProofAtDesk } from "@/lib/badges/load-proof-standings";
import { formatBadgeNumber } from "@/lib/badges/numbering";
import { type BadgeState, LIVE_BADGE_STATES } from "@/lib/badges/workflow";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { textIn } from "@/lib/i18n/localized-text";
import { organizationName } from "@/lib/organizations/names";
import { authorize, can } from "@/lib/policy/can";
import { type DelegateState, UNSUBMITTED_STATES } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { type UncoveredCharacter, uncoveredCharacters } from "@/lib/typeset/coverage";

export type DeskEvent = { kind: string; at: string; by: string | null; reason: string | null };

export type DeskBadge = {
  id: string;
  number: string;
  state: BadgeState;
  replaced: boolean;
  events: DeskEvent[];
};

/** All that the desk needs of a person, and nothing of the document but its kind and issuer. */
export type DeskPerson = {
  delegateId: string;
  reference: string;
  surname: string;
  given: string | null;
  nativeName: string | null;
  nativeLanguage: string | null;
  functionalTitle: string | null;
  delegation: string;
  category: { code: string; name: string; color: string; pattern: string } | null;
  zones: { code: string; name: string }[];
  state: DelegateState;
  photoId: string | null;
  document: { type: string; issuer: string | null } | null;
  uncovered: UncoveredCharacter[];
  /** Newest first. */
  badges: DeskBadge[];
  /** The badge in force, or printed and waiting. */
  live: DeskBadge | null;
  actions: DeskActions;
  /** The proof that the delegation signs, beside the badge as it would be printed now; null for who is not approved. */
  proof: ProofAtDesk | null;
  version: number;
  /** Whether the reader holds accreditations, with why not this one now; null: not the reader's to do. */
  hold: { reason: string | null } | null;
  timeZone: string;
  city: string;
};

const PARTS = {
  person: true,
  category: true,
  conference: { include: { zones: { orderBy: { bit: "asc" } } } },
  delegation: { include: { organization: true } },
  travelDocument: { select: { type: true, issuer: true } },
  badges: {
    include: { events: { orderBy: { createdAt: "desc" } }, replacedBy: { select: { id: true } } },
    orderBy: { serial: "desc" },
  },
} as const satisfies Prisma.DelegateInclude;

type Row = Prisma.DelegateGetPayload<{ include: typeof PARTS }>;

async function namesOf(row: Row): Promise<Map<string, string>> {
  const ids = row.badges.flatMap(({ events }) => events.flatMap(({ actorUserId }) => actorUserId ?? []));
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

async function badgesOf(row: Row): Promise<DeskBadge[]> {
  const names = await namesOf(row);
  return row.badges.map((badge) => ({
    id: badge.id,
    number: formatBadgeNumber(row.conference.code, badge.serial),
    state: badge.state,
    replaced: badge.replacedBy !== null,
    events: badge.events.map((event) => ({
      kind: event.kind,
      at: event.createdAt.toISOString(),
      by: event.actorUserId ? (names.get(event.actorUserId) ?? null) : null,
      reason: event.reason,
    })),
  }));
}

function printedByPerson(row: Row): string[] {
  const { surname, given } = nameLines(row.person);
  return [surname.text, given?.text, row.person.nativeName, row.functionalTitle].flatMap(
    (text) => text ?? [],
  );
}

/** Offered on somebody approved; the other states have their own words at the desk. */
function holdOffer(ctx: Ctx, row: Row): DeskPerson["hold"] {
  const { conferenceId, delegationId, delegation, email, ownerEmail } = row;
  if (row.state !== "APPROVED" || !can(ctx.actor, "delegate.hold", { conferenceId })) return null;
  const reason = separationReason(ctx.actor, "delegate.hold", {
    earlier: {},
    delegationId,
    organizationId: delegation?.organizationId ?? null,
    emails: [email, ownerEmail].flatMap((address) => address ?? []),
  });
  return { reason: reason ?? null };
}

/**
 * A person as the desk sees them: photo, name, badge and what to do next.
 * @returns NOT_FOUND registrationNotFound out of reach and for drafts
 */
export async function getDeskPerson(ctx: Ctx, delegateId: string): Promise<Result<DeskPerson>> {
  const denied = authorize(ctx, "badge.find");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: {
      AND: [delegateScope(ctx, "badge.find"), { id: delegateId, state: { notIn: [...UNSUBMITTED_STATES] } }],
    },
    include: PARTS,
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const badges = await badgesOf(row);
  const live =
    badges.find(({ state }) => (LIVE_BADGE_STATES as readonly BadgeState[]).includes(state)) ?? null;
  const uncovered = uncoveredCharacters(printedByPerson(row));
  const [proof] = row.state === "APPROVED" ? await loadProofStandings(db, { id: row.id }) : [];
  const { conference, category, person } = row;
  const { surname, given } = nameLines(person);
  return ok({
    delegateId: row.id,
    reference: row.reference,
    surname: surname.text,
    given: given?.text ?? null,
    nativeName: person.nativeName && saysMore(person.nativeName, person) ? person.nativeName : null,
    nativeLanguage: person.nativeLanguage,
    functionalTitle: row.functionalTitle,
    delegation: row.delegation ? organizationName(row.delegation.organization, ctx.locale) : "",
    category: category && {
      code: category.code,
      name: textIn(category.name, ctx.locale),
      color: category.bandColor,
      pattern: category.bandPattern,
    },
    zones: conference.zones
      .filter(({ code }) => row.approvedZoneCodes.includes(code))
      .map(({ code, name }) => ({ code, name: textIn(name, ctx.locale) })),
    state: row.state,
    photoId: row.state === "APPROVED" ? row.photoId : null,
    document: row.travelDocument?.type
      ? { type: row.travelDocument.type, issuer: row.travelDocument.issuer }
      : null,
    uncovered,
    badges,
    live,
    actions: deskActions({
      state: row.state,
      hasPhoto: row.photoId !== null || !photoRequired(category?.code ?? "", row.photoOptional),
      uncovered: uncovered.length,
      badgeState: live?.state ?? null,
      replacements: row.badges.filter(({ replacesId }) => replacesId).length,
      isLead: can(ctx.actor, "badge.reprint", { conferenceId: conference.id }),
    }),
    proof: proof ?? null,
    version: row.version,
    hold: holdOffer(ctx, row),
    timeZone: conference.timeZone,
    city: textIn(conference.city, ctx.locale),
  });
}
