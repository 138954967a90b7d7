"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BatchProofs } from "@/components/desk/batch-proofs";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import type { BatchChoice } from "@/lib/badges/queries/batches";
import type { Place } from "@/lib/i18n/dates";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  /** Made with the page, so that a double click is one batch. */
  batchId: string;
  conferenceId: string;
  choice: BatchChoice;
  place: Place;
  action: Action<{ batchId: string; total: number }>;
};

/** How many the chosen delegation or category holds; unknown where both are chosen. */
function countOf(choice: BatchChoice, delegationId: string, categoryId: string): number | null {
  if (delegationId && categoryId) return null;
  if (delegationId) return choice.delegations.find(({ id }) => id === delegationId)?.count ?? 0;
  return categoryId ? (choice.categories.find(({ id }) => id === categoryId)?.count ?? 0) : choice.total;
}

/** Whose badges to print and on what; the button says how many. */
export function BatchForm({ batchId, conferenceId, choice, place, action }: Props) {
  const say = useTranslations("desk.batch");
  const router = useRouter();
  const [delegationId, setDelegationId] = useState("");
  const [categoryId, setCategoryId] = useState("");
  const [form, setForm] = useState("single");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const count = countOf(choice, delegationId, categoryId);
  return (
    <Card>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          const filter = { delegationId: delegationId || null, categoryId: categoryId || null, form };
          submit({ conferenceId, batchId, filter });
        }}
      >
        <div className="grid gap-4 md:grid-cols-3">
          <SelectField
            id="delegation"
            label={say("delegation")}
            prompt={say("all")}
            value={delegationId}
            onChange={(event) => setDelegationId(event.target.value)}
            choices={choice.delegations.map(({ id, name, count: people }) => ({
              value: id,
              label: say("count", { name, count: people }),
            }))}
          />
          <SelectField
            id="category"
            label={say("category")}
            prompt={say("all")}
            value={categoryId}
            onChange={(event) => setCategoryId(event.target.value)}
            choices={choice.categories.map(({ id, code, name, count: people }) => ({
              value: id,
              label: say("count", { name: `${code} ${name}`, count: people }),
            }))}
          />
          <SelectField
            id="form"
            label={say("form")}
            value={form}
            onChange={(event) => setForm(event.target.value)}
            choices={(["single", "sheet"] as const).map((value) => ({ value, label: say(value) }))}
          />
        </div>
        <BatchProofs
          place={place}
          delegations={choice.delegations.filter(({ id }) => delegationId === "" || id === delegationId)}
        />
        {problem && (
          <Notice kind="danger" role="alert">
            <p>{problem.text}</p>
          </Notice>
        )}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" busy={busy} className="min-h-14 text-lg">
            {count === null ? say("askAny") : say("ask", { count })}
          </Button>
          <p className="text-sm text-muted">{say("text")}</p>
        </div>
      </form>
    </Card>
  );
}
