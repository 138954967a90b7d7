import {
  Archive,
  ArrowLeftRight,
  Ban,
  CircleCheck,
  CircleDot,
  CirclePause,
  CircleX,
  Eraser,
  Hourglass,
  ListOrdered,
  Mail,
  PencilLine,
  Scale,
  ScanSearch,
  Stamp,
  TimerOff,
  Undo2,
} from "lucide-react";
import { type StateLook, StateMark } from "@/components/ui/state-mark";
import type { DelegateState } from "@/lib/policy/delegate-states";

const LOOK: Record<DelegateState, StateLook> = {
  INVITED: { icon: Mail, look: "border-line bg-paper text-ink" },
  DRAFT: { icon: PencilLine, look: "border-line bg-wash text-muted" },
  AWAITING_ENDORSEMENT: { icon: Stamp, look: "border-amber bg-amber-wash text-amber" },
  WAITLISTED: { icon: ListOrdered, look: "border-line bg-paper text-ink" },
  SUBMITTED: { icon: Hourglass, look: "border-action bg-action-wash text-action-deep" },
  IN_REVIEW: { icon: ScanSearch, look: "border-action bg-action-wash text-action-deep" },
  RETURNED: { icon: Undo2, look: "border-amber bg-amber-wash text-amber" },
  READY: { icon: CircleDot, look: "border-action bg-paper text-action" },
  APPROVED: { icon: CircleCheck, look: "border-green bg-green-wash text-green" },
  REJECTED: { icon: CircleX, look: "border-red bg-red-wash text-red" },
  UNDER_APPEAL: { icon: Scale, look: "border-amber bg-amber-wash text-amber" },
  SUSPENDED: { icon: CirclePause, look: "border-amber bg-amber-wash text-amber" },
  REVOKED: { icon: Ban, look: "border-red bg-red-wash text-red" },
  WITHDRAWN: { icon: CircleX, look: "border-line bg-wash text-muted" },
  SUBSTITUTED: { icon: ArrowLeftRight, look: "border-line bg-wash text-muted" },
  LAPSED: { icon: TimerOff, look: "border-line bg-wash text-muted" },
  CLOSED: { icon: Archive, look: "border-line bg-wash text-muted" },
  PURGED: { icon: Eraser, look: "border-line bg-wash text-muted" },
};

/** A state as word, icon and colour. */
export function StateBadge({ state, label }: { state: DelegateState; label: string }) {
  return <StateMark {...LOOK[state]} label={label} />;
}
