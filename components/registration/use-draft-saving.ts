"use client";

import { useCallback, useRef, useState } from "react";
import type { FormValues } from "@/components/registration/field-config";
import type { Result } from "@/lib/result";

export type SavedStep = { version: number; problems: Record<string, string> };
export type SaveAction = (input: unknown) => Promise<Result<SavedStep>>;

export type Saving = "idle" | "saving" | "saved" | "offline" | "conflict" | "refused";

/** Saves a step; true when it is stored. */
export type Save = (values: FormValues, mrz?: string) => Promise<boolean>;

/**
 * Saves a step in the background, one request after another, each with the version the last one gave. Gives the state
 * for the status line and the last refusal's key; what was typed always stays in the form. In a conflict nothing more
 * is sent until the person has chosen.
 */
export function useDraftSaving(action: SaveAction, delegateId: string, step: string, startVersion: number) {
  const version = useRef(startVersion);
  const stored = useRef("");
  const inConflict = useRef(false);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const [saving, setSaving] = useState<Saving>("idle");
  const [refusedBy, setRefusedBy] = useState<string | null>(null);

  const save: Save = useCallback(
    (values, mrz) => {
      const send = async (): Promise<boolean> => {
        const text = JSON.stringify([values, mrz]);
        if (inConflict.current) return false;
        if (text === stored.current) return true;
        setSaving("saving");
        try {
          const input = { delegateId, version: version.current, step, values, ...(mrz ? { mrz } : {}) };
          const result = await action(input);
          if (result.ok) {
            version.current = result.value.version;
            stored.current = text;
            setSaving("saved");
            return true;
          }
          inConflict.current = result.error.message === "staleVersion";
          setRefusedBy(result.error.message);
          setSaving(inConflict.current ? "conflict" : "refused");
        } catch {
          setSaving("offline");
        }
        return false;
      };
      queue.current = queue.current.then(send, send);
      return queue.current;
    },
    [action, delegateId, step],
  );

  /** Goes on from the version that another device saved. */
  const continueFrom = useCallback((newer: number) => {
    version.current = newer;
    inConflict.current = false;
    setSaving("idle");
  }, []);

  return { save, saving, refusedBy, continueFrom };
}
