import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";

type Props = { conferenceId: string; listHash: string; action: Action<unknown> };

/** Lays the list that is shown before a second person. */
export function AskPurgeForm({ conferenceId, listHash, action }: Props) {
  const say = useTranslations("retention.ask");
  return (
    <ReasonForm
      subject={{ conferenceId, listHash }}
      fields={[{ name: "reason", id: "purge-reason", label: say("reason"), hint: say("hint") }]}
      button={say("button")}
      action={action}
    />
  );
}
