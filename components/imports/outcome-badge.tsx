import clsx from "clsx";
import { CircleCheck, CircleX, Copy, Equal, PencilLine, Plus } from "lucide-react";
import type { ImportOutcome } from "@/lib/imports/reason";

const LOOK = {
  NEW: { icon: Plus, look: "border-action bg-action-wash text-action-deep" },
  UPDATE: { icon: PencilLine, look: "border-action bg-paper text-action" },
  UNCHANGED: { icon: Equal, look: "border-line bg-wash text-muted" },
  DUPLICATE: { icon: Copy, look: "border-amber bg-amber-wash text-amber" },
  INVALID: { icon: CircleX, look: "border-red bg-red-wash text-red" },
  WRITTEN: { icon: CircleCheck, look: "border-green bg-green-wash text-green" },
  FAILED: { icon: CircleX, look: "border-red bg-red-wash text-red" },
} as const;

/** What will happen to a row, or did, as word, icon and colour. */
export function OutcomeBadge({
  outcome,
  label,
}: {
  outcome: ImportOutcome | "WRITTEN" | "FAILED";
  label: string;
}) {
  const { icon: Icon, look } = LOOK[outcome];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 rounded-md border px-2 py-0.5 text-sm font-semibold",
        look,
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {label}
    </span>
  );
}
