import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BadgeHistory } from "@/components/desk/badge-history";
import { CategoryBand } from "@/components/gate/category-band";
import { StateBadge } from "@/components/ui/state-badge";
import type { DeskPerson } from "@/lib/badges/queries/desk-person";

/**
 * A person at the desk: the photo fills a third of the screen, the name is the largest text, one thing to do. Makes
 * room while the field above shows people to choose from.
 */
export async function PersonView({ person, children }: { person: DeskPerson; children: ReactNode }) {
  const [say, states] = await Promise.all([getTranslations("desk"), getTranslations("states")]);
  const { surname, given, category, zones, photoId, nativeName } = person;
  const name = [surname, given].filter(Boolean).join(" ");
  return (
    <article aria-label={name} className="grid gap-6 peer-data-found:hidden lg:grid-cols-3">
      {photoId ? (
        <img
          src={`/api/photos/${photoId}/master`}
          alt={say("photoOf", { name })}
          className="aspect-[3/4] max-h-[70dvh] w-full rounded-md object-cover"
        />
      ) : (
        <p className="flex min-h-24 w-full items-center justify-center lg:aspect-[3/4] lg:max-h-[70dvh] rounded-md border border-dashed border-edge bg-wash text-muted">
          {say("noPhoto")}
        </p>
      )}
      <div className="min-w-0 space-y-4">
        <h1 className="text-[2.75rem] leading-tight">
          <span className="block">
            <bdi>{surname}</bdi>
          </span>{" "}
          {given && (
            <span className="block text-3xl font-normal">
              <bdi>{given}</bdi>
            </span>
          )}
        </h1>
        {nativeName && (
          <p className="text-2xl text-muted">
            <bdi lang={person.nativeLanguage ?? undefined}>{nativeName}</bdi>
          </p>
        )}
        <StateBadge state={person.state} label={states(person.state)} />
        {category && <CategoryBand code={category.code} word={category.name} color={category.color} />}
        <p className="text-xl font-semibold">
          <bdi>{person.delegation}</bdi>
        </p>
        {person.functionalTitle && (
          <p className="text-lg">
            <bdi>{person.functionalTitle}</bdi>
          </p>
        )}
        {zones.length > 0 && (
          <ul aria-label={say("zones")} className="flex flex-wrap gap-2">
            {zones.map(({ code, name: zone }) => (
              <li key={code} className="flex items-center gap-2 rounded-md border border-line px-2 py-1">
                <span className="text-lg font-bold">{code}</span>
                <span className="text-sm text-muted">{zone}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="text-sm text-muted">
          {say("reference")} <bdi className="tabular">{person.reference}</bdi>
        </p>
        <BadgeHistory badges={person.badges} place={{ timeZone: person.timeZone, city: person.city }} />
      </div>
      <div>{children}</div>
    </article>
  );
}
