import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  Forward,
  Hourglass,
  ScanSearch,
  ShieldOff,
  Stamp,
} from "lucide-react";
import { type StateLook, StateMark } from "@/components/ui/state-mark";
import type { ClearanceState } from "@/lib/policy/clearance-workflow";

const LOOK: Record<ClearanceState, StateLook> = {
  NOT_REQUIRED: { icon: CircleDashed, look: "border-line bg-wash text-muted" },
  PENDING: { icon: Hourglass, look: "border-line bg-paper text-ink" },
  RUNNING: { icon: ScanSearch, look: "border-action bg-action-wash text-action-deep" },
  QUERY: { icon: CircleHelp, look: "border-amber bg-amber-wash text-amber" },
  POSSIBLE_MATCH: { icon: ShieldOff, look: "border-amber bg-amber-wash text-amber" },
  REFERRED: { icon: Forward, look: "border-amber bg-amber-wash text-amber" },
  CLEARED: { icon: CircleCheck, look: "border-green bg-green-wash text-green" },
  NOT_CLEARED: { icon: CircleX, look: "border-red bg-red-wash text-red" },
  WAIVED: { icon: Stamp, look: "border-line bg-paper text-ink" },
};

/** A state of the clearance file, or the word that others see, as word, icon and colour. */
export function ClearanceMark({ state, label }: { state: ClearanceState; label: string }) {
  return <StateMark {...LOOK[state]} label={label} />;
}
