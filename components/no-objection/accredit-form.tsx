"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Body = { id: string; version: number; name: string };
type Accredited = { id: string; message: string | null };

type Props = { bodies: readonly Body[]; action: Action<Accredited[]> };

/** Accredits whoever met no objection: all of them or those that stay ticked, seen by name before the click. */
export function AccreditForm({ bodies, action }: Props) {
  const say = useTranslations("circulations.accredit");
  const errors = useTranslations("errors");
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(bodies.map(({ id }) => id)));
  const [failed, setFailed] = useState<Accredited[]>([]);
  const { submit, busy, problem } = useSubmit(action, (report) => {
    const left = report.filter(({ message }) => message !== null);
    setFailed(left);
    // What was said stays on the page until the officer has read it.
    if (left.length === 0) router.refresh();
  });
  const nameOf = new Map(bodies.map(({ id, name }) => [id, name]));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const send = () =>
    submit({
      delegations: bodies.filter(({ id }) => chosen.has(id)).map(({ id, version }) => ({ id, version })),
    });
  return (
    <Card className="mt-6">
      <h2>{say("title")}</h2>
      <p className="mt-1 mb-3 max-w-prose text-muted">{say("text")}</p>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {failed.length > 0 && (
        <Notice kind="danger" role="alert" title={say("failed", { count: failed.length })}>
          <ul className="list-disc ps-5">
            {failed.map(({ id, message }) => (
              <li key={id}>
                <bdi>{nameOf.get(id)}</bdi>: {errors(message as never)}
              </li>
            ))}
          </ul>
          <Button variant="secondary" onClick={() => router.refresh()}>
            {say("reload")}
          </Button>
        </Notice>
      )}
      <ChoiceGroup id="unopposed" legend={say("legend")}>
        {bodies.map(({ id, name }) => (
          <Checkbox
            key={id}
            id={`unopposed-${id}`}
            label={<bdi>{name}</bdi>}
            checked={chosen.has(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </ChoiceGroup>
      <Button className="mt-3" busy={busy} disabled={chosen.size === 0} onClick={send}>
        {say("button", { count: chosen.size })}
      </Button>
    </Card>
  );
}
