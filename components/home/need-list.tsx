import { getTranslations } from "next-intl/server";
import type { Need } from "@/lib/home/queries/needs";
import { daysBetween } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = { needs: readonly Need[]; done: readonly string[]; now: Date };

/** What waits, the figure largest, each leading to exactly those; then what is done. */
export async function NeedList({ needs, done, now }: Props) {
  const say = await getTranslations("home");
  const several = new Set(needs.map(({ conference }) => conference)).size > 1;
  return (
    <>
      {needs.length === 0 && <p className="rounded-md bg-green-wash p-4 text-green">{say("nothing")}</p>}
      <ul className="grid gap-4 sm:grid-cols-2">
        {needs.map((need) => {
          const facts = (
            <>
              <span className="flex items-baseline gap-3">
                <span className="tabular text-3xl font-bold">{need.count}</span>
                <span className="text-lg font-semibold">{say(`question.${need.question}` as never)}</span>
              </span>
              {several && need.conference && (
                <bdi className="mt-1 block text-sm text-muted">{need.conference}</bdi>
              )}
              {need.oldest && (
                <span className="mt-1 block text-sm text-muted">
                  {say("oldest", { days: daysBetween(new Date(need.oldest), now) })}
                </span>
              )}
              {need.overdue > 0 && (
                <span className="mt-1 block font-semibold text-red">
                  {say("overdue", { count: need.overdue })}
                </span>
              )}
            </>
          );
          const look = "block h-full rounded-md border border-line p-5";
          return (
            <li key={`${need.question} ${need.conference}`}>
              {need.href ? (
                <Link href={need.href} className={`${look} text-action hover:bg-wash`}>
                  {facts}
                </Link>
              ) : (
                <div className={look}>{facts}</div>
              )}
            </li>
          );
        })}
      </ul>
      {done.length > 0 && needs.length > 0 && (
        <p className="mt-4 text-muted">
          {say("done")} {done.map((name) => say(`question.${name}` as never)).join(" · ")}
        </p>
      )}
    </>
  );
}
