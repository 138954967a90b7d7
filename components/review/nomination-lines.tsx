import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Dossier } from "@/lib/accreditation/queries/dossier";
import { nameKeys, nameQueryKeys } from "@/lib/matching/name-keys";

/** Whether a line of the paper is likely this person: every word of the line is among the person's name keys. */
function matches(dossier: Dossier, written: string): boolean {
  const keys = new Set(nameKeys([dossier.name, dossier.nativeName]));
  const wanted = nameQueryKeys(written);
  return wanted.length > 0 && wanted.every((anyOf) => anyOf.some((key) => keys.has(key)));
}

/** The delegation's note verbale, line by line, beside the data; the line that names this person stands out. */
export async function NominationLines({ dossier }: { dossier: Dossier }) {
  const say = await getTranslations("review");
  const lines = dossier.nomination.map((line) => ({ ...line, match: matches(dossier, line.name) }));
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
      {first && !lines.some(({ match }) => match) && (
        <p className="mb-2 font-semibold text-amber">{say("nomination.notNamed")}</p>
      )}
      <ol className="divide-y divide-line">
        {lines.map((line) => (
          <li
            key={`${line.reference}${line.name}${line.title}`}
            className={clsx("px-2 py-1.5", line.match && "bg-green-wash")}
          >
            <span className={clsx(line.match && "font-semibold")}>
              <bdi>{line.name}</bdi>
            </span>
            <span className="block text-sm text-muted">
              <bdi>{[line.title, line.role].filter(Boolean).join(" · ")}</bdi>
            </span>
            {line.match && (
              <span className="text-sm font-semibold text-green">{say("nomination.match")}</span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
