"use client";

import { useTranslations } from "next-intl";
import type { Saving } from "@/components/registration/use-draft-saving";
import { Button } from "@/components/ui/button";

type Props = { busy: boolean; saving: Saving; onBack: (() => void) | null; onLater: () => void };

/** On, back, or away for now; beside it whether what was typed is stored. */
export function StepActions({ busy, saving, onBack, onLater }: Props) {
  const say = useTranslations("registration");
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-5">
      <Button type="submit" busy={busy} className="w-full sm:w-auto">
        {say("next")}
      </Button>
      {onBack && (
        <Button variant="secondary" onClick={onBack}>
          {say("back")}
        </Button>
      )}
      <Button variant="quiet" onClick={onLater}>
        {say("later")}
      </Button>
      <p role="status" className="text-sm text-muted">
        {(saving === "saving" || saving === "saved") && say(`saving.${saving}`)}
      </p>
    </div>
  );
}
