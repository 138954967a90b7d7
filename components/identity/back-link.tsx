"use client";

import { useSearchParams } from "next/navigation";
import { buttonClass } from "@/components/ui/button";
import { Link, usePathname } from "@/lib/i18n/navigation";

/** Leads to a step of the sign-in, and from there back to this page. */
export function BackLink({ to, label }: { to: "/sign-in" | "/second-factor"; label: string }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const here = encodeURIComponent(query ? `${path}?${query}` : path);
  return (
    <Link className={buttonClass("primary")} href={`${to}?next=${here}`}>
      {label}
    </Link>
  );
}
