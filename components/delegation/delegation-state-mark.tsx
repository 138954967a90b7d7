import {
  Ban,
  CircleCheck,
  CircleDot,
  CircleX,
  FileText,
  Gavel,
  Hourglass,
  Lock,
  Mail,
  Send,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { type StateLook, StateMark } from "@/components/ui/state-mark";
import type { DelegationState } from "@/lib/policy/delegation-workflow";

const WAITS = "border-action bg-action-wash text-action-deep";
const WARNS = "border-amber bg-amber-wash text-amber";
const GOOD = "border-green bg-green-wash text-green";
const BAD = "border-red bg-red-wash text-red";
const STILL = "border-line bg-wash text-muted";

const LOOK: Record<DelegationState, StateLook> = {
  INVITED: { icon: Mail, look: WAITS },
  FOCAL_POINT_PENDING: { icon: Hourglass, look: WAITS },
  ACTIVE: { icon: CircleCheck, look: GOOD },
  CLOSED: { icon: Lock, look: STILL },
  DECLINED: { icon: Undo2, look: STILL },
  SUSPENDED: { icon: Ban, look: BAD },
  APPLIED: { icon: FileText, look: WAITS },
  ELIGIBILITY: { icon: CircleDot, look: WAITS },
  CIRCULATED: { icon: Send, look: WAITS },
  OBJECTED: { icon: TriangleAlert, look: WARNS },
  BODY_DECIDES: { icon: Gavel, look: WARNS },
  ACCREDITED: { icon: CircleCheck, look: GOOD },
  REFUSED: { icon: CircleX, look: BAD },
};

/** The state of a delegation as word, icon and colour. */
export function DelegationStateMark({ state, label }: { state: DelegationState; label: string }) {
  return <StateMark {...LOOK[state]} label={label} />;
}
