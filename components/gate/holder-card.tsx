"use client";

import { useTranslations } from "next-intl";
import { CategoryBand } from "@/components/gate/category-band";
import type { VerifiedHolder } from "@/lib/badges/queries/verify";

/** Photo, name, category and zones of the holder: what stands on the badge, to be compared with the person. */
export function HolderCard({ holder }: { holder: VerifiedHolder }) {
  const say = useTranslations("verify");
  const { surname, given, native, category, zones, photoId, delegation } = holder;
  const name = [surname, given].filter(Boolean).join(" ");
  const open = zones.filter((zone) => zone.open);
  return (
    <section className="mx-auto mt-4 flex w-full max-w-md gap-4 rounded-md bg-[#fff] p-3 text-[#14212b] sm:max-w-2xl">
      {photoId ? (
        <img
          src={`/api/photos/${photoId}/badge`}
          alt={say("photoOf", { name })}
          className="aspect-[3/4] w-2/5 shrink-0 rounded-md object-cover"
        />
      ) : (
        <p className="flex aspect-[3/4] w-2/5 shrink-0 items-center justify-center rounded-md bg-[#f4f7f9] p-2 text-center text-[#51606b]">
          {say("noPhoto")}
        </p>
      )}
      <div className="min-w-0 space-y-2">
        <p className="text-2xl leading-tight font-bold">
          <bdi>{surname}</bdi>
        </p>
        {given && (
          <p className="text-xl leading-tight">
            <bdi>{given}</bdi>
          </p>
        )}
        {native && (
          <p lang={native.lang} dir={native.rtl ? "rtl" : "ltr"} className="text-[#51606b]">
            {native.text}
          </p>
        )}
        <p className="font-semibold">
          <bdi>{delegation}</bdi>
        </p>
        <CategoryBand code={category.code} word={category.word} color={category.color} />
        <ul aria-label={say("zones")} className="flex flex-wrap gap-1.5">
          {open.map(({ code, name: zone }) => (
            <li
              key={code}
              title={zone}
              className="flex size-11 items-center justify-center rounded-md bg-[#14212b] text-xl font-bold text-[#fff]"
            >
              <span aria-hidden>{code}</span>
              <span className="sr-only">{zone}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
