"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  type AppealUploadActions,
  type ChosenDocument,
  DocumentsField,
} from "@/components/appeals/documents-field";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  action: Action<{ version: number }>;
  upload: AppealUploadActions;
};

/** The one appeal: grounds in the person's own words with the documents that show them, sent once. */
export function AppealForm({ delegateId, version, action, upload }: Props) {
  const say = useTranslations("appeals.own");
  const router = useRouter();
  const [grounds, setGrounds] = useState("");
  const [chosen, setChosen] = useState<ChosenDocument[]>([]);
  const [sending, setSending] = useState(false);
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) submit({ delegateId, version, grounds, documents: chosen.map(({ fileId }) => fileId) });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <TextArea
        id="grounds"
        label={say("grounds")}
        hint={say("groundsHint")}
        error={problem?.fields.grounds}
        rows={6}
        value={grounds}
        onChange={(event) => setGrounds(event.target.value)}
      />
      <DocumentsField
        delegateId={delegateId}
        chosen={chosen}
        onChosen={setChosen}
        onSending={setSending}
        {...upload}
      />
      <Button type="submit" busy={busy} disabled={sending}>
        {say("send")}
      </Button>
    </form>
  );
}
