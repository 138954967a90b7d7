import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { NominationView } from "@/lib/delegates/queries/nominations";
import type { DocumentLine } from "@/lib/organizations/document-difference";

const words = ({ nameAsWritten, titleAsWritten, roleAsWritten }: DocumentLine) =>
  [nameAsWritten, titleAsWritten, roleAsWritten].filter(Boolean).join(" · ");

function Lines({ title, lines }: { title: string; lines: DocumentLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="mt-3">
      <h3 className="font-semibold">{title}</h3>
      <ul className="list-disc ps-5">
        {lines.map((line) => (
          <li key={line.lineNumber}>
            <bdi>{words(line)}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a document changes against the one that it replaces: added, dropped, and changed in name, title or role. */
export function DocumentChanges({ difference }: { difference: NonNullable<NominationView["difference"]> }) {
  const say = useTranslations("nominations.changes");
  const { added, dropped, changed } = difference.to;
  return (
    <Card className="mt-6">
      <h2>{say("title", { reference: difference.reference })}</h2>
      {added.length + dropped.length + changed.length === 0 && <p className="mt-2">{say("none")}</p>}
      <Lines title={say("added")} lines={added} />
      <Lines title={say("dropped")} lines={dropped} />
      {changed.length > 0 && (
        <div className="mt-3">
          <h3 className="font-semibold">{say("changed")}</h3>
          <ul className="list-disc ps-5">
            {changed.map(({ before, after }) => (
              <li key={after.lineNumber}>
                <bdi>{words(after)}</bdi>
                <span className="block text-sm text-muted">{say("before", { value: words(before) })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
