"use client";

import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  importId: string;
  sheets: readonly Choice[];
  texts: Record<"label" | "prompt" | "read", string>;
  action: Action<undefined>;
};

/** Another sheet of the workbook, to be read instead of the one that was. */
export function SheetForm({ importId, sheets, texts, action }: Props) {
  const router = useRouter();
  const [sheet, setSheet] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (sheet) submit({ importId, sheet });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <div className="w-full max-w-md">
        <SelectField
          id="sheet"
          label={texts.label}
          prompt={texts.prompt}
          value={sheet}
          onChange={(event) => setSheet(event.target.value)}
          choices={sheets}
        />
      </div>
      <Button type="submit" variant="secondary" busy={busy}>
        {texts.read}
      </Button>
    </form>
  );
}
