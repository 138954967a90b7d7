"use client";

import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";

/** Opens the list of keys, for those who do not know that "?" does. */
export function KeysButton() {
  const say = useTranslations("queue.keys");
  return (
    <button
      type="button"
      aria-keyshortcuts="?"
      className={buttonClass("quiet", "ms-auto")}
      onClick={() => document.querySelector<HTMLDialogElement>("#keys")?.showModal()}
    >
      <Keyboard aria-hidden className="size-5" />
      {say("button")}
    </button>
  );
}
