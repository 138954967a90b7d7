import { CircleCheck, CircleX, Copy, Equal, PencilLine, Plus } from "lucide-react";
import { StateMark } from "@/components/ui/state-mark";
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
  return <StateMark {...LOOK[outcome]} label={label} />;
}
