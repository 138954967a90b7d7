import { describe, expect, test } from "vitest";
import { CLAIMED_WORK } from "@/lib/accreditation/claims/claimed-work";
import type { ClaimView } from "@/lib/accreditation/claims/queries/claim";
import { offersWork, withholdWork } from "@/lib/accreditation/claims/withhold-work";
import type { Dossier } from "@/lib/accreditation/queries/dossier";

type Offers = Pick<Dossier, "actions" | "reviews">;

const task = (own: { allowed: boolean; reason: string | null } | null) =>
  ({ own }) as Dossier["reviews"]["tasks"][number];
const offer = (action: Dossier["actions"][number]["action"], allowed = true) => ({
  action,
  allowed,
  reason: allowed ? null : "createdByYou",
});
const dossier = (actions: Dossier["actions"], tasks: Dossier["reviews"]["tasks"] = []): Offers => ({
  actions,
  reviews: { tasks, queries: [] },
});
const held: ClaimView = { name: "Somebody", isOwn: false, expiresAt: "2027-01-01T00:00:00Z" };

describe("while somebody else works on a dossier", () => {
  test("what waits for the claim says so, what is forbidden anyway keeps its reason, a hold goes on", () => {
    const shown = dossier(
      [offer("approve"), offer("refuse", false), offer("hold")],
      [task({ allowed: true, reason: null }), task(null)],
    );
    const { actions, reviews } = withholdWork(shown, held);
    expect(actions.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [false, "claimedByOther"],
      [false, "createdByYou"],
      [true, null],
    ]);
    expect(reviews.tasks.map(({ own }) => own)).toEqual([{ allowed: false, reason: "claimedByOther" }, null]);
  });

  test("one's own claim, or none, changes nothing", () => {
    const shown = dossier([offer("approve")]);
    expect(withholdWork(shown, null)).toBe(shown);
    expect(withholdWork(shown, { ...held, isOwn: true })).toBe(shown);
  });
});

test("a dossier is claimed where the reader has work on it, and not for a hold alone", () => {
  expect(offersWork(dossier([offer("approve")]))).toBe(true);
  expect(offersWork(dossier([], [task({ allowed: true, reason: null })]))).toBe(true);
  expect(offersWork(dossier([offer("approve", false), offer("hold")]))).toBe(false);
  expect(CLAIMED_WORK.filter((permission) => /hold|revoke|appeal/i.test(permission))).toEqual([]);
});
