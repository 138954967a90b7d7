import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";

type Props = {
  delegateId: string;
  version: number;
  name: string;
  /** A place becomes free and goes to the waiting list. */
  hasPlace: boolean;
  action: Action<unknown>;
};

/** Takes somebody out of the delegation, with what that means and a reason that the person reads. */
export function RemoveForm({ delegateId, version, name, hasPlace, action }: Props) {
  const say = useTranslations("delegation.remove");
  const spokenName = <span className="sr-only"> {name}</span>;
  return (
    <details className="mt-1">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
        {say("open")}
        {spokenName}
      </summary>
      <div className="mt-2 max-w-prose">
        <ReasonForm
          subject={{ delegateId, version }}
          fields={[
            {
              name: "textForPerson",
              id: `reason-${delegateId}`,
              label: say("reason"),
              hint: say("reasonHint"),
              rows: 3,
            },
          ]}
          button={
            <>
              {say("now")}
              {spokenName}
            </>
          }
          variant="danger"
          action={action}
        >
          <p>{say(hasPlace ? "textWithPlace" : "text")}</p>
        </ReasonForm>
      </div>
    </details>
  );
}
