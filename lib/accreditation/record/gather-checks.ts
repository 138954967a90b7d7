import "server-only";
import { merklePath } from "@/lib/audit/merkle";
import { gateCheckOf, type ProvenCheck } from "@/lib/audit/sealed-check";
import type { Tx } from "@/lib/db/client";

/**
 * The lines of the gate log about these badges, each with its way to the root that the audit chain holds.
 * @returns the earliest first, and the sequences of the entries that hold the roots
 */
export async function gatherChecks(
  tx: Tx,
  conferenceId: string,
  badgeIds: string[],
): Promise<{ checks: ProvenCheck[]; sequences: bigint[] }> {
  const rows = await tx.badgeCheck.findMany({
    where: { conferenceId, badgeId: { in: badgeIds } },
    include: { sealed: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const sequences = [...new Set(rows.flatMap(({ sealed }) => sealed?.sequence ?? []))];
  const leaves = await tx.badgeCheckSeal.findMany({
    where: { conferenceId, sequence: { in: sequences } },
    orderBy: [{ sequence: "asc" }, { position: "asc" }],
    select: { sequence: true, leaf: true },
  });
  const trees = Map.groupBy(leaves, ({ sequence }) => sequence);
  const checks = rows.map(({ sealed, ...row }) => {
    const tree = sealed ? (trees.get(sealed.sequence) ?? []).map(({ leaf }) => new Uint8Array(leaf)) : [];
    const seal = sealed && {
      sequence: String(sealed.sequence),
      path: merklePath(tree, sealed.position),
    };
    return { check: gateCheckOf(row), seal };
  });
  return { checks, sequences };
}
