import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Dossier } from "@/lib/accreditation/queries/dossier";

/** The delegation's note verbale, line by line, beside the data; the line that names this person stands out. */
export async function NominationLines({ dossier }: { dossier: Dossier }) {
  const say = await getTranslations("review");
  const lines = dossier.nomination;
  const [first] = lines;
  return (
    <Card>
      <h2 className="mb-1">{say("nomination.title")}</h2>
      {first ? (
        <p className="mb-2 text-sm text-muted">
          <bdi>{first.reference}</bdi> · {say(first.verified ? "nomination.verified" : "nomination.received")}
        </p>
      ) : (
        <p className="text-muted">{say("nomination.none")}</p>
      )}
      {first && !lines.some(({ namesPerson }) => namesPerson) && (
        <p className="mb-2 font-semibold text-amber">{say("nomination.notNamed")}</p>
      )}
      <ol className="divide-y divide-line">
        {lines.map((line) => (
          <li
            key={`${line.reference}${line.name}${line.title}`}
            className={clsx("px-2 py-1.5", line.namesPerson && "bg-green-wash")}
          >
            <span className={clsx(line.namesPerson && "font-semibold")}>
              <bdi>{line.name}</bdi>
            </span>
            <span className="block text-sm text-muted">
              <bdi>{[line.title, line.role].filter(Boolean).join(" · ")}</bdi>
            </span>
            {line.namesPerson && (
              <span className="text-sm font-semibold text-green">{say("nomination.match")}</span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
