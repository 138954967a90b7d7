"use client";

import { useTranslations } from "next-intl";
import type { FieldConfig, FormValues } from "@/components/registration/field-config";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  fields: readonly FieldConfig[];
  mine: FormValues;
  theirs: FormValues;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** A value in the words of its choices. */
function shown({ choices }: FieldConfig, value: unknown): string {
  const word = (one: unknown) => choices?.find((choice) => choice.value === one)?.label ?? String(one ?? "");
  if (typeof value === "boolean") return value ? "✓" : "";
  return Array.isArray(value) ? value.filter(Boolean).map(word).join(", ") : word(value);
}

/** Two devices changed the same step: both texts side by side, and the person chooses. */
export function ConflictNotice({ fields, mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  const say = useTranslations("registration.conflict");
  const different = fields.filter(
    (field) => shown(field, mine[field.name]) !== shown(field, theirs[field.name]),
  );
  return (
    <Notice kind="warning" role="alert" title={say("title")}>
      <p>{say("text")}</p>
      <dl className="mt-2 space-y-2">
        {different.map((field) => (
          <div key={field.name}>
            <dt className="font-semibold">{field.label}</dt>
            <dd>
              {say("mine")} <bdi>{shown(field, mine[field.name]) || "—"}</bdi>
            </dd>
            <dd>
              {say("theirs")} <bdi>{shown(field, theirs[field.name]) || "—"}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="secondary" onClick={onKeepMine}>
          {say("keepMine")}
        </Button>
        <Button variant="secondary" onClick={onTakeTheirs}>
          {say("takeTheirs")}
        </Button>
      </div>
    </Notice>
  );
}
