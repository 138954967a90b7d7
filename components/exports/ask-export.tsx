"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { EXPORT_FORMATS, type StartExportInput } from "@/lib/accreditation/schema";
import { Link, useRouter } from "@/lib/i18n/navigation";

type Props = {
  what: Omit<StartExportInput, "exportId" | "format">;
  ids: Record<(typeof EXPORT_FORMATS)[number], string>;
  start: Action<unknown>;
  allowed: boolean;
  waiting: boolean;
};

/** Asks a second person for an export beyond one delegation, and says what it is for. */
export function AskExport({ what, ids, start, allowed, waiting }: Props) {
  const say = useTranslations("signatures.ask");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const { submit, busy, problem } = useSubmit(start, () => router.refresh());
  if (!allowed) return <Notice kind="warning" title={say("exportNotYours")} />;
  return (
    <div className="max-w-prose space-y-4">
      <Notice title={say("export")} />
      {waiting && (
        <Notice kind="success" role="status" title={say("asked")}>
          <Link className="inline-flex min-h-11 items-center text-action underline" href="/signatures">
            {say("open")}
          </Link>
        </Notice>
      )}
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <TextField
        id="reason"
        label={say("reason")}
        hint={say("reasonHint")}
        error={problem?.fields.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex flex-wrap gap-3">
        {EXPORT_FORMATS.map((format) => (
          <Button
            key={format}
            variant={format === "xlsx" ? "primary" : "secondary"}
            busy={busy}
            onClick={() => submit({ ...what, exportId: ids[format], format, reason })}
          >
            {say("button", { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
    </div>
  );
}
