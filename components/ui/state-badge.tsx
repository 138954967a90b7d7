import {
  ArrowLeftRight,
  Ban,
  CircleCheck,
  CircleDot,
  CircleX,
  Hourglass,
  ListOrdered,
  PencilLine,
  ScanSearch,
  Stamp,
  Undo2,
} from "lucide-react";
import { type StateLook, StateMark } from "@/components/ui/state-mark";
import type { DelegateState } from "@/lib/policy/delegate-workflow";

const LOOK: Record<DelegateState, StateLook> = {
  DRAFT: { icon: PencilLine, look: "border-line bg-wash text-muted" },
  AWAITING_ENDORSEMENT: { icon: Stamp, look: "border-amber bg-amber-wash text-amber" },
  WAITLISTED: { icon: ListOrdered, look: "border-line bg-paper text-ink" },
  SUBMITTED: { icon: Hourglass, look: "border-action bg-action-wash text-action-deep" },
  IN_REVIEW: { icon: ScanSearch, look: "border-action bg-action-wash text-action-deep" },
  RETURNED: { icon: Undo2, look: "border-amber bg-amber-wash text-amber" },
  READY: { icon: CircleDot, look: "border-action bg-paper text-action" },
  APPROVED: { icon: CircleCheck, look: "border-green bg-green-wash text-green" },
  REJECTED: { icon: CircleX, look: "border-red bg-red-wash text-red" },
  REVOKED: { icon: Ban, look: "border-red bg-red-wash text-red" },
  WITHDRAWN: { icon: CircleX, look: "border-line bg-wash text-muted" },
  SUBSTITUTED: { icon: ArrowLeftRight, look: "border-line bg-wash text-muted" },
};

/** A state as word, icon and colour. */
export function StateBadge({ state, label }: { state: DelegateState; label: string }) {
  return <StateMark {...LOOK[state]} label={label} />;
}
