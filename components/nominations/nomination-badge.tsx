import clsx from "clsx";
import { ArrowLeftRight, CircleCheck, Hourglass, TriangleAlert } from "lucide-react";
import type { NominationState } from "@/lib/delegates/queries/nominations";

const LOOK: Record<NominationState, { icon: typeof Hourglass; look: string }> = {
  RECEIVED: { icon: Hourglass, look: "border-action bg-action-wash text-action-deep" },
  VERIFIED: { icon: CircleCheck, look: "border-green bg-green-wash text-green" },
  DEFECTIVE: { icon: TriangleAlert, look: "border-red bg-red-wash text-red" },
  SUPERSEDED: { icon: ArrowLeftRight, look: "border-line bg-wash text-muted" },
};

/** How a nomination document stands, as word, icon and colour. */
export function NominationBadge({ state, label }: { state: NominationState; label: string }) {
  const { icon: Icon, look } = LOOK[state];
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
