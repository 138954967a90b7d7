import { getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { DismissQuery } from "@/components/review/dismiss-query";
import { Card } from "@/components/ui/card";
import type { Dossier } from "@/lib/accreditation/queries/dossier";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";

type Props = { dossier: Dossier; locale: Locale; dismiss: Action<undefined> };

/** The reviews of a file with what was found, and what reviewers ask; for readers who may see them. */
export async function ReviewList({ dossier, locale, dismiss }: Props) {
  const { tasks, queries } = dossier.reviews;
  if (tasks.length === 0) return null;
  const [say, role, reasons] = await Promise.all([
    getTranslations("review.reviews"),
    getTranslations("roles"),
    getTranslations("reasons"),
  ]);
  const at = (instant: string) => formatInstant(new Date(instant), locale, dossier);
  const maySettle = dossier.actions.some(({ action }) => action === "returnOnQuery");
  return (
    <Card>
      <h2 className="mb-2">{say("title")}</h2>
      <ul className="space-y-3">
        {tasks.map((task) => (
          <li key={task.id} className="border-s-2 border-line ps-3">
            <p className="font-semibold">
              {say(`kind.${task.kind}`)} –{" "}
              {task.finding ? say(`word.${task.finding}`) : say(`state.${task.state}`)}
            </p>
            <p className="text-sm text-muted">
              {task.role && `${role(task.role as never)} · ${say("step", { step: task.step })}`}
              {task.closedAt && (
                <>
                  {" "}
                  <bdi>{task.by}</bdi> · {at(task.closedAt)}
                </>
              )}
              {!task.closedAt && task.dueAt && ` ${say("due", { date: at(task.dueAt) })}`}
            </p>
            {task.note && (
              <p className="bg-amber-wash px-2">
                <bdi>{task.note}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      {queries.length > 0 && (
        <>
          <h3 className="mt-4 mb-2">{say("queries")}</h3>
          <ul className="space-y-3">
            {queries.map((query) => (
              <li key={query.id} className="border-s-2 border-amber ps-3">
                <p className="font-semibold">
                  {reasons(`${query.reasonCode}.label` as never)} – {say(`queryState.${query.state}`)}
                </p>
                <p>
                  <bdi>{query.text}</bdi>
                </p>
                <p className="text-sm text-muted">
                  {say(`kind.${query.kind}`)} · <bdi>{query.askedBy}</bdi> · {at(query.askedAt)}
                </p>
                {query.answer && (
                  <p className="bg-amber-wash px-2">
                    <bdi>{query.answer}</bdi>
                  </p>
                )}
                {maySettle && query.state === "OPEN" && (
                  <DismissQuery delegateId={dossier.id} queryId={query.id} action={dismiss} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
