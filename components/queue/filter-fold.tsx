"use client";

import { SlidersHorizontal } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { buttonClass } from "@/components/ui/button";

type Props = {
  label: string;
  /** What is filtered by now. */
  current: string;
  children: ReactNode;
};

/**
 * Filters that leave a narrow screen to the rows until somebody opens them; a wide one shows them always. What folds is
 * marked with `FOLDED`.
 */
export function FilterFold({ label, current, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="group/filters space-y-4" data-open={open || undefined}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={`${buttonClass("secondary")} w-full lg:hidden`}
      >
        <SlidersHorizontal aria-hidden className="size-5" />
        <span>
          {label} · {current}
        </span>
      </button>
      <div id={id} className="space-y-4">
        {children}
      </div>
    </div>
  );
}
