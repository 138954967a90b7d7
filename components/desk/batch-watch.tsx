"use client";

import { useEffect } from "react";
import { useRouter } from "@/lib/i18n/navigation";

const EVERY_MS = 1500;

/** Brings the page up to date while a batch is under way; rests when all are done or the page is hidden. */
export function BatchWatch({ busy }: { busy: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [busy, router]);
  return null;
}
