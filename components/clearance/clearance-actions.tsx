"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { AskForm } from "@/components/clearance/ask-form";
import { MatchForm } from "@/components/clearance/match-form";
import { SettleForm } from "@/components/clearance/settle-form";
import type { Action } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import type { ClearanceOffer, OfferedAction } from "@/lib/screening/clearance-offers";

export type OpenFile = { delegateId: string; version: number; name: string; offers: ClearanceOffer[] };
export type ClearanceFormProps = { file: OpenFile; action: Action<unknown>; onCancel: () => void };

type Actions = Record<"take" | "resume" | "enterMatch" | "ask" | "settle", Action<unknown>>;

const VARIANT: Partial<Record<OfferedAction, "primary" | "danger">> = {
  start: "primary",
  resume: "primary",
  clear: "primary",
  dismissMatch: "primary",
  clearReferred: "primary",
  deny: "danger",
  denyLater: "danger",
};

/** What can be done with the file now, one button each; what is not for this officer says why. */
export function ClearanceActions({ file, actions }: { file: OpenFile; actions: Actions }) {
  const say = useTranslations("clearance");
  const errors = useTranslations("errors");
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState<OfferedAction | null>(null);
  const close = () => {
    dialog.current?.close();
    setOpen(null);
  };
  if (file.offers.length === 0) return null;
  const form = (name: OfferedAction) => {
    const shared = { file, onCancel: close };
    if (name === "enterMatch") return <MatchForm {...shared} action={actions.enterMatch} />;
    if (name === "ask") return <AskForm {...shared} action={actions.ask} />;
    const by = { start: actions.take, resume: actions.resume } as Partial<
      Record<OfferedAction, Action<unknown>>
    >;
    return <SettleForm {...shared} name={name} action={by[name] ?? actions.settle} />;
  };
  return (
    <section aria-label={say("decide")} className="mt-5 border-y border-line py-3">
      <div className="flex flex-wrap items-center gap-3">
        {file.offers.map(({ action, allowed, reason }) => (
          <Button
            key={action}
            variant={VARIANT[action] ?? "secondary"}
            disabled={!allowed}
            aria-describedby={reason ? `why-${action}` : undefined}
            onClick={() => {
              setOpen(action);
              dialog.current?.showModal();
            }}
          >
            {say(`action.${action}`)}
          </Button>
        ))}
      </div>
      {file.offers
        .filter(({ allowed }) => !allowed)
        .map(({ action, reason }) => (
          <p key={action} id={`why-${action}`} className="mt-2 text-sm text-muted">
            {say(`action.${action}`)}: {errors((reason ?? "notAllowed") as never)}
          </p>
        ))}
      <dialog
        ref={dialog}
        aria-labelledby="clearance-title"
        onClose={() => setOpen(null)}
        className="m-auto max-h-[90dvh] w-[min(40rem,calc(100vw-2rem))] overflow-y-auto rounded-md bg-paper p-6 text-ink shadow-overlay backdrop:bg-ink/50"
      >
        {open && (
          <>
            <h2 id="clearance-title" className="mb-4">
              {say(`action.${open}`)} – <bdi>{file.name}</bdi>
            </h2>
            {form(open)}
          </>
        )}
      </dialog>
    </section>
  );
}
