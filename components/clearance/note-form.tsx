import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";

/** A note in the file; what was typed stays until it is kept. */
export function NoteForm({ delegateId, action }: { delegateId: string; action: Action<unknown> }) {
  const say = useTranslations("clearance");
  return (
    <ReasonForm
      subject={{ delegateId }}
      fields={[{ name: "note", id: "note", label: say("note"), hint: say("noteHint"), rows: 3 }]}
      button={say("keepNote")}
      variant="secondary"
      action={action}
    />
  );
}
