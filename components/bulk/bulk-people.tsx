"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import type { BulkPerson } from "@/lib/accreditation/bulk/queries/bulk-acts";

type Props = {
  people: readonly BulkPerson[];
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
};

/** The people of the filter, all chosen at first; each may be left out. */
export function BulkPeople({ people, left, onChange }: Props) {
  const say = useTranslations("bulk");
  const states = useTranslations("states");
  const chosen = people.length - left.size;
  const toggle = (id: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    onChange(next);
  };
  return (
    <fieldset id="people" tabIndex={-1}>
      <legend className="mb-1 font-semibold">{say("people")}</legend>
      <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line">
        <Checkbox
          id="everybody"
          label={say("all")}
          checked={left.size === 0}
          onChange={(event) =>
            onChange(event.target.checked ? new Set() : new Set(people.map(({ id }) => id)))
          }
        />
        <p role="status" className="tabular text-muted">
          {say("chosen", { count: chosen })}
        </p>
      </div>
      <ul className="max-h-[60dvh] divide-y divide-line overflow-y-auto border-b border-line">
        {people.map(({ id, name, delegation, categoryCode, reference, state }) => (
          <li key={id}>
            <Checkbox
              id={`person-${id}`}
              checked={!left.has(id)}
              onChange={(event) => toggle(id, event.target.checked)}
              label={
                <>
                  <bdi className="font-semibold">{name}</bdi>
                  <span className="block text-sm text-muted">
                    {states(state)} · <bdi>{delegation}</bdi> · {categoryCode} ·{" "}
                    <bdi className="tabular">{reference}</bdi>
                  </span>
                </>
              }
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
