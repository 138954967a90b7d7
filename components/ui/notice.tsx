import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeKind = "info" | "success" | "warning" | "danger";

const LOOK = {
  info: { icon: Info, box: "border-action bg-action-wash", ink: "text-action" },
  success: { icon: CircleCheck, box: "border-green bg-green-wash", ink: "text-green" },
  warning: { icon: TriangleAlert, box: "border-amber bg-amber-wash", ink: "text-amber" },
  danger: { icon: CircleAlert, box: "border-red bg-red-wash", ink: "text-red" },
} as const;

type Props = {
  kind?: NoticeKind;
  title?: string;
  children?: ReactNode;
  role?: "status" | "alert";
  id?: string;
};

/** What happened, what it means, what to do next. Icon and word carry it, colour only helps. */
export function Notice({ kind = "info", title, children, role, id }: Props) {
  const { icon: Icon, box, ink } = LOOK[kind];
  return (
    <div id={id} role={role} className={clsx("flex gap-3 rounded-md border-s-4 p-4", box)}>
      <Icon aria-hidden className={clsx("mt-0.5 size-5 shrink-0", ink)} />
      <div className="min-w-0 space-y-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
