import {
  Ban,
  CircleCheck,
  CircleHelp,
  CirclePause,
  Clock,
  type LucideIcon,
  MapPinX,
  RefreshCcwDot,
  ShieldX,
  TimerOff,
} from "lucide-react";
import type { Signal } from "@/components/gate/signal";
import type { CheckOutcome } from "@/lib/badges/standing";

/** Mark and signal of each answer, the same at the gate and in its log; the word comes from the texts. */
export const VERDICT_LOOK: Record<CheckOutcome, { icon: LucideIcon; signal: Signal }> = {
  valid: { icon: CircleCheck, signal: "good" },
  notYetValid: { icon: Clock, signal: "wait" },
  expired: { icon: TimerOff, signal: "bad" },
  held: { icon: CirclePause, signal: "bad" },
  revoked: { icon: Ban, signal: "bad" },
  superseded: { icon: RefreshCcwDot, signal: "bad" },
  unknown: { icon: CircleHelp, signal: "bad" },
  malformed: { icon: ShieldX, signal: "bad" },
  otherConference: { icon: MapPinX, signal: "bad" },
};
