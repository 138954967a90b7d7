import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";

type Props = { delegateId: string; queryId: string; action: Action<undefined> };

/** Does not put the query to the person, and tells the reviewer why. */
export function DismissQuery({ delegateId, queryId, action }: Props) {
  const say = useTranslations("review.reviews");
  return (
    <div className="mt-2">
      <ReasonForm
        subject={{ delegateId, queryId }}
        fields={[{ name: "answer", id: `answer-${queryId}`, label: say("answer") }]}
        button={say("dismiss")}
        variant="secondary"
        action={action}
      />
    </div>
  );
}
