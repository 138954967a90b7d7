"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { MrzComparison } from "@/lib/delegates/mrz-compare";

/** Where the zone and the form part: what each says, and why, where there is a usual reason. */
export function MrzDifferences({ rows }: { rows: readonly MrzComparison[] }) {
  const say = useTranslations("registration.mrz");
  if (rows.length === 0) return null;
  const isSerious = rows.some(({ agreement }) => agreement === "differs");
  return (
    <Notice kind={isSerious ? "warning" : "info"} title={say("differs")}>
      <dl className="space-y-2">
        {rows.map(({ field, reason, mrz, typed }) => (
          <div key={field}>
            <dt className="font-semibold">
              {say(`field.${field}`)} · {say(reason ? `reason.${reason}` : "differsWord")}
            </dt>
            <dd>
              {say("inZone")} <bdi className="font-mono">{mrz}</bdi>
            </dd>
            <dd>
              {say("typed")} <bdi>{typed}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm">{say("never")}</p>
    </Notice>
  );
}
