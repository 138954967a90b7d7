"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Action } from "@/components/forms/use-submit";
import { ApproveForm } from "@/components/review/approve-form";
import { CloseForm } from "@/components/review/close-form";
import { ConfirmForm } from "@/components/review/confirm-form";
import { FindingForm } from "@/components/review/finding-form";
import { HoldForm } from "@/components/review/hold-form";
import { QueryForm } from "@/components/review/query-form";
import { QueryReturnForm } from "@/components/review/query-return-form";
import { ReturnForm } from "@/components/review/return-form";
import { Button } from "@/components/ui/button";
import type { ActionOffer } from "@/lib/accreditation/available-actions";
import type { Dossier } from "@/lib/accreditation/queries/dossier";

/** Decisions on the file, and what a reviewer does with an own review. */
type Name = ActionOffer["action"] | "closeReview" | "askQuery";

export type DecisionActions = Record<Name, Action<unknown>>;

type Props = { dossier: DecisionDossier; actions: DecisionActions; nextHref: string | null };

export type DecisionDossier = Pick<
  Dossier,
  | "id"
  | "version"
  | "name"
  | "actions"
  | "categories"
  | "zones"
  | "category"
  | "refusalReasons"
  | "reads"
  | "startsOn"
  | "reviews"
> & { today: string };

type Offer = {
  key: string;
  name: Name;
  label: string;
  allowed: boolean;
  reason: string | null;
  taskId: string;
};

const KEY: Record<Name, string> = {
  startReview: "s",
  closeReview: "f",
  askQuery: "q",
  return: "r",
  returnOnQuery: "r",
  askForMore: "r",
  approve: "a",
  putOnWaitingList: "w",
  refuse: "x",
  hold: "h",
  liftHold: "l",
  revoke: "x",
};
/** Why a button is not even shown: nothing that the reader could change. */
const HIDDEN = new Set(["notFromThisState", "roomIsLeft"]);
const VARIANT = {
  startReview: "primary",
  closeReview: "primary",
  askQuery: "secondary",
  return: "secondary",
  returnOnQuery: "secondary",
  askForMore: "secondary",
  approve: "primary",
  putOnWaitingList: "secondary",
  refuse: "danger",
  hold: "danger",
  liftHold: "primary",
  revoke: "danger",
} as const satisfies Record<Name, string>;

/** The bar at the bottom: one button per decision; what is not for this person says why. */
export function DecisionBar({ dossier, actions, nextHref }: Props) {
  const say = useTranslations("review");
  const errors = useTranslations("errors");
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState<Offer | null>(null);
  const offers: Offer[] = [
    ...dossier.reviews.tasks.flatMap(({ id, kind, own }): Offer[] =>
      own
        ? (["closeReview", "askQuery"] as const).map((name) => {
            const label = `${say(`action.${name}`)}: ${say(`reviews.kind.${kind}`)}`;
            return { key: `${name}-${id}`, name, label, ...own, taskId: id };
          })
        : [],
    ),
    ...dossier.actions
      .filter(({ allowed, reason }) => allowed || !HIDDEN.has(reason ?? ""))
      .map(({ action, allowed, reason }) => {
        return { key: action, name: action, label: say(`action.${action}`), allowed, reason, taskId: "" };
      }),
  ];
  const close = () => {
    dialog.current?.close();
    setOpen(null);
  };
  if (offers.length === 0) return null;
  const form = (offer: Offer) => {
    const shared = { dossier, nextHref, onCancel: close, action: actions[offer.name] };
    switch (offer.name) {
      case "startReview":
      case "putOnWaitingList":
        return <ConfirmForm {...shared} kind={offer.name} />;
      case "closeReview":
        return <FindingForm {...shared} taskId={offer.taskId} />;
      case "askQuery":
        return <QueryForm {...shared} taskId={offer.taskId} />;
      case "return":
      case "askForMore":
        return <ReturnForm {...shared} kind={offer.name} />;
      case "returnOnQuery":
        return <QueryReturnForm {...shared} />;
      case "approve":
        return <ApproveForm {...shared} />;
      case "hold":
      case "liftHold":
        return <HoldForm {...shared} kind={offer.name} />;
      default:
        return <CloseForm {...shared} kind={offer.name} />;
    }
  };
  return (
    <section aria-label={say("decision")} className="sticky bottom-0 z-10 border-t border-line bg-paper py-3">
      <div className="flex flex-wrap items-center gap-3">
        {offers.map((offer) => (
          <Button
            key={offer.key}
            variant={VARIANT[offer.name]}
            disabled={!offer.allowed}
            data-key={KEY[offer.name]}
            aria-describedby={offer.reason ? `why-${offer.key}` : undefined}
            onClick={() => {
              setOpen(offer);
              dialog.current?.showModal();
            }}
          >
            {offer.label}
          </Button>
        ))}
      </div>
      {offers
        .filter(({ allowed }) => !allowed)
        .map(({ key, label, reason }) => (
          <p key={key} id={`why-${key}`} className="mt-2 text-sm text-muted">
            {label}: {errors((reason ?? "notAllowed") as never)}
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
              {open.label} – <bdi>{dossier.name}</bdi>
            </h2>
            {form(open)}
          </>
        )}
      </dialog>
    </section>
  );
}
