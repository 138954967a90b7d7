import clsx from "clsx";
import type { LucideIcon } from "lucide-react";

/** How one state looks: its icon, and the classes of border, ground and ink. */
export type StateLook = { icon: LucideIcon; look: string };

/** A state as word, icon and colour, so that no one of them carries it alone. */
export function StateMark({ icon: Icon, look, label }: StateLook & { label: string }) {
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
