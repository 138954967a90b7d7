"use client";

import { useRef, useState } from "react";
import { useSubmit } from "@/components/forms/use-submit";
import { sendTable } from "@/components/imports/send-table";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { describedBy, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
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
};

/** Choosing a table and sending it; the preview opens when it has arrived. */
export function StartForm({ importId, place, kinds, maxArchive, base, texts }: Props) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState(kinds[0]?.value ?? "");
  const arePhotos = kind === "PHOTOS";
  const [most, tooLarge] = arePhotos ? [maxArchive, texts.archiveTooLarge] : [MAX_BYTES, texts.fileTooLarge];
  const [wrong, setWrong] = useState<string>();
  const { submit, busy, problem } = useSubmit(sendTable, (sent) => router.push(`${base}/${sent.importId}`));
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
          submit({ query: { importId, kind, name: file.name.slice(-200), ...place }, file });
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
        {problem && (
          <Notice kind="danger" role="alert">
            <p>{problem.text}</p>
          </Notice>
        )}
        <Button type="submit" busy={busy}>
          {texts.send}
        </Button>
      </form>
    </Card>
  );
}
