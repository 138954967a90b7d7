"use client";

import { useTranslations } from "next-intl";
import { CategoryBand } from "@/components/gate/category-band";
import type { VerifiedHolder } from "@/lib/badges/queries/verify";

function Photo({ photoId, name }: { photoId: string | null; name: string }) {
  const say = useTranslations("verify");
  const look = "aspect-[3/4] w-[46%] max-w-96 shrink-0 self-start rounded-md object-cover";
  if (photoId)
    return <img src={`/api/photos/${photoId}/badge`} alt={say("photoOf", { name })} className={look} />;
  return (
    <p className={`${look} flex items-center justify-center bg-[#f4f7f9] p-2 text-center text-[#51606b]`}>
      {say("noPhoto")}
    </p>
  );
}

/** Photo, name, category and zones of the holder: what stands on the badge, to be compared with the person. */
export function HolderCard({ holder }: { holder: VerifiedHolder }) {
  const say = useTranslations("verify");
  const { surname, given, native, category, zones, photoId, delegation } = holder;
  return (
    <section className="mx-auto mt-3 w-full max-w-xl rounded-md lg:max-w-4xl bg-[#fff] p-3 text-[#14212b]">
      <p className="text-2xl leading-tight font-bold lg:text-[3.5rem]">
        <bdi>{surname}</bdi>
      </p>
      {given && (
        <p className="text-xl leading-tight lg:text-3xl">
          <bdi>{given}</bdi>
        </p>
      )}
      <div className="mt-2 flex gap-3">
        <Photo photoId={photoId} name={[surname, given].filter(Boolean).join(" ")} />
        <div className="min-w-0 space-y-2 lg:text-xl">
          {native && (
            <p className="text-[#51606b]">
              <bdi lang={native.lang}>{native.text}</bdi>
            </p>
          )}
          <p className="leading-tight font-semibold">
            <bdi>{delegation}</bdi>
          </p>
          <ul aria-label={say("zones")} className="flex flex-wrap gap-1.5">
            {zones
              .filter(({ open }) => open)
              .map(({ code, name: zone }) => (
                <li
                  key={code}
                  title={zone}
                  className="flex size-10 items-center justify-center rounded-md bg-[#14212b] text-xl font-bold text-[#fff]"
                >
                  <span aria-hidden>{code}</span>
                  <span className="sr-only">{zone}</span>
                </li>
              ))}
          </ul>
        </div>
      </div>
      <div className="mt-3">
        <CategoryBand code={category.code} word={category.word} color={category.color} />
      </div>
    </section>
  );
}
