"use client";

import { useEffect, useRef, useState } from "react";
import { LEASE_MINUTES, RENEW_SECONDS } from "@/lib/accreditation/claims/lease";
import { newId } from "@/lib/ids";

export type Standing = { state: "asking" | "held" | "unsure" } | { state: "other"; name: string };

type Answer = { error?: { message: string; values?: Record<string, string> } };

/** Anything that tells of somebody at the page. */
const SIGNS = ["pointerdown", "pointermove", "keydown", "scroll"] as const;

/**
 * Claims a dossier for as long as this page is open and in use: taken at once, renewed each minute while somebody is
 * at the page, given up when it is left. A page that sleeps lets its lease run out.
 */
export function useClaim(
  delegateId: string,
  wanted: boolean,
): { standing: Standing; lease: string; tookOver: () => void } {
  const [lease] = useState(newId);
  const [standing, setStanding] = useState<Standing>({ state: "asking" });
  const lastSign = useRef(0);
  useEffect(() => {
    if (!wanted) return;
    const address = `/api/claims/${delegateId}/${lease}`;
    let left = false;
    const ask = async () => {
      let next: Standing = { state: "unsure" };
      try {
        const response = await fetch(address, { method: "PUT" });
        const { error } = (await response.json()) as Answer;
        if (response.ok) next = { state: "held" };
        else if (error?.message === "claimedBy") next = { state: "other", name: error.values?.name ?? "" };
      } catch {
        // The line is away: the commands still ask who holds the claim.
      }
      if (!left) setStanding(next);
    };
    const release = () => {
      void fetch(address, { method: "DELETE", keepalive: true }).catch(() => undefined);
    };
    const sign = () => {
      lastSign.current = Date.now();
    };
    const renew = () => {
      const inUse = Date.now() - lastSign.current < LEASE_MINUTES * 60_000;
      if (inUse && document.visibilityState === "visible") void ask();
    };
    const shown = (event: PageTransitionEvent) => event.persisted && void ask();
    sign();
    void ask();
    const timer = setInterval(renew, RENEW_SECONDS * 1000);
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true });
    document.addEventListener("visibilitychange", renew);
    window.addEventListener("pagehide", release);
    window.addEventListener("pageshow", shown);
    return () => {
      left = true;
      clearInterval(timer);
      for (const name of SIGNS) window.removeEventListener(name, sign);
      document.removeEventListener("visibilitychange", renew);
      window.removeEventListener("pagehide", release);
      window.removeEventListener("pageshow", shown);
      release();
    };
  }, [delegateId, lease, wanted]);
  return { standing, lease, tookOver: () => setStanding({ state: "held" }) };
}
