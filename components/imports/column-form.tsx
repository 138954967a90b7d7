"use client";

import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { useRouter } from "@/lib/i18n/navigation";
import type { StoredColumns } from "@/lib/imports/schema";

type Props = {
  importId: string;
  fields: readonly { name: string; label: string }[];
  columns: readonly Choice[];
  chosen: StoredColumns;
  dateOrders: readonly Choice[];
  texts: Record<"notRead" | "dateOrder" | "apply" | "columnTwice", string>;
  action: Action<undefined>;
};

/** Which column of the file fills which field, and how ambiguous dates are meant. */
export function ColumnForm({ importId, fields, columns, chosen, dateOrders, texts, action }: Props) {
  const router = useRouter();
  const [places, setPlaces] = useState(
    Object.fromEntries(Object.entries(chosen.fields).map(([field, column]) => [field, String(column)])),
  );
  const [dateOrder, setDateOrder] = useState<string>(chosen.dateOrder ?? "");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const taken = Object.values(places).filter((place) => place !== "");
  const isTwice = (place: string | undefined) => taken.filter((other) => other === place).length > 1;
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const filled = Object.entries(places).filter(([, place]) => place !== "");
        const picked = Object.fromEntries(filled.map(([field, place]) => [field, Number(place)]));
        submit({ importId, columns: picked, dateOrder: dateOrder || null });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {fields.map(({ name, label }) => (
          <SelectField
            key={name}
            id={`column-${name}`}
            label={label}
            prompt={texts.notRead}
            value={places[name] ?? ""}
            onChange={(event) => setPlaces({ ...places, [name]: event.target.value })}
            choices={columns}
            {...(places[name] && isTwice(places[name]) ? { error: texts.columnTwice } : {})}
          />
        ))}
        <SelectField
          id="dateOrder"
          label={texts.dateOrder}
          value={dateOrder}
          onChange={(event) => setDateOrder(event.target.value)}
          choices={dateOrders}
        />
      </div>
      {problem && (
        <Notice kind="danger" role="alert">
          <p>{problem.text}</p>
        </Notice>
      )}
      <Button type="submit" variant="secondary" busy={busy} disabled={taken.some(isTwice)}>
        {texts.apply}
      </Button>
    </form>
  );
}
