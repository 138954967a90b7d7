"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Action } from "@/components/forms/use-submit";
import { ApproveForm } from "@/components/review/approve-form";
import { CloseForm } from "@/components/review/close-form";
import { PassForm } from "@/components/review/pass-form";
import { ReturnForm } from "@/components/review/return-form";
import { Button } from "@/components/ui/button";
import type { ActionOffer } from "@/lib/accreditation/available-actions";
import type { Dossier } from "@/lib/accreditation/queries/dossier";

type Moved = Action<{ version: number }>;

export type DecisionActions = Record<ActionOffer["action"], Moved>;

type Props = { dossier: DecisionDossier; actions: DecisionActions; nextHref: string | null };

export type DecisionDossier = Pick<
  Dossier,
  "id" | "version" | "name" | "actions" | "categories" | "zones" | "category" | "refusalReasons" | "startsOn"
> & { today: string };

const KEY = { pass: "p", return: "r", approve: "a", refuse: "x", revoke: "x" } as const;
const VARIANT = {
  pass: "primary",
  return: "secondary",
  approve: "primary",
  refuse: "danger",
  revoke: "danger",
} as const;

/** The bar at the bottom: one button per decision; what is not for this person says why. */
export function DecisionBar({ dossier, actions, nextHref }: Props) {
  const say = useTranslations("review");
  const errors = useTranslations("errors");
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState<ActionOffer["action"] | null>(null);
  const offers = dossier.actions.filter(({ allowed, reason }) => allowed || reason !== "notFromThisState");
  const blocked = offers.filter(({ allowed }) => !allowed);
  const close = () => {
    dialog.current?.close();
    setOpen(null);
  };
  const shared = { dossier, nextHref, onCancel: close };
  if (offers.length === 0) return null;
  return (
    <section aria-label={say("decision")} className="sticky bottom-0 z-10 border-t border-line bg-paper py-3">
      <div className="flex flex-wrap items-center gap-3">
        {offers.map(({ action, allowed, reason }) => (
          <Button
            key={action}
            variant={VARIANT[action]}
            disabled={!allowed}
            data-key={KEY[action]}
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
      {blocked.map(({ action, reason }) => (
        <p key={action} id={`why-${action}`} className="mt-2 text-sm text-muted">
          {say(`action.${action}`)}: {errors((reason ?? "notAllowed") as never)}
        </p>
      ))}
      <dialog
        ref={dialog}
        aria-labelledby="decision-title"
        onClose={() => setOpen(null)}
        className="m-auto max-h-[90dvh] w-[min(40rem,calc(100vw-2rem))] overflow-y-auto rounded-md bg-paper p-6 text-ink shadow-overlay backdrop:bg-ink/50"
      >
        {open && (
          <>
            <h2 id="decision-title" className="mb-4">
              {say(`action.${open}`)} – <bdi>{dossier.name}</bdi>
            </h2>
            {open === "pass" && <PassForm {...shared} action={actions.pass} />}
            {open === "return" && <ReturnForm {...shared} action={actions.return} />}
            {open === "approve" && <ApproveForm {...shared} action={actions.approve} />}
            {(open === "refuse" || open === "revoke") && (
              <CloseForm {...shared} kind={open} action={actions[open]} />
            )}
          </>
        )}
      </dialog>
    </section>
  );
}
