import { getTranslations } from "next-intl/server";
import { StateBadge } from "@/components/ui/state-badge";
import type { DuplicateBrief } from "@/lib/delegates/queries/duplicates";

/** One of two people who are perhaps one: face, names, delegation, state. */
export async function PairPerson({ person }: { person: DuplicateBrief }) {
  const [say, state] = await Promise.all([getTranslations("review"), getTranslations("states")]);
  return (
    <div className="flex min-w-0 gap-3">
      {person.photoId ? (
        <img
          src={`/api/photos/${person.photoId}/badge`}
          alt={say("photoOf", { name: person.name })}
          width={90}
          height={120}
          loading="lazy"
          className="h-30 w-22.5 shrink-0 rounded-md border border-line object-cover"
        />
      ) : (
        <span aria-hidden className="h-30 w-22.5 shrink-0 rounded-md border border-line bg-wash" />
      )}
      <div className="min-w-0 space-y-1">
        <p className="text-lg font-semibold">
          <bdi>{person.name}</bdi>
        </p>
        {person.nativeName && (
          <p>
            <bdi>{person.nativeName}</bdi>
          </p>
        )}
        <p className="text-sm text-muted">
          <bdi>{person.delegation}</bdi> · <bdi className="tabular">{person.reference}</bdi>
        </p>
        <StateBadge state={person.state} label={state(person.state)} />
      </div>
    </div>
  );
}
