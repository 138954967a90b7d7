import clsx from "clsx";
import { Ban, CircleCheck, Mail } from "lucide-react";
import type { UserState as State } from "@/lib/identity/queries/users";

const LOOK: Record<State, { icon: typeof Ban; look: string }> = {
  INVITED: { icon: Mail, look: "border-action bg-action-wash text-action-deep" },
  ACTIVE: { icon: CircleCheck, look: "border-green bg-green-wash text-green" },
  SUSPENDED: { icon: Ban, look: "border-red bg-red-wash text-red" },
};

/** The state of an account as word, icon and colour. */
export function UserState({ state, label }: { state: State; label: string }) {
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
