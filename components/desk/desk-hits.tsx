"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { StateBadge } from "@/components/ui/state-badge";
import type { DeskFinding, DeskHit } from "@/lib/badges/queries/find-at-desk";

function Hit({ hit, onChoose }: { hit: DeskHit; onChoose: () => void }) {
  const say = useTranslations("desk");
  const states = useTranslations("states");
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex w-full items-center gap-4 rounded-md border border-line bg-wash p-2 text-start hover:border-action"
    >
      {hit.photoId ? (
        <img src={`/api/photos/${hit.photoId}/badge`} alt="" className="h-20 w-15 rounded-md object-cover" />
      ) : (
        <span aria-hidden className="h-20 w-15 rounded-md bg-line" />
      )}
      <span className="min-w-0 flex-1">
        <span className="block text-lg font-bold">
          <bdi>{hit.name}</bdi>
        </span>
        {hit.nativeName && (
          <bdi lang={hit.nativeLanguage ?? undefined} className="block text-muted">
            {hit.nativeName}
          </bdi>
        )}
        <span className="block text-sm text-muted">
          <bdi>{hit.delegation}</bdi> · {hit.categoryCode} · <bdi className="tabular">{hit.reference}</bdi>
        </span>
      </span>
      <span className="flex flex-col items-end gap-1">
        <StateBadge state={hit.state} label={states(hit.state)} />
        {hit.badgeState && <span className="text-sm text-muted">{say(`badgeState.${hit.badgeState}`)}</span>}
      </span>
    </button>
  );
}

/** People to choose from, the approved first; in words when there is nobody. */
export function DeskHits({ finding, onChoose }: { finding: DeskFinding; onChoose: (id: string) => void }) {
  const say = useTranslations("desk");
  const { hits, more } = finding;
  if (hits.length === 0) {
    return (
      <div role="status">
        <EmptyState title={say("nobody")}>
          <p>{say("nobodyText")}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <section aria-label={say("hits", { count: hits.length })}>
      <p role="status" className="mb-2 text-muted">
        {say("hits", { count: hits.length })}
      </p>
      <ul className="grid gap-2 lg:grid-cols-2">
        {hits.map((hit) => (
          <li key={hit.delegateId}>
            <Hit hit={hit} onChoose={() => onChoose(hit.delegateId)} />
          </li>
        ))}
      </ul>
      {more && <p className="mt-2 text-muted">{say("more")}</p>}
    </section>
  );
}
