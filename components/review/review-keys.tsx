"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { keyOf } from "@/components/queue/key-of";
import { useSingleKeys } from "@/components/queue/use-single-keys";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  /** In a dossier: those on either side. In the queue j and k walk the rows. */
  previousHref?: string | null;
  nextHref?: string | null;
};

const ROWS = "[data-queue-row]";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Moves the focus along the rows; Enter then opens the row, as with every link. */
function walk(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)].filter((row) => row.offsetParent !== null);
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  next?.focus();
  return rows.length > 0;
}

/** Opens the form of a decision. One that is complete as it stands is ready to be sent by Enter. */
function decide(key: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(`[data-key="${key}"]`);
  if (!button || button.disabled) return false;
  button.click();
  if (/^[as]$/.test(key)) {
    setTimeout(() => document.querySelector<HTMLElement>("dialog[open] form [type=submit]")?.focus());
  }
  return true;
}

/**
 * Keys of the review, never while somebody types or a dialog is open: j and k next and previous, / search, the
 * decisions, ? this help. Control and Enter sends the form of an open dialog, and the next dossier follows.
 */
export function ReviewKeys({ previousHref, nextHref }: Props) {
  const say = useTranslations("review.keys");
  const tell = useTranslations("queue.keys");
  const router = useRouter();
  const help = useRef<HTMLDialogElement>(null);
  const { on, set } = useSingleKeys();
  useEffect(() => {
    const go = (href: string | null | undefined, step: 1 | -1): boolean => {
      if (href === undefined) return walk(step);
      if (href) router.push(href);
      return href !== null;
    };
    const act = (key: string): boolean => {
      if (key === "j") return go(nextHref, 1);
      if (key === "k") return go(previousHref, -1);
      if (key === "?") help.current?.showModal();
      else if (key === "/") document.getElementById("q")?.focus();
      else return /^[afhlqrswx]$/.test(key) && decide(key);
      return true;
    };
    const onKey = (event: KeyboardEvent) => {
      const dialog = document.querySelector("dialog[open]");
      if (dialog && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        dialog.querySelector<HTMLFormElement>("form:not([method=dialog])")?.requestSubmit();
        return;
      }
      if (!on || dialog || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!isTyping(event.target) && act(keyOf(event))) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [previousHref, nextHref, router, on]);
  return (
    <dialog
      ref={help}
      id="keys"
      aria-labelledby="keys-title"
      className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-md bg-paper p-6 text-ink shadow-overlay"
    >
      <h2 id="keys-title" className="mb-3">
        {say("title")}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {(["j", "k", "s", "f", "q", "a", "w", "r", "x", "h", "l", "slash"] as const).map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-sm border border-edge px-2 font-mono">
                {key === "slash" ? "/" : key}
              </kbd>
            </dt>
            <dd>{say(key)}</dd>
          </div>
        ))}
        {(["enter", "send", "help"] as const).map((name) => (
          <div key={name} className="contents">
            <dt>
              <kbd className="rounded-sm border border-edge px-2 font-mono whitespace-nowrap">
                {name === "enter" ? "Enter" : name === "send" ? "Ctrl + Enter" : "?"}
              </kbd>
            </dt>
            <dd>{tell(name)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4">
        <Checkbox
          id="single-keys"
          label={tell("on")}
          checked={on}
          onChange={(event) => set(event.target.checked)}
        />
      </div>
      <form method="dialog" className="mt-4">
        <Button type="submit" variant="secondary">
          {say("close")}
        </Button>
      </form>
    </dialog>
  );
}
