"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PaperActions } from "@/components/forms/use-paper";
import { type Action, LINES_LIMIT, useSubmit } from "@/components/forms/use-submit";
import { editable, filledLines, LinesEditor } from "@/components/nominations/lines-editor";
import { PaperField } from "@/components/nominations/paper-field";
import { PaperPages } from "@/components/nominations/paper-pages";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { NOMINATION_KINDS } from "@/lib/conferences/nomination-checks";
import type { SentPaper } from "@/lib/documents/schema";
import { useRouter } from "@/lib/i18n/navigation";
import type { PastedLine } from "@/lib/organizations/pasted-lines";

type Props = PaperActions & {
  delegationId: string;
  /** The document that this one replaces, with its lines to begin from. */
  supersedes: { id: string; version: number; kind: string; lines: PastedLine[] } | null;
  record: Action<{ id: string }>;
};

const ONE_EMPTY = [{ nameAsWritten: "", titleAsWritten: "", roleAsWritten: "" }];

/** A note verbale and its lines: the paper on one side, what is typed off it on the other. */
export function RecordForm({ delegationId, supersedes, begin, finish, record }: Props) {
  const say = useTranslations("nominations");
  const router = useRouter();
  const [paper, setPaper] = useState<(SentPaper & { name: string }) | null>(null);
  const [lines, setLines] = useState(() => editable(supersedes?.lines ?? ONE_EMPTY));
  const { submit, busy, problem } = useSubmit(
    record,
    ({ id }) => {
      router.push(`/delegations/${delegationId}/documents/${id}`);
      router.refresh();
    },
    LINES_LIMIT,
  );
  const send = (form: FormData) =>
    submit({
      delegationId,
      kind: form.get("kind"),
      reference: form.get("reference"),
      documentDate: form.get("documentDate"),
      fileId: paper?.fileId ?? null,
      supersedes: supersedes && { id: supersedes.id, version: supersedes.version },
      lines: filledLines(lines).map(({ id: _id, ...line }) => line),
    });
  return (
    <form
      noValidate
      className="mt-6 space-y-8"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <div className="grid gap-4 md:grid-cols-3">
        <SelectField
          id="kind"
          name="kind"
          label={say("form.kind")}
          choices={NOMINATION_KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
          defaultValue={supersedes?.kind ?? "NOTE_VERBALE"}
          error={problem?.fields.kind}
        />
        <TextField
          id="reference"
          name="reference"
          label={say("form.reference")}
          hint={say("form.referenceHint")}
          error={problem?.fields.reference}
        />
        <TextField
          id="documentDate"
          name="documentDate"
          type="date"
          label={say("form.date")}
          error={problem?.fields.documentDate}
        />
      </div>
      <PaperField
        delegationId={delegationId}
        paper={paper}
        onPaper={setPaper}
        begin={begin}
        finish={finish}
      />
      {paper && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center font-semibold text-action">
            {say("view.paper")}
          </summary>
          <PaperPages file={{ id: paper.fileId, pages: paper.pages }} />
        </details>
      )}
      <LinesEditor lines={lines} onLines={setLines} problem={problem} />
      {problem && (
        <Notice kind="danger" role="alert" title={problem.text}>
          {problem.fields.lines && <p>{problem.fields.lines}</p>}
        </Notice>
      )}
      <Button type="submit" busy={busy}>
        {say("form.save")}
      </Button>
    </form>
  );
}
