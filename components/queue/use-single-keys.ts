"use client";

import { useSyncExternalStore } from "react";

const NAME = "placet.keys";
const CHANGED = "placet:keys";

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  window.addEventListener("storage", onChange);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener("storage", onChange);
  };
}

function isOn(): boolean {
  try {
    return window.localStorage.getItem(NAME) !== "off";
  } catch {
    return true;
  }
}

/** Whether keys without a modifier act, and the switch: people who dictate must be able to turn them off (WCAG 2.1.4). */
export function useSingleKeys(): { on: boolean; set: (on: boolean) => void } {
  const on = useSyncExternalStore(subscribe, isOn, () => true);
  const set = (next: boolean) => {
    try {
      window.localStorage.setItem(NAME, next ? "on" : "off");
    } catch {
      // A browser that keeps nothing: the keys stay on.
    }
    window.dispatchEvent(new Event(CHANGED));
  };
  return { on, set };
}
