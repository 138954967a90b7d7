import { getFormatter, getTranslations } from "next-intl/server";
import type { DuplicateReason } from "@/lib/delegates/duplicates";

/** From this many hundredths on the rule leaves little doubt; below it an officer has to look twice. */
const STRONG = 90;

type Props = { score: number; reasons: readonly DuplicateReason[] };

/** How alike two registrations are, in words, with what speaks for one person and for two. */
export async function PairReasons({ score, reasons }: Props) {
  const [say, format] = await Promise.all([getTranslations("duplicates"), getFormatter()]);
  const words = format.list(
    reasons.map((reason) => say(`reason.${reason}`)),
    { type: "unit" },
  );
  const likeness = reasons.includes("sameDocument")
    ? "same"
    : Math.round(score * 100) >= STRONG
      ? "strong"
      : "some";
  return (
    <p>
      <strong>{say(`likeness.${likeness}`)}</strong>
      <span className="text-muted">: {words}</span>
    </p>
  );
}
