"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CapacityField } from "@/components/admin/capacity-field";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  conference: { id: string; title: string; capacity: number | null };
  action: Action<undefined>;
};

/** How many people the venue holds; beyond it, who is reviewed waits for room. */
export function VenueForm({ conference: { id, title, capacity: before }, action }: Props) {
  const say = useTranslations("categories");
  const router = useRouter();
  const [capacity, setCapacity] = useState(before);
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="mt-3 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ conferenceId: id, before, capacity });
      }}
    >
      <CapacityField
        id={`${id}-capacity`}
        label={say("venueCapacity")}
        hint={say("venueCapacityHint")}
        error={problem?.fields.capacity}
        value={capacity}
        onChange={setCapacity}
      />
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button type="submit" variant="secondary" busy={busy} disabled={capacity === before}>
        {say("save")}
        <span className="sr-only">
          {" "}
          {say("venueCapacity")} {title}
        </span>
      </Button>
    </form>
  );
}
