"use client";

import { type Action, useSubmit } from "@/components/forms/use-submit";
import { useRouter } from "@/lib/i18n/navigation";

/** Sends a decision, then goes on to the next dossier, or shows this one as it is now. */
export function useDecision(action: Action<unknown>, nextHref: string | null, onDone: () => void) {
  const router = useRouter();
  const submission = useSubmit(action, () => {
    onDone();
    if (nextHref) router.push(nextHref);
    router.refresh();
  });
  return { ...submission, reload: () => router.refresh() };
}
