import clsx from "clsx";
import type { ReactNode } from "react";

/** A bordered area of a page; `wash` sets it back. */
export function Card({
  children,
  className,
  wash = false,
}: {
  children: ReactNode;
  className?: string;
  wash?: boolean;
}) {
  return (
    <section
      className={clsx("rounded-md border border-line p-4 sm:p-6", wash ? "bg-wash" : "bg-paper", className)}
    >
      {children}
    </section>
  );
}
