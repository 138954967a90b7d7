import clsx from "clsx";
import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PhotoOutcome, PhotoVerdict } from "@/lib/documents/photo-spec";

const LOOK = {
  fail: { icon: CircleX, ink: "text-red" },
  warn: { icon: TriangleAlert, ink: "text-amber" },
  unchecked: { icon: CircleHelp, ink: "text-muted" },
  pass: { icon: CircleCheck, ink: "text-green" },
} as const;

/** What needs doing comes first. */
const ORDER: PhotoOutcome[] = ["fail", "warn", "unchecked", "pass"];

/** Every rule with its outcome in words, icon and colour; what is wrong and how to mend it. */
export function PhotoVerdictList({ verdict }: { verdict: PhotoVerdict }) {
  const t = useTranslations("photo");
  const lines = ORDER.flatMap((outcome) => verdict.filter((line) => line.outcome === outcome));
  return (
    <ul className="divide-y divide-line">
      {lines.map(({ rule, outcome }) => {
        const { icon: Icon, ink } = LOOK[outcome];
        return (
          <li key={rule} className="flex gap-3 py-2">
            <Icon aria-hidden className={clsx("mt-0.5 size-5 shrink-0", ink)} />
            {outcome === "pass" ? (
              <p className="min-w-0 text-muted">{t(`rules.${rule}.pass`)}</p>
            ) : (
              <p className="min-w-0">
                <span className="font-semibold">{t(`rules.${rule}.name`)}</span>
                <span className={clsx("ms-2 text-sm font-semibold", ink)}>
                  {t(`verdict.outcomes.${outcome}`)}
                </span>
                <span className="block text-muted">{t(`rules.${rule}.${outcome}`)}</span>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
