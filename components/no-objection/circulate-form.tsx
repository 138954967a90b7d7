"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";
import { instantOf } from "@/lib/i18n/zoned-time";
import { noticeProblems } from "@/lib/organizations/no-objection/notice-period";
import type { Applicant } from "@/lib/organizations/no-objection/queries/circulations";

type Props = {
  conference: { id: string; slug: string; city: string };
  bodies: readonly Applicant[];
  clock: { startsOn: string; timeZone: string; days: number };
  /** The last day that the conference's rule gives. */
  usual: string;
  action: Action<{ id: string }>;
};

/** Chooses the bodies and the end of the clock; what the rule would warn of is said while the date is chosen. */
export function CirculateForm({ conference, bodies, clock, usual, action }: Props) {
  const say = useTranslations("circulations");
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(bodies.map(({ id }) => id)));
  const [day, setDay] = useState(usual);
  const [time, setTime] = useState("18:00");
  const [acknowledged, setAcknowledged] = useState(false);
  const { submit, busy, problem } = useSubmit(action, ({ id }) =>
    router.push(`/review/${conference.slug}/circulations/${id}`),
  );
  const whole = /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d$/.test(time);
  const problems = whole
    ? noticeProblems({
        ...clock,
        circulatedAt: new Date(),
        closesAt: instantOf(day, `${time}:00`, clock.timeZone),
      })
    : [];
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const send = () =>
    submit({
      conferenceId: conference.id,
      delegations: bodies.filter(({ id }) => chosen.has(id)).map(({ id, version }) => ({ id, version })),
      closesOn: day,
      closesAt: time,
      acknowledged,
    });
  return (
    <form
      noValidate
      className="mt-6 max-w-3xl space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <ChoiceGroup id="delegations" legend={say("make.bodies")} error={problem?.fields.delegations}>
        {bodies.map(({ id, name }) => (
          <Checkbox
            key={id}
            id={`body-${id}`}
            label={<bdi>{name}</bdi>}
            checked={chosen.has(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </ChoiceGroup>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id="closesOn"
          type="date"
          label={say("make.closesOn")}
          hint={say("make.zone", { city: conference.city })}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          error={problem?.fields.closesOn}
        />
        <TextField
          id="closesAt"
          type="time"
          label={say("make.closesAt")}
          hint={say("make.zone", { city: conference.city })}
          value={time}
          onChange={(event) => setTime(event.target.value)}
          error={problem?.fields.closesAt}
        />
      </div>
      {problems.length > 0 && (
        <Notice kind="warning" role="status" title={say("make.warning")}>
          <ul className="list-disc ps-5">
            {problems.map((key) => (
              <li key={key}>{say(`notice.${key}`, { days: clock.days })}</li>
            ))}
          </ul>
          {!problems.includes("closesInThePast") && (
            <Checkbox
              id="acknowledged"
              label={say("make.acknowledge")}
              checked={acknowledged}
              onChange={(event) => setAcknowledged(event.target.checked)}
              error={problem?.fields.acknowledged}
            />
          )}
        </Notice>
      )}
      <p className="max-w-prose text-muted">{say("make.meaning", { count: chosen.size })}</p>
      <Button type="submit" busy={busy} disabled={chosen.size === 0}>
        {say("make.send")}
      </Button>
    </form>
  );
}
