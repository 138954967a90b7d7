"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { SendingProgress } from "@/components/forms/sending-progress";
import { useSending } from "@/components/forms/use-sending";
import type { Action } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { describedBy, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import type { UploadStanding } from "@/lib/documents/schema";
import { useRouter } from "@/lib/i18n/navigation";
import { MAX_BYTES } from "@/lib/tabular/limits";

type Texts = Record<
  | "kindLabel"
  | "file"
  | "fileHint"
  | "photosHint"
  | "fileMissing"
  | "fileTooLarge"
  | "archiveTooLarge"
  | "send",
  string
>;

type Props = {
  /** Made with the page, so that a file sent twice is one import. */
  importId: string;
  place: { conferenceId: string } | { delegationId: string };
  kinds: readonly Choice[];
  /** Bytes of an archive of photos. */
  maxArchive: number;
  /** Address of the page that lists the imports. */
  base: string;
  texts: Texts;
  begin: Action<UploadStanding>;
  finish: Action<{ importId: string }>;
};

/** Choosing a table and sending it; the preview opens when it has arrived. */
export function StartForm({ importId, place, kinds, maxArchive, base, texts, begin, finish }: Props) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState(kinds[0]?.value ?? "");
  const arePhotos = kind === "PHOTOS";
  const [most, tooLarge] = arePhotos ? [maxArchive, texts.archiveTooLarge] : [MAX_BYTES, texts.fileTooLarge];
  const [wrong, setWrong] = useState<string>();
  const errors = useTranslations("errors");
  const [problem, setProblem] = useState("");
  const { sending, send, stop } = useSending();

  async function sendFile(file: File) {
    setProblem("");
    const about = { importId, kind, ...place };
    const { result, stopped } = await send<{ importId: string }>(file, {
      begin: (announced) => begin({ ...announced, ...about }),
      finish: (uploadId) => finish({ ...about, name: file.name.slice(-200), uploadId }),
    });
    if (result.ok) return router.push(`${base}/${result.value.importId}`);
    if (!stopped) setProblem(errors(result.error.message as never));
  }

  const field = {
    id: "table",
    label: texts.file,
    hint: arePhotos ? texts.photosHint : texts.fileHint,
    ...(wrong ? { error: wrong } : {}),
  };
  return (
    <Card>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          const file = input.current?.files?.[0];
          const mistake = file ? (file.size > most ? tooLarge : undefined) : texts.fileMissing;
          setWrong(mistake);
          if (!file || mistake) return input.current?.focus();
          sendFile(file);
        }}
      >
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField
            id="kind"
            label={texts.kindLabel}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            choices={kinds}
          />
          <Field {...field}>
            <input
              ref={input}
              type="file"
              accept={arePhotos ? ".zip" : ".xlsx,.csv,.tsv,.txt"}
              {...describedBy(field)}
              className="control"
              onChange={() => setWrong(undefined)}
            />
          </Field>
        </div>
        {problem && <Notice kind="danger" role="alert" title={problem} />}
        {sending ? (
          <SendingProgress sending={sending} onStop={stop} />
        ) : (
          <Button type="submit">{texts.send}</Button>
        )}
      </form>
    </Card>
  );
}
