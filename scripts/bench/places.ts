import { performance } from "node:perf_hooks";
import { type Ready, readyPeople } from "@/scripts/bench/submissions";

export type PlacesFigures = {
  rounds: number;
  clients: number;
  /** Rounds in which exactly one got the place and all others were told that none is left. */
  clean: number;
  overshoot: number;
  secondsPerRound: number;
};

/** So many people submit at once for the one place that is left, round after round; whoever wins leaves the pool. */
export async function measurePlaces(rounds = 200, clients = 50): Promise<PlacesFigures> {
  const { db } = await import("@/lib/db/client");
  const { submitDelegate } = await import("@/lib/delegates/commands/submit-delegate");
  const conference = { slug: "bench-places", code: "PLA27", credentialNumber: 60_003 };
  const own = { ...conference, organization: "PLANOR", firstNo: 1001 };
  const { people, delegationId } = await readyPeople(rounds + clients, own);
  let pool = people;
  let [clean, overshoot] = [0, 0];
  const start = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    await db.delegation.update({ where: { id: delegationId }, data: { quota: round } });
    const tried = pool.slice(0, clients);
    const results = await Promise.all(
      tried.map(({ id, version, owner }) =>
        submitDelegate({ ...owner, now: new Date() }, { delegateId: id, version, badgeApproved: true }),
      ),
    );
    const winners: Ready[] = tried.filter((_, index) => results[index]?.ok);
    const told = results.filter((result) => !result.ok && result.error.message === "delegationFull");
    if (winners.length === 1 && told.length === clients - 1) clean += 1;
    const used = await db.delegate.count({ where: { delegationId, state: { not: "DRAFT" } } });
    if (used > round) overshoot += used - round;
    pool = pool.filter((person) => !winners.includes(person));
  }
  const secondsPerRound = (performance.now() - start) / 1000 / rounds;
  return { rounds, clients, clean, overshoot, secondsPerRound };
}
