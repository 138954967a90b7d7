"use client";

import { useTranslations } from "next-intl";
import type { Problem } from "@/components/forms/use-submit";
import { TextField } from "@/components/ui/text-field";

export type Arrival = { arrivalOn: string; arrivalTime: string; arrivalFlight: string };

type Props = { value: Arrival; problem: Problem | null; onChange: (value: Arrival) => void };

/** Day, time and flight of an arrival, as far as they are known. */
export function ArrivalFields({ value, problem, onChange }: Props) {
  const say = useTranslations("vips");
  const field = (name: keyof Arrival) => ({
    id: name,
    label: say(name),
    optional: say("optional"),
    error: problem?.fields[name],
    value: value[name],
    dir: "ltr" as const,
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...value, [name]: target.value }),
  });
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <TextField {...field("arrivalOn")} type="date" />
      <TextField {...field("arrivalTime")} type="time" />
      <TextField {...field("arrivalFlight")} />
    </div>
  );
}
