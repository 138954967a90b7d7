import type { ReactNode } from "react";

/** Something that opens below its title: an act with its consequences, or a list too long to stand open. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-md border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold text-action">
        {title}
      </summary>
      <div className="space-y-3 border-t border-line p-4">{children}</div>
    </details>
  );
}
