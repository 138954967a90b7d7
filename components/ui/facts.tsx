import clsx from "clsx";
import type { ReactNode } from "react";

export type Fact = { label: string; value: ReactNode; changed?: boolean };

/** Labelled facts, label above value on a phone and beside it on a desk. Empty values are left out. */
export function Facts({ facts, changedLabel }: { facts: readonly Fact[]; changedLabel?: string }) {
  return (
    <dl className="divide-y divide-line">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== "")
        .map(({ label, value, changed }) => (
          <div
            key={label}
            className={clsx("gap-4 py-2 sm:grid sm:grid-cols-[12rem_1fr]", changed && "bg-amber-wash")}
          >
            <dt className="text-sm text-muted sm:pt-0.5">{label}</dt>
            <dd className="min-w-0">
              <bdi>{value}</bdi>
              {changed && <span className="ms-2 text-sm font-semibold text-amber">{changedLabel}</span>}
            </dd>
          </div>
        ))}
    </dl>
  );
}
