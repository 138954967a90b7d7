"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CategoryReviews } from "@/components/admin/category-reviews";
import { WorkingCalendarFields } from "@/components/admin/working-calendar-fields";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ReviewSettings } from "@/lib/accreditation/queries/review-settings";
import { COMPLETENESS_ALONE } from "@/lib/conferences/review-rules";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { settings: ReviewSettings; action: Action<{ number: number }> };

/** The service clock and the reviews of every category; saving makes a new version. */
export function ReviewRulesForm({ settings, action }: Props) {
  const say = useTranslations("reviewRules");
  const router = useRouter();
  const { id: conferenceId, number, categories } = settings;
  const [calendar, setCalendar] = useState(settings.calendar);
  const [rules, setRules] = useState(settings.rules);
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="mt-4 space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ conferenceId, number, calendar, rules });
      }}
    >
      <WorkingCalendarFields
        id={conferenceId}
        timeZone={settings.timeZone}
        calendar={calendar}
        errors={problem?.fields ?? {}}
        onChange={setCalendar}
      />
      {categories.map((category) => (
        <CategoryReviews
          key={category.id}
          category={category}
          rules={rules[category.id] ?? COMPLETENESS_ALONE}
          onChange={(changed) => setRules({ ...rules, [category.id]: changed })}
        />
      ))}
      {problem && (
        <Notice kind="danger" role="alert" title={problem.text}>
          {[...new Set(Object.values(problem.fields))].map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      )}
      <Button type="submit" busy={busy}>
        {say("save", { number: number + 1 })}
      </Button>
    </form>
  );
}
