"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import type { MergeFieldName } from "@/lib/delegates/merge-fields";
import { useRouter } from "@/lib/i18n/navigation";

export type MergeSide = {
  id: string;
  version: number;
  name: string;
  reference: string;
  state: string;
  /** Values of the other one that a merge into this one may take over, as people read them. */
  takable: { field: MergeFieldName; text: string }[];
  /** Why this one cannot be kept; null: it can. */
  obstacle: "notFromThisState" | "keepTheOneWithPlace" | null;
};

type Props = {
  pairId: string;
  sides: [MergeSide, MergeSide];
  listHref: string;
  action: Action<unknown>;
};

/** Which registration stays, and what it takes over from the other, with what that brings about. */
export function MergeForm({ pairId, sides, listHref, action }: Props) {
  const say = useTranslations("duplicates");
  const errors = useTranslations("errors");
  const router = useRouter();
  const [keptId, setKeptId] = useState(sides.find(({ obstacle }) => obstacle === null)?.id ?? "");
  const [take, setTake] = useState<ReadonlySet<MergeFieldName>>(new Set());
  const { submit, busy, problem } = useSubmit(action, () => router.push(listHref));
  const kept = sides.find(({ id }) => id === keptId);
  const given = sides.find(({ id }) => id !== keptId);
  const toggle = (field: MergeFieldName) =>
    setTake(
      (before) =>
        new Set(before.has(field) ? [...before].filter((one) => one !== field) : [...before, field]),
    );
  return (
    <Card>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (kept && given) {
            submit({
              pairId,
              keptId,
              keptVersion: kept.version,
              givenVersion: given.version,
              take: [...take],
            });
          }
        }}
      >
        <h2>{say("merge.title")}</h2>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <ChoiceGroup id="keep" legend={say("merge.keep")}>
          {sides.map((side) => (
            <Checkbox
              key={side.id}
              id={`keep-${side.id}`}
              type="radio"
              name="keep"
              label={
                <>
                  <bdi>{side.name}</bdi> · <bdi>{side.reference}</bdi> · {side.state}
                </>
              }
              hint={side.obstacle ? errors(side.obstacle) : undefined}
              disabled={side.obstacle !== null}
              checked={side.id === keptId}
              onChange={() => {
                setKeptId(side.id);
                setTake(new Set());
              }}
            />
          ))}
        </ChoiceGroup>
        {kept && given && (
          <>
            {kept.takable.length === 0 ? (
              <p className="text-muted">{say("merge.nothing")}</p>
            ) : (
              <ChoiceGroup id="take" legend={say("merge.take")} hint={say("merge.takeText")}>
                {kept.takable.map(({ field, text }) => (
                  <Checkbox
                    key={field}
                    id={`take-${field}`}
                    label={
                      <>
                        {say(`field.${field}`)}: <bdi>{text || "–"}</bdi>
                      </>
                    }
                    checked={take.has(field)}
                    onChange={() => toggle(field)}
                  />
                ))}
              </ChoiceGroup>
            )}
            <Notice kind="warning" title={say("merge.consequence", { reference: given.reference })} />
            <Button type="submit" variant="danger" busy={busy}>
              {say("merge.submit")}
            </Button>
          </>
        )}
      </form>
    </Card>
  );
}
