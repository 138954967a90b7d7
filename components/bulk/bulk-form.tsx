"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BulkPeople } from "@/components/bulk/bulk-people";
import { BulkTermsFields, type TermsDraft, termsOf } from "@/components/bulk/bulk-terms";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { defaultDue } from "@/components/review/return-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { BulkPerson } from "@/lib/accreditation/bulk/queries/bulk-acts";
import type { BulkKind, PrepareBulkActInput } from "@/lib/accreditation/bulk/schema";
import type { QueueFilter } from "@/lib/accreditation/schema";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  act: { actId: string; conferenceId: string; slug: string };
  kinds: readonly BulkKind[];
  people: readonly BulkPerson[];
  /** How many the filter holds; more than `people` when it was cut. */
  found: number;
  filter: QueueFilter;
  colleagues: readonly { id: string; name: string }[];
  /** Plain dates: today, and the opening. */
  days: { today: string; startsOn: string };
  action: Action<{ actId: string }>;
};

/** Which people and what to do to them; then the page of the act shows what would happen. */
export function BulkForm({ act, kinds, people, found, filter, colleagues, days, action }: Props) {
  const say = useTranslations("bulk");
  const router = useRouter();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [draft, setDraft] = useState<TermsDraft>({
    kind: kinds[0] ?? "ASSIGN",
    assigneeId: "",
    notes: {},
    dueOn: defaultDue(days.today, days.startsOn),
  });
  const { submit, busy, problem } = useSubmit(action, ({ actId }) =>
    router.push(`/review/${act.slug}/bulk/${actId}`),
  );
  const send = () => {
    const ids = people.map(({ id }) => id).filter((id) => !left.has(id));
    const { actId, conferenceId } = act;
    const input: PrepareBulkActInput = {
      actId,
      conferenceId,
      terms: termsOf(draft),
      people: left.size === 0 ? { filter } : { ids },
    };
    submit(input);
  };
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {found > people.length && <Notice kind="warning" title={say("cut", { found, most: people.length })} />}
      <BulkTermsFields
        kinds={kinds}
        colleagues={colleagues}
        today={days.today}
        draft={draft}
        errors={problem?.fields ?? {}}
        onChange={setDraft}
      />
      <BulkPeople people={people} left={left} onChange={setLeft} />
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button type="submit" busy={busy} disabled={left.size === people.length}>
        {say("preview")}
      </Button>
    </form>
  );
}
