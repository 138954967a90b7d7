"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { QUEUE_COLUMNS, type QueueColumn } from "@/lib/accreditation/queue/columns";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { columns: readonly QueueColumn[]; choose: Action<unknown> };

/** Which columns the queue shows; kept with the account, so they are there on the next computer too. */
export function ColumnChoice({ columns, choose }: Props) {
  const say = useTranslations("queue.column");
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly QueueColumn[]>(columns);
  const { submit, busy, problem } = useSubmit(choose, () => router.refresh());
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-action">{say("choose")}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit({ columns: chosen });
        }}
      >
        <div className="grid gap-x-4 sm:grid-cols-3">
          {QUEUE_COLUMNS.map((name) => (
            <Checkbox
              key={name}
              id={`column-${name}`}
              label={say(name)}
              checked={chosen.includes(name)}
              onChange={(event) =>
                setChosen((before) =>
                  event.target.checked ? [...before, name] : before.filter((other) => other !== name),
                )
              }
            />
          ))}
        </div>
        {problem && <Notice kind="danger" role="alert" title={problem.fields.columns ?? problem.text} />}
        <Button type="submit" variant="secondary" busy={busy}>
          {say("apply")}
        </Button>
      </form>
    </details>
  );
}
