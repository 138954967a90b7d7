"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { HolderCard } from "@/components/gate/holder-card";
import type { Signal } from "@/components/gate/signal";
import { VERDICT_LOOK } from "@/components/gate/verdict-look";
import type { Verification } from "@/lib/badges/queries/verify";
import type { Locale } from "@/lib/i18n/config";
import { formatClock, formatInstant } from "@/lib/i18n/dates";

function Age({ checkedAt, timeZone }: { checkedAt: string; timeZone: string }) {
  const say = useTranslations("verify");
  const [now, setNow] = useState(() => Date.parse(checkedAt));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const time = formatClock(new Date(checkedAt), timeZone);
  const seconds = Math.max(0, Math.round((now - Date.parse(checkedAt)) / 1000));
  return (
    <p className="tabular">
      {say("checkedAt", { time })} · {say("ago", { seconds })}
    </p>
  );
}

/** White on each has 5:1 or more. */
const GROUND: Record<Signal, string> = { good: "bg-[#1b7a3d]", wait: "bg-[#8a5a00]", bad: "bg-[#b3261e]" };

/** The answer as a whole screen: colour, icon, word, what to do; then photo, name, category and zones. */
export function VerdictScreen({ answer, onNext }: { answer: Verification; onNext: () => void }) {
  const say = useTranslations("verify");
  const locale = useLocale() as Locale;
  const next = useRef<HTMLButtonElement>(null);
  const { verdict, notHandedOver, holder, number } = answer;
  const { icon: Icon, signal } = VERDICT_LOOK[verdict];
  const timeZone = answer.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = (instant: string | null) =>
    instant ? formatInstant(new Date(instant), locale, { timeZone, city: "" }) : "";
  const key = notHandedOver ? "notHandedOver" : verdict;

  useEffect(() => next.current?.focus({ preventScroll: true }), []);

  return (
    <div className={clsx("fixed inset-0 z-40 flex flex-col overflow-y-auto p-4 text-[#fff]", GROUND[signal])}>
      <div role="alert" className="flex flex-col items-center gap-1 text-center">
        <Icon aria-hidden className={holder ? "size-16" : "size-32"} strokeWidth={2.5} />
        <p className="text-[2.5rem] leading-tight font-bold">{say(`verdict.${key}.word`)}</p>
        <p className="text-lg">
          {say(`verdict.${key}.text`, { from: day(answer.validFrom), until: day(answer.validUntil) })}
        </p>
      </div>
      {holder && <HolderCard holder={holder} />}
      <div className="mt-auto space-y-2 pt-3 text-center">
        {number && (
          <p className="tabular text-lg font-semibold">
            <bdi>{number}</bdi>
          </p>
        )}
        <Age checkedAt={answer.checkedAt} timeZone={timeZone} />
        <button
          ref={next}
          type="button"
          onClick={onNext}
          className="min-h-16 w-full max-w-md rounded-md bg-[#fff] px-6 text-xl font-bold text-[#14212b] focus-visible:outline-[#fff]"
        >
          {say("next")}
        </button>
      </div>
    </div>
  );
}
