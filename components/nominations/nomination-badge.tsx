import { ArrowLeftRight, CircleCheck, Hourglass, TriangleAlert } from "lucide-react";
import { type StateLook, StateMark } from "@/components/ui/state-mark";
import type { NominationState } from "@/lib/delegates/queries/nominations";

const LOOK: Record<NominationState, StateLook> = {
  RECEIVED: { icon: Hourglass, look: "border-action bg-action-wash text-action-deep" },
  VERIFIED: { icon: CircleCheck, look: "border-green bg-green-wash text-green" },
  DEFECTIVE: { icon: TriangleAlert, look: "border-red bg-red-wash text-red" },
  SUPERSEDED: { icon: ArrowLeftRight, look: "border-line bg-wash text-muted" },
};

/** How a nomination document stands, as word, icon and colour. */
export function NominationBadge({ state, label }: { state: NominationState; label: string }) {
  return <StateMark {...LOOK[state]} label={label} />;
}
