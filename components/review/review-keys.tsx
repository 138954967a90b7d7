"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { previousHref?: string | null; nextHref?: string | null; firstHref?: string | null };

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys of the review: j and k next and previous, / search, s f q a r x h l the decisions, ? this help. Never while typing. */
export function ReviewKeys({ previousHref, nextHref, firstHref }: Props) {
  const say = useTranslations("review.keys");
  const router = useRouter();
  const help = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const target = event.key === "j" ? (nextHref ?? firstHref) : event.key === "k" ? previousHref : null;
      if (target) router.push(target);
      else if (event.key === "/") document.getElementById("q")?.focus();
      else if (event.key === "?") help.current?.showModal();
      else if (/^[afhlqrsx]$/.test(event.key))
        document.querySelector<HTMLElement>(`[data-key="${event.key}"]`)?.click();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [previousHref, nextHref, firstHref, router]);
  return (
    <dialog
      ref={help}
      aria-labelledby="keys-title"
      className="m-auto rounded-md bg-paper p-6 text-ink shadow-overlay"
    >
      <h2 id="keys-title" className="mb-3">
        {say("title")}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {(["j", "k", "s", "f", "q", "a", "r", "x", "h", "l", "slash"] as const).map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-sm border border-edge px-2 font-mono">
                {key === "slash" ? "/" : key}
              </kbd>
            </dt>
            <dd>{say(key)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-4">
        <button type="submit" className="min-h-11 rounded-md border border-edge px-4">
          {say("close")}
        </button>
      </form>
    </dialog>
  );
}
