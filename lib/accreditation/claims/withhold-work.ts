import { CLAIMED_WORK } from "@/lib/accreditation/claims/claimed-work";
import type { ClaimView } from "@/lib/accreditation/claims/queries/claim";
import type { Dossier } from "@/lib/accreditation/queries/dossier";
import { transitionOf } from "@/lib/policy/delegate-workflow";

type Offers = Pick<Dossier, "actions" | "reviews">;

const isClaimed = ({ action }: Dossier["actions"][number]) =>
  CLAIMED_WORK.includes(transitionOf(action).permission);

/** Whether the reader can do something on the dossier now, so that opening it claims it. */
export function offersWork({ actions, reviews }: Offers): boolean {
  return (
    actions.some((offer) => offer.allowed && isClaimed(offer)) ||
    reviews.tasks.some(({ own }) => own?.allowed === true)
  );
}

/** The dossier as it is while somebody else works on it: what waits for the claim says so. */
export function withholdWork<Shown extends Offers>(dossier: Shown, claim: ClaimView | null): Shown {
  if (!claim || claim.isOwn) return dossier;
  const held = { allowed: false, reason: "claimedByOther" };
  return {
    ...dossier,
    actions: dossier.actions.map((offer) =>
      offer.allowed && isClaimed(offer) ? { ...offer, ...held } : offer,
    ),
    reviews: {
      ...dossier.reviews,
      tasks: dossier.reviews.tasks.map((task) => (task.own?.allowed ? { ...task, own: held } : task)),
    },
  };
}
