import { Ban, CircleCheck, Mail } from "lucide-react";
import { type StateLook, StateMark } from "@/components/ui/state-mark";
import type { UserState as State } from "@/lib/identity/queries/users";

const LOOK: Record<State, StateLook> = {
  INVITED: { icon: Mail, look: "border-action bg-action-wash text-action-deep" },
  ACTIVE: { icon: CircleCheck, look: "border-green bg-green-wash text-green" },
  SUSPENDED: { icon: Ban, look: "border-red bg-red-wash text-red" },
};

/** The state of an account as word, icon and colour. */
export function UserState({ state, label }: { state: State; label: string }) {
  return <StateMark {...LOOK[state]} label={label} />;
}
