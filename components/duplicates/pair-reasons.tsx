import { getTranslations } from "next-intl/server";
import type { DuplicateReason } from "@/lib/delegates/duplicates";

/** From here on the rule leaves little doubt; below it an officer has to look twice. */
const STRONG = 0.9;

type Props = { score: number; reasons: readonly DuplicateReason[] };

/** How alike two registrations are, in words, with what speaks for one person and for two. */
export async function PairReasons({ score, reasons }: Props) {
  const say = await getTranslations("duplicates");
  const likeness = reasons.includes("sameDocument") ? "same" : score >= STRONG ? "strong" : "some";
  return (
    <p>
      <strong>{say(`likeness.${likeness}`)}</strong>
      <span className="text-muted">: {reasons.map((reason) => say(`reason.${reason}`)).join(", ")}</span>
    </p>
  );
}
