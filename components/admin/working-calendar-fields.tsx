"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { TextArea, TextField } from "@/components/ui/text-field";
import type { ReviewSettings } from "@/lib/accreditation/queries/review-settings";

type Calendar = ReviewSettings["calendar"];
type Props = {
  id: string;
  timeZone: string;
  calendar: Calendar;
  errors: Record<string, string>;
  onChange: (calendar: Calendar) => void;
};

/** A week whose first day is a Monday, to name the days by. */
const MONDAY = Date.UTC(2024, 0, 1);

/** Days and hours on which the service clock runs, and the holidays on which it does not. */
export function WorkingCalendarFields({ id, timeZone, calendar, errors, onChange }: Props) {
  const say = useTranslations("reviewRules.calendar");
  const weekday = new Intl.DateTimeFormat(useLocale(), { weekday: "long", timeZone: "UTC" });
  const [holidays, setHolidays] = useState(calendar.holidays.join("\n"));
  return (
    <div className="space-y-4">
      <ChoiceGroup id={`${id}-days`} legend={say("days")} error={errors["calendar.workingDays"]}>
        <div className="grid sm:grid-cols-4">
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox
              key={day}
              id={`${id}-day-${day}`}
              label={weekday.format(MONDAY + (day - 1) * 86_400_000)}
              checked={calendar.workingDays.includes(day)}
              onChange={({ target }) => {
                const others = calendar.workingDays.filter((other) => other !== day);
                onChange({ ...calendar, workingDays: target.checked ? [...others, day].toSorted() : others });
              }}
            />
          ))}
        </div>
      </ChoiceGroup>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id={`${id}-from`}
          type="time"
          label={say("from", { timeZone })}
          error={errors["calendar.worksFrom"]}
          value={calendar.worksFrom}
          onChange={(event) => onChange({ ...calendar, worksFrom: event.target.value })}
        />
        <TextField
          id={`${id}-until`}
          type="time"
          label={say("until", { timeZone })}
          error={errors["calendar.worksUntil"]}
          value={calendar.worksUntil}
          onChange={(event) => onChange({ ...calendar, worksUntil: event.target.value })}
        />
      </div>
      <TextArea
        id={`${id}-holidays`}
        label={say("holidays")}
        hint={say("holidaysHint")}
        error={Object.entries(errors).find(([field]) => field.startsWith("calendar.holidays"))?.[1]}
        value={holidays}
        onChange={(event) => {
          setHolidays(event.target.value);
          const dates = event.target.value.split(/\s+/).filter((date) => date !== "");
          onChange({ ...calendar, holidays: dates });
        }}
      />
    </div>
  );
}
