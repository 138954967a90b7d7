import { useTranslations } from "next-intl";
import { Fold } from "@/components/ui/fold";
import type { DryRunRow } from "@/lib/retention/queries/retention";

/** The list itself, person by person, and the hash that the second person signs. */
export function DryRunList({ rows, hash }: { rows: readonly DryRunRow[]; hash: string }) {
  const say = useTranslations("retention");
  if (rows.length === 0) return null;
  return (
    <Fold title={say("dryRun.list", { count: rows.length })}>
      <p className="text-sm">
        {say("dryRun.hash")}: <bdi className="font-mono break-all">{hash}</bdi>
      </p>
      <ul className="divide-y divide-line">
        {rows.map(({ reference, classes, files }) => (
          <li key={reference ?? "sheets"} className="py-2">
            <bdi className="font-semibold">{reference ?? say("dryRun.sheets")}</bdi>
            <p className="text-muted">{classes.map((name) => say(`class.${name}.name`)).join(" · ")}</p>
            {files > 0 && <p className="text-muted">{say("files", { files })}</p>}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
