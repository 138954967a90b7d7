"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Problem } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/text-field";
import { type PastedLine, pastedLines } from "@/lib/organizations/pasted-lines";

/** A line under the hand; `key` stays with it while lines come and go. */
export type EditedLine = PastedLine & { key: number; id: string | null };

type Props = { lines: EditedLine[]; onLines: (lines: EditedLine[]) => void; problem: Problem | null };

const FIELDS = [
  ["nameAsWritten", "name"],
  ["titleAsWritten", "functionalTitle"],
  ["roleAsWritten", "role"],
] as const;

const EMPTY: PastedLine = { nameAsWritten: "", titleAsWritten: "", roleAsWritten: "" };
const isEmpty = (line: PastedLine) => FIELDS.every(([field]) => line[field].trim() === "");

/** Gives lines their keys. */
export function editable(lines: readonly (PastedLine & { id?: string | null })[], from = 0): EditedLine[] {
  return lines.map(({ nameAsWritten, titleAsWritten, roleAsWritten, id = null }, index) => ({
    nameAsWritten,
    titleAsWritten,
    roleAsWritten,
    id,
    key: from + index,
  }));
}

/** What goes to the server: rows left empty are no lines. */
export function filledLines(lines: readonly EditedLine[]): (PastedLine & { id: string | null })[] {
  return lines.filter((line) => !isEmpty(line)).map(({ key: _key, ...line }) => line);
}

/** The lines of a document, typed one by one or pasted from a spreadsheet. */
export function LinesEditor({ lines, onLines, problem }: Props) {
  const say = useTranslations("nominations.form");
  const [pasted, setPasted] = useState("");
  const nextKey = Math.max(0, ...lines.map(({ key }) => key)) + 1;
  const change = (key: number, field: keyof PastedLine, value: string) =>
    onLines(lines.map((line) => (line.key === key ? { ...line, [field]: value } : line)));
  // Problems count the lines that were sent.
  const sent = lines.filter((line) => !isEmpty(line));
  const errorOf = (key: number, field: string) =>
    problem?.fields[`lines.${sent.findIndex((line) => line.key === key)}.${field}`];
  return (
    <fieldset className="space-y-4">
      <legend className="text-lg font-semibold">{say("lines")}</legend>
      <p className="text-sm text-muted">{say("linesHint")}</p>
      <details className="rounded-md border border-line p-3">
        <summary className="min-h-11 cursor-pointer content-center font-semibold text-action">
          {say("paste")}
        </summary>
        <div className="mt-2 space-y-3">
          <TextArea
            id="paste"
            label={say("paste")}
            hint={say("pasteHint")}
            rows={5}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
          <Button
            variant="secondary"
            disabled={pastedLines(pasted).length === 0}
            onClick={() => {
              const taken = editable(pastedLines(pasted), nextKey);
              onLines([...lines.filter((line) => !isEmpty(line)), ...taken]);
              setPasted("");
            }}
          >
            {say("take")} <bdi className="tabular">{pastedLines(pasted).length || ""}</bdi>
          </Button>
        </div>
      </details>
      <ol className="space-y-3">
        {lines.map((line, index) => (
          <li key={line.key}>
            <fieldset className="rounded-md border border-line p-3">
              <legend className="px-1 text-sm text-muted">{say("line", { number: index + 1 })}</legend>
              <div className="grid gap-3 md:grid-cols-[1fr_1fr_12rem_auto] md:items-end">
                {FIELDS.map(([field, label]) => (
                  <TextField
                    key={field}
                    id={`line-${line.key}-${field}`}
                    label={say(label)}
                    error={errorOf(line.key, field)}
                    value={line[field]}
                    onChange={(event) => change(line.key, field, event.target.value)}
                  />
                ))}
                <Button
                  variant="quiet"
                  aria-label={say("remove", { number: index + 1 })}
                  onClick={() => onLines(lines.filter(({ key }) => key !== line.key))}
                >
                  <Trash2 aria-hidden className="size-5" />
                </Button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <Button variant="secondary" onClick={() => onLines([...lines, { ...EMPTY, key: nextKey, id: null }])}>
        <Plus aria-hidden className="size-5" />
        {say("add")}
      </Button>
    </fieldset>
  );
}
