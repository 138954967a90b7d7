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

const shown = (value: unknown) =>
  Array.isArray(value) ? value.filter(Boolean).join(", ") : String(value ?? "");

/** Two devices changed the same step: both texts side by side, and the person chooses. */
export function ConflictNotice({ fields, mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  const say = useTranslations("registration.conflict");
  const different = fields.filter(({ name }) => shown(mine[name]) !== shown(theirs[name]));
  return (
    <Notice kind="warning" role="alert" title={say("title")}>
      <p>{say("text")}</p>
      <dl className="mt-2 space-y-2">
        {different.map(({ name, label }) => (
          <div key={name}>
            <dt className="font-semibold">{label}</dt>
            <dd>
              {say("mine")} <bdi>{shown(mine[name]) || "—"}</bdi>
            </dd>
            <dd>
              {say("theirs")} <bdi>{shown(theirs[name]) || "—"}</bdi>
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
