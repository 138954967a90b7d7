"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fold } from "@/components/ui/fold";
import type { BatchChoice } from "@/lib/badges/queries/batches";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";

type Delegation = BatchChoice["delegations"][number];

/** Which of the delegations have signed what would be printed now; opened, each of them with since when it has not. */
export function BatchProofs({ delegations, place }: { delegations: readonly Delegation[]; place: Place }) {
  const say = useTranslations("desk.batch.proofs");
  const locale = useLocale() as Locale;
  const when = (instant: string) => formatInstant(new Date(instant), locale, place);
  const words = ({ signature, open, since }: Delegation["proofs"]) => {
    if (!signature) return say("unsigned");
    const signed = say.rich("signed", {
      name: signature.by,
      date: when(signature.at),
      bdi: (text) => <bdi>{text}</bdi>,
    });
    if (open === 0) return signed;
    return (
      <>
        {signed} {since ? say("openSince", { count: open, date: when(since) }) : say("open", { count: open })}
      </>
    );
  };
  const signed = delegations.filter(({ proofs }) => proofs.signature && proofs.open === 0).length;
  return (
    <Fold title={say("sum", { signed, total: delegations.length })}>
      <ul className="divide-y divide-line">
        {delegations.map(({ id, name, proofs }) => (
          <li key={id} className="py-2">
            <bdi className="font-semibold">{name}</bdi>
            <p className="text-muted">{words(proofs)}</p>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
