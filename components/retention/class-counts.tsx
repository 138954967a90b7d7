import { useTranslations } from "next-intl";
import type { ClassCount } from "@/lib/retention/purge-list";

/** Of each class how many people, records and files. */
export function ClassCounts({ classes }: { classes: readonly ClassCount[] }) {
  const say = useTranslations("retention");
  if (classes.length === 0) return <p className="text-muted">{say("nothing")}</p>;
  return (
    <ul className="divide-y divide-line">
      {classes.map(({ name, people, records, files }) => (
        <li key={name} className="py-2">
          <p className="font-semibold">{say(`class.${name}.name`)}</p>
          <p className="tabular">{say("count", { people, records, files })}</p>
        </li>
      ))}
    </ul>
  );
}
