"use client";

import { useLocale } from "next-intl";
import { getPathname } from "@/lib/i18n/navigation";

/**
 * Leads to a page of ours by a new document: whoever signed in or out is somebody else now, and no page that the
 * browser still holds in memory may be shown to them.
 */
export function useGo(): (path: string) => void {
  const locale = useLocale();
  return (path) => window.location.assign(getPathname({ href: path, locale }));
}
