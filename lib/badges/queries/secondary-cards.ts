import "server-only";
import type { CARD_ENDS } from "@/lib/badges/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { type NominatingDelegation, nominatingDelegation } from "@/lib/delegates/queries/nominations";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { appointmentsInForce } from "@/lib/organizations/appointments-in-force";
import { placesOfDelegation } from "@/lib/organizations/places-of-delegation";
import { authorizeAny } from "@/lib/policy/can";
import { hasLeft, takesPlace } from "@/lib/policy/delegate-states";
import { nominationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** The cards of one zone; `issued` above `granted`: the number was lowered, and nobody gives a card back for it. */
export type ZoneCards = { zoneId: string; zone: string; granted: number; issued: number; free: number };

export type SecondaryCardRow = {
  id: string;
  number: number;
  zone: string;
  holder: string;
  /** The holder is no longer of the delegation: the card should come back or go to another name. */
  holderLeft: boolean;
  issuedAt: string;
  end: { at: string; reason: (typeof CARD_ENDS)[number]; note: string | null } | null;
};

export type SecondaryCards = {
  delegation: NominatingDelegation;
  zones: ZoneCards[];
  /** Cards that are out first, then those that ended, each by number. */
  cards: SecondaryCardRow[];
  /** Who may sign for a card; nobody where the reader does not give out any. */
  holders: { value: string; label: string }[];
};

/** Who may sign: the focal points in office, and everybody with a place. */
async function holdersOf(ctx: Ctx, delegationId: string, timeZone: string) {
  const [focalPoints, people] = await Promise.all([
    db.focalPoint.findMany({
      where: { AND: [{ delegationId }, appointmentsInForce(ctx.now, timeZone)] },
      include: { user: true },
      orderBy: { createdAt: "asc" },
    }),
    db.delegate.findMany({
      where: { delegationId },
      include: { person: true },
      orderBy: [{ precedence: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    }),
  ]);
  return [
    ...focalPoints.map(({ id, user }) => ({ value: `focalPoint:${id}`, label: user.name })),
    ...people
      .filter(({ state }) => takesPlace(state))
      .map(({ id, person }) => ({ value: `delegate:${id}`, label: displayName(person) })),
  ];
}

/** The transferable cards of a delegation, by zone and one by one. @returns NOT_FOUND out of reach */
export async function listSecondaryCards(ctx: Ctx, delegationId: string): Promise<Result<SecondaryCards>> {
  const denied = authorizeAny(ctx, ["nomination.record", "nomination.verify"]);
  if (denied) return refusal(denied);
  const delegation = await nominatingDelegation(ctx, delegationId);
  if (!delegation.ok) return delegation;
  const row = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, nominationScope(ctx)] },
    include: {
      cards: {
        include: {
          zone: true,
          delegate: { include: { person: true } },
          focalPoint: { include: { user: true } },
        },
        orderBy: { number: "asc" },
      },
    },
  });
  if (!row) return refuse("NOT_FOUND", "delegationNotFound");
  const [places, holders] = await Promise.all([
    placesOfDelegation(db, delegationId),
    delegation.value.mayManage ? holdersOf(ctx, delegationId, delegation.value.conference.timeZone) : [],
  ]);
  const cards = row.cards.map(
    ({ delegate, focalPoint, endedAt, endReason, ...card }): SecondaryCardRow => ({
      id: card.id,
      number: card.number,
      zone: textIn(card.zone.name, ctx.locale),
      holder: delegate ? displayName(delegate.person) : (focalPoint?.user.name ?? ""),
      holderLeft: delegate
        ? hasLeft(delegate.state) || delegate.delegationId !== delegationId
        : focalPoint?.revokedAt !== null,
      issuedAt: card.issuedAt.toISOString(),
      end: endedAt && endReason ? { at: endedAt.toISOString(), reason: endReason, note: card.endNote } : null,
    }),
  );
  return ok({
    delegation: delegation.value,
    zones: places.flatMap(({ kind, zoneId, name, places: granted, used: issued }) =>
      kind === "SECONDARY_CARD" && zoneId
        ? [{ zoneId, zone: textIn(name, ctx.locale), granted, issued, free: Math.max(0, granted - issued) }]
        : [],
    ),
    cards: cards.toSorted((a, b) => Number(a.end !== null) - Number(b.end !== null)),
    holders,
  });
}
