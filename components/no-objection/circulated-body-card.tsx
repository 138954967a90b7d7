import { getTranslations } from "next-intl/server";
import { DelegationStateMark } from "@/components/delegation/delegation-state-mark";
import type { PaperActions } from "@/components/forms/use-paper";
import type { Action } from "@/components/forms/use-submit";
import { ObjectionForm } from "@/components/no-objection/objection-form";
import { ObjectionList } from "@/components/no-objection/objection-list";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import type { Choice } from "@/components/ui/select-field";
import { Link } from "@/lib/i18n/navigation";
import type { CirculatedBody } from "@/lib/organizations/no-objection/queries/circulations";

type Props = {
  body: CirculatedBody;
  states: readonly Choice[];
  when: (instant: string) => string;
  now: { day: string; time: string };
  city: string;
  action: Action<{ version: number }>;
  paper: PaperActions;
};

/** A circulated body: what it stated, who objected, and where one more objection is recorded. */
export async function CirculatedBodyCard({ body, states, when, now, city, action, paper }: Props) {
  const applied = await getTranslations("application");
  const words = await getTranslations("overview");
  const open = body.state === "CIRCULATED" || body.state === "OBJECTED";
  const objected = new Set(body.objections.map(({ state }) => state));
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="text-lg font-semibold">
            <Link className="text-action underline" href={`/delegations/${body.id}/state`}>
              <bdi>{body.name}</bdi>
            </Link>
            {body.acronym && (
              <>
                {" · "}
                <bdi>{body.acronym}</bdi>
              </>
            )}
          </h3>
          <p className="text-sm text-muted">{words(`types.${body.type}` as never)}</p>
        </div>
        <DelegationStateMark state={body.state} label={words(`states.${body.state}`)} />
      </div>
      <details className="mt-2">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
          {applied("statements")}
          <span className="sr-only"> {body.name}</span>
        </summary>
        <Facts
          facts={[
            { label: applied("purpose"), value: body.purpose },
            { label: applied("competence"), value: body.competence },
            { label: applied("relevance"), value: body.relevance },
          ]}
        />
      </details>
      {body.objections.length > 0 && (
        <div className="mt-3">
          <ObjectionList objections={body.objections} when={when} />
        </div>
      )}
      {open && (
        <ObjectionForm
          key={body.version}
          body={{ id: body.id, version: body.version, name: body.name }}
          states={states.filter(({ label }) => !objected.has(label))}
          now={now}
          city={city}
          action={action}
          paper={paper}
        />
      )}
    </Card>
  );
}
