import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";

type Props = { conferenceId: string; action: Action<unknown> };

/** Keeps a person's data, or those of the whole conference, for a reason. */
export function PlaceHoldForm({ conferenceId, action }: Props) {
  const say = useTranslations("retention.hold");
  return (
    <ReasonForm
      subject={{ conferenceId }}
      fields={[
        {
          name: "reference",
          id: "hold-reference",
          dir: "ltr",
          label: say("reference"),
          hint: say("referenceHint"),
        },
        { name: "reason", id: "hold-reason", label: say("reason") },
      ]}
      button={say("place")}
      variant="secondary"
      action={action}
    />
  );
}
