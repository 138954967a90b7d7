import "server-only";
import { RESTARTABLE, type UnderVersion, underOtherRules } from "@/lib/accreditation/review-versions";
import type { Tx } from "@/lib/db/client";

/** The conference's present rules, and the groups of people in review who began under rules that ask otherwise. */
export async function restartableIn(
  tx: Tx,
  conferenceId: string,
): Promise<{
  present: { id: string; number: number; rules: unknown };
  groups: UnderVersion[];
  people: number;
}> {
  const versions = await tx.reviewRuleSet.findMany({ where: { conferenceId }, orderBy: { number: "desc" } });
  const [present] = versions;
  if (!present) throw new Error(`no review rules of conference ${conferenceId}`);
  const counted = await tx.delegate.groupBy({
    by: ["reviewRuleSetId", "categoryId"],
    where: {
      conferenceId,
      state: { in: RESTARTABLE },
      AND: [{ reviewRuleSetId: { not: null } }, { reviewRuleSetId: { not: present.id } }],
    },
    _count: true,
  });
  const groups = underOtherRules(
    counted.map(({ _count: people, ...group }) => ({ ...group, people })),
    new Map(versions.map(({ id, rules }) => [id, rules])),
    present.rules,
  );
  return { present, groups, people: groups.reduce((sum, { people }) => sum + people, 0) };
}
