import { X } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { FOLDED } from "@/components/queue/folded";
import { queueHref } from "@/components/review/queue-href";
import { type Choice, SelectField } from "@/components/ui/select-field";
import type { QueueFilter } from "@/lib/accreditation/schema";
import { Link } from "@/lib/i18n/navigation";

const NEGATIVE = ["notDelegation", "notCategory", "notState"] as const;
type Negative = (typeof NEGATIVE)[number];

type Props = { slug: string; filter: QueueFilter; choices: Record<Negative, readonly Choice[]> };

const withoutOne = (filter: QueueFilter, name: Negative, value: string): Partial<QueueFilter> => {
  const rest = (filter[name] as string[] | undefined)?.filter((other) => other !== value);
  return { [name]: rest, after: undefined };
};

/** What is left out: one more by each choice, and a link that takes one away again. */
export async function LeaveOutFields({ slug, filter, choices }: Props) {
  const say = await getTranslations("queue.leaveOut");
  const chosen = NEGATIVE.flatMap((name) => (filter[name] ?? []).map((value: string) => ({ name, value })));
  const labelOf = (name: Negative, value: string) =>
    choices[name].find((choice) => choice.value === value)?.label ?? value;
  return (
    <div className="space-y-3">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {chosen.map(({ name, value }) => (
            <li key={`${name}${value}`}>
              <input type="hidden" name={name} value={value} />
              <Link
                href={queueHref(slug, filter, withoutOne(filter, name, value))}
                className="inline-flex min-h-11 items-center gap-2 rounded-md border border-edge px-3 hover:bg-wash"
              >
                <span>
                  {say(name)}: <bdi>{labelOf(name, value)}</bdi>
                </span>
                <X aria-hidden className="size-4" />
                <span className="sr-only">{say("remove")}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <details className={FOLDED}>
        <summary className="min-h-11 cursor-pointer py-2 text-action">{say("title")}</summary>
        <div className="grid gap-3 sm:grid-cols-3">
          {NEGATIVE.map((name) => (
            <SelectField
              key={name}
              id={name}
              name={name}
              label={say(name)}
              prompt={say("nothing")}
              choices={choices[name].filter(
                ({ value }) => !(filter[name] as string[] | undefined)?.includes(value),
              )}
              defaultValue=""
            />
          ))}
        </div>
      </details>
    </div>
  );
}
