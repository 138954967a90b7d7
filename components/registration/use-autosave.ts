"use client";

import { useCallback, useEffect, useRef } from "react";
import type { FormValues } from "@/components/registration/field-config";
import type { Save } from "@/components/registration/use-draft-saving";

/** Milliseconds without a keystroke after which a draft is saved. */
const PAUSE = 1200;

/**
 * Saves what was typed after a pause, when the tab is left or hidden, and when the line is back. Warns before the tab
 * is closed on something unsaved.
 * @param values what the form holds; null while nothing was touched, or another save is under way
 */
export function useAutosave(values: FormValues | null, save: Save): void {
  const pending = useRef<FormValues | null>(null);

  const flush = useCallback(() => {
    const unsaved = pending.current;
    if (!unsaved) return;
    pending.current = null;
    void save(unsaved).then((isStored) => {
      if (!isStored) pending.current ??= unsaved;
    });
  }, [save]);

  useEffect(() => {
    pending.current = values;
    if (!values) return;
    const timer = setTimeout(flush, PAUSE);
    return () => clearTimeout(timer);
  }, [values, flush]);

  useEffect(() => {
    const whenHidden = () => {
      if (document.visibilityState === "hidden") flush();
    };
    const beforeClosing = (event: BeforeUnloadEvent) => {
      if (pending.current) event.preventDefault();
    };
    document.addEventListener("visibilitychange", whenHidden);
    window.addEventListener("online", flush);
    window.addEventListener("beforeunload", beforeClosing);
    return () => {
      document.removeEventListener("visibilitychange", whenHidden);
      window.removeEventListener("online", flush);
      window.removeEventListener("beforeunload", beforeClosing);
      flush();
    };
  }, [flush]);
}
