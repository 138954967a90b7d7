"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { handOverBadgeSchema } from "@/lib/badges/schema";
import { DOCUMENT_TYPES } from "@/lib/delegates/schema/choices";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  badgeId: string;
  /** The registered document's kind, chosen beforehand. */
  documentType: string | null;
  registered: string | null;
  action: Action<{ badgeId: string }>;
};

/** The identity check: document shown, last characters as seen, face compared. Then the badge changes hands. */
export function HandOverForm({ badgeId, documentType, registered, action }: Props) {
  const say = useTranslations("desk");
  const words = useTranslations("validation");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(handOverBadgeSchema),
    defaultValues: {
      badgeId,
      documentType: (documentType ?? "PASSPORT") as never,
      lastFour: "",
      faceMatches: false as never,
      otherDocument: false,
    },
  });
  const errorOf = (field: "documentType" | "lastFour" | "faceMatches") => {
    const key = formState.errors[field]?.message;
    return key ? words(key as never) : problem?.fields[field];
  };
  const differs = problem?.fields.lastFour !== undefined;
  return (
    <form noValidate onSubmit={handleSubmit((input) => submit(input))} className="space-y-4">
      <p>{say("handOverText")}</p>
      {registered && <p className="text-sm text-muted">{registered}</p>}
      <SelectField
        id="documentType"
        label={say("document")}
        error={errorOf("documentType")}
        choices={DOCUMENT_TYPES.map((value) => ({ value, label: say(`documentType.${value}`) }))}
        {...register("documentType")}
      />
      <TextField
        id="lastFour"
        label={say("lastFour")}
        hint={say("lastFourHint")}
        error={errorOf("lastFour")}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={4}
        autoFocus
        className="tabular max-w-40 text-xl uppercase"
        {...register("lastFour")}
      />
      <Checkbox
        id="faceMatches"
        label={say("faceMatches")}
        error={errorOf("faceMatches")}
        {...register("faceMatches")}
      />
      {differs && <Checkbox id="otherDocument" label={say("otherDocument")} {...register("otherDocument")} />}
      {problem && (
        <Notice kind={differs ? "warning" : "danger"} role="alert">
          <p>{problem.text}</p>
        </Notice>
      )}
      <Button type="submit" busy={busy} className="min-h-16 w-full text-xl">
        {say("handOver")}
      </Button>
    </form>
  );
}
