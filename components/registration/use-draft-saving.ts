"use client";

import { useCallback, useRef, useState } from "react";
import type { FormValues } from "@/components/registration/field-config";
import type { Result } from "@/lib/result";

export type SavedStep = { version: number; problems: Record<string, string> };
export type SaveAction = (input: unknown) => Promise<Result<SavedStep>>;

export type Saving = "idle" | "saving" | "saved" | "offline" | "conflict" | "refused";

/**
 * Saves a step in the background, one request after another, each with the version the last one gave. Gives the state
 * for the status line and the last refusal's key; what was typed always stays in the form.
 */
export function useDraftSaving(action: SaveAction, delegateId: string, step: string, startVersion: number) {
  const version = useRef(startVersion);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [saving, setSaving] = useState<Saving>("idle");
  const [refusedBy, setRefusedBy] = useState<string | null>(null);

  const save = useCallback(
    (values: FormValues, mrz?: string): Promise<SavedStep | null> => {
      const run = async (): Promise<SavedStep | null> => {
        setSaving("saving");
        try {
          const result = await action({
            delegateId,
            version: version.current,
            step,
            values,
            ...(mrz ? { mrz } : {}),
          });
          if (result.ok) {
            version.current = result.value.version;
            setSaving("saved");
            return result.value;
          }
          setRefusedBy(result.error.message);
          setSaving(result.error.message === "staleVersion" ? "conflict" : "refused");
        } catch {
          setSaving("offline");
        }
        return null;
      };
      const next = queue.current.then(run, run);
      queue.current = next;
      return next;
    },
    [action, delegateId, step],
  );

  /** Goes on from the version that another device saved. */
  const continueFrom = useCallback((newer: number) => {
    version.current = newer;
    setSaving("idle");
  }, []);

  return { save, saving, refusedBy, continueFrom };
}
